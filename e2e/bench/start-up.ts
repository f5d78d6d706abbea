import { startStudio } from '../studio-process.ts'
import type { Libraries } from './libraries.ts'
import { percentile } from './measures.ts'
import type { Row } from './row.ts'

const starts = 9

/** From the command to the first page that is answered. */
export async function benchStartUp({ of }: Libraries): Promise<Row[]> {
  const none = await of(0)
  return [
    await measure('0 stored', { DATA_DIR: none }),
    await measure('10,000 stored', { DATA_DIR: await of(10_000) }, '≤ 600 ms'),
    // As the first start after an install.
    await measure('nothing kept by Node', { DATA_DIR: none, NODE_DISABLE_COMPILE_CACHE: '1' }),
  ]
}

async function measure(
  how: string,
  environment: Record<string, string>,
  target = '',
): Promise<Row> {
  const taken: number[] = []
  for (let n = 0; n < starts; n++) {
    const startedAt = performance.now()
    const studio = await startStudio(environment)
    const { status } = await fetch(studio.url)
    if (status !== 200) throw new Error(`HTTP ${status}`)
    taken.push(performance.now() - startedAt)
    await studio.stop()
  }
  const value = `${Math.round(percentile(taken, 0.5))} ms`
  return { what: `start → first 200, ${how}, p50 of ${starts}`, value, target }
}
