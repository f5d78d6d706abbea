import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { lines, openFaultStudio, succeeded } from './fault-studio.ts'
import type { FaultStudio, Line } from './fault-studio.ts'

/** A connection waits this long for another's lock before it gives up; see `openDatabase`. */
const patienceMs = 5_000

const holder = `
  const { parentPort, workerData: { path, ms } } = require('node:worker_threads')
  const { DatabaseSync } = require('node:sqlite')
  const database = new DatabaseSync(path)
  database.exec('begin immediate')
  parentPort.postMessage('locked')
  setTimeout(() => { database.exec('rollback'); database.close() }, ms)
`

/** In a thread of its own: ours stands still while it waits for the lock. */
async function lockLibrary(studio: FaultStudio, ms: number) {
  const path = join(studio.dataDir, 'library.sqlite')
  const thread = new Worker(holder, { eval: true, workerData: { path, ms } })
  await once(thread, 'message')
  return once(thread, 'exit')
}

let studio: FaultStudio
afterEach(() => studio.close())

const bytes: Line = {
  ...lines.segmind,
  name: 'Segmind, which answers with the bytes',
  variable: 'SEGMIND_URL',
  path: '/segmind/v1/luma-photon-txt-2-img',
}

describe.each([
  ['for a moment', 1_000],
  ['for longer than a connection waits', patienceMs + 1_500],
])('the library is locked %s', (_, ms) => {
  it.each([lines.luma, lines.segmind, bytes])(
    'while the answer of $name comes, which is in no other place than our memory',
    async (line) => {
      studio = await openFaultStudio(line)
      const { id } = await studio.suffer('locked', {
        step: 'submit',
        action: { kind: 'delay', ms: 500 },
      })
      await studio.until(id, ({ status }) => status === 'submitting')
      const released = lockLibrary(studio, ms)
      await Promise.all([released, studio.until(id, ({ status }) => status !== 'submitting')])
      expect(await studio.endOf(id)).toEqual(succeeded)
    },
  )
})
