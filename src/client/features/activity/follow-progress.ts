import type { Generation } from '#shared/generation.ts'
import { announce } from '../../lib/announce.ts'
import { titlePage } from '../../lib/page-title.ts'
import {
  addEnds,
  createBatch,
  noEnds,
  noteInBatch,
  progressOf,
  sentenceOf,
  titleOf,
} from './batch.ts'
import { describeEnd } from './describe-end.ts'
import { progressSteps, showIcon } from './favicon.ts'
import type { TabIcon } from './favicon.ts'

interface ProgressSurroundings {
  usualMsOf: (generation: Generation) => number
  /** Once for each batch. */
  onDone: (sentence: string) => void
}

const tickMs = 1_000

/** Tells of what is on its way where another tab, or another sense, can notice it. At rest it does nothing. */
export function followProgress({ usualMsOf, onDone }: ProgressSurroundings) {
  let batch = createBatch()
  let unseenEnds = noEnds
  let dot: TabIcon['dot'] = null
  let timer: ReturnType<typeof setInterval> | undefined
  let isDue = false
  let shown = ''

  function show() {
    isDue = false
    const count = batch.live.size
    if (count > 0) timer ??= setInterval(show, tickMs)
    else {
      clearInterval(timer)
      timer = undefined
    }
    titlePage({ news: count > 0 ? `${count} running` : titleOf(unseenEnds) })

    const share = progressOf(batch, usualMsOf, Date.now())
    const progress = count > 0 ? Math.round(share * progressSteps) / progressSteps : null
    const state = `${progress} ${dot}`
    if (state !== shown) showIcon({ progress, dot })
    shown = state
  }

  function end(generation: Generation) {
    announce(describeEnd(generation))
    if (document.hidden && generation.status !== 'canceled')
      dot = generation.status === 'succeeded' ? (dot ?? 'ended') : 'failed'
    if (batch.live.size > 0) return
    const sentence = sentenceOf(batch)
    if (sentence !== '') onDone(sentence)
    if (document.hidden) unseenEnds = addEnds(unseenEnds, batch)
    batch = createBatch()
  }

  function look() {
    if (document.hidden) return
    unseenEnds = noEnds
    dot = null
    show()
  }
  document.addEventListener('visibilitychange', look)

  return {
    note(generation: Generation) {
      if (noteInBatch(batch, generation)) end(generation)
      if (isDue) return
      isDue = true
      // Hundreds may come in one answer; the tab changes once.
      queueMicrotask(show)
    },
    stop() {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    },
  }
}
