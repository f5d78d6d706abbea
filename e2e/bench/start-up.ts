import { startStudio } from '../studio-process.ts'
import type { Libraries } from './libraries.ts'
import { percentile } from './measures.ts'
import type { Row } from './row.ts'

const starts = 9

/** From the command to the first page that is answered. */
export async function benchStartUp({ of }: Libraries): Promise<Row[]> {
  return [
    await measure(await of(0), '0', ''),
    await measure(await of(10_000), '10,000', '≤ 600 ms'),
  ]
}

async function measure(dataDir: string, stored: string, target: string): Promise<Row> {
  const taken: number[] = []
  for (let n = 0; n < starts; n++) {
    const startedAt = performance.now()
    const studio = await startStudio({ DATA_DIR: dataDir })
    const { status } = await fetch(studio.url)
    if (status !== 200) throw new Error(`HTTP ${status}`)
    taken.push(performance.now() - startedAt)
    await studio.stop()
  }
  const value = `${Math.round(percentile(taken, 0.5))} ms`
  return { what: `start → first 200, ${stored} stored, p50 of ${starts}`, value, target }
}
