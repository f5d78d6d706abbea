interface Entry {
  at: number
  run: () => void
}

/** A timer cannot count further than this. */
const farthestMs = 2 ** 31 - 1

export type Schedule = ReturnType<typeof createSchedule>

/** Things to do at a time, with one timer for all of them: ten thousand open jobs cost a heap, not timers. */
export function createSchedule({ now }: { now: () => number }) {
  const heap: Entry[] = []
  let timer: NodeJS.Timeout | undefined

  function arm() {
    clearTimeout(timer)
    const first = heap[0]
    if (!first) return
    timer = setTimeout(runDue, Math.min(Math.max(0, first.at - now()), farthestMs))
  }

  function runDue() {
    for (let first = heap[0]; first && first.at <= now(); first = heap[0]) {
      removeFirst(heap)
      first.run()
    }
    arm()
  }

  function at(time: number, run: () => void) {
    if (!Number.isFinite(time)) return
    insert(heap, { at: time, run })
    if (heap[0]?.run === run) arm()
  }

  return {
    at,
    until: (time: number) => new Promise<void>((resolve) => at(time, resolve)),
    /** For a clock that jumps. */
    runDue,
    close() {
      clearTimeout(timer)
      heap.length = 0
    },
  }
}

function insert(heap: Entry[], entry: Entry) {
  let index = heap.push(entry) - 1
  while (index > 0) {
    const above = (index - 1) >> 1
    const parent = heap[above]
    if (!parent || parent.at <= entry.at) break
    heap[index] = parent
    index = above
  }
  heap[index] = entry
}

function removeFirst(heap: Entry[]) {
  const last = heap.pop()
  if (!last || heap.length === 0) return
  let index = 0
  for (;;) {
    const left = 2 * index + 1
    const smaller =
      (heap[left + 1]?.at ?? Infinity) < (heap[left]?.at ?? Infinity) ? left + 1 : left
    const child = heap[smaller]
    if (!child || child.at >= last.at) break
    heap[index] = child
    index = smaller
  }
  heap[index] = last
}
