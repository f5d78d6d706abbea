import { afterAll, describe, expect, it, vi } from 'vitest'
import { allLines, failed, lines, lookAgain, openFaultStudio, succeeded } from './fault-studio.ts'
import type { FaultStudio, Line } from './fault-studio.ts'

const noSpace = () =>
  Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })

/** A disk that is full while `isFull`, and counts what it had no room for. */
async function openOnDisk(line: Line, environment = {}) {
  const disk = { isFull: false, refused: 0 }
  const studio = await openFaultStudio(line, {
    environment,
    wrapStorage: (storage) => ({
      ...storage,
      put: async (key, bytes) => {
        if (disk.isFull) disk.refused++
        if (disk.isFull) throw noSpace()
        await storage.put(key, bytes)
      },
      check: async () => {
        if (disk.isFull) throw noSpace()
        await storage.check()
      },
    }),
  })
  studios.push(studio)
  return { studio, disk }
}

/** A library of its own for each: a picture that is there already needs no room. */
const studios: FaultStudio[] = []
afterAll(() => Promise.all(studios.map((studio) => studio.close())))

describe('the disk is full for a while', () => {
  it.concurrent.each(allLines)('$name: saved when there is room', async (line) => {
    const { studio, disk } = await openOnDisk(line)
    disk.isFull = true
    const { id } = await studio.suffer('room after a while')
    await studio.until(id, ({ status }) => status === 'saving')
    expect((await studio.request('/readyz')).status).toBe(503)
    await vi.waitUntil(() => disk.refused > 1, { timeout: 30_000 })
    expect((await studio.generation(id)).image).toBeNull()
    disk.isFull = false
    expect(await studio.endOf(id)).toEqual(succeeded)
  })
})

describe('the disk is full until the deadline', () => {
  it.concurrent.each(allLines)('$name: a later look brings what was paid for', async (line) => {
    const { studio, disk } = await openOnDisk(line, { JOB_DEADLINE_S: '100' })
    disk.isFull = true
    const { id } = await studio.suffer('no room')
    const lost = line === lines.segmind ? failed('result_lost', 1) : lookAgain('result_lost')
    expect(await studio.endOf(id)).toEqual(lost)
    disk.isFull = false
    await studio.read(studio.post(id, 'look-again'))
    expect(await studio.endOf(id)).toEqual(succeeded)
  })
})

describe('a picture that came without an address', () => {
  it('is held in memory while the disk is full', async () => {
    const bytes: Line = {
      ...lines.segmind,
      variable: 'SEGMIND_URL',
      path: '/segmind/v1/luma-photon-txt-2-img',
    }
    const { studio, disk } = await openOnDisk(bytes)
    disk.isFull = true
    const { id } = await studio.suffer('bytes')
    await vi.waitUntil(() => disk.refused > 1, { timeout: 30_000 })
    disk.isFull = false
    expect(await studio.endOf(id)).toEqual(succeeded)
  })
})
