import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { format } from 'prettier'
import { findBrowser } from '../browser.ts'
import type { Row } from './row.ts'

const file = join(import.meta.dirname, 'results.md')

/** The table that the README refers to. */
export async function writeResults(
  command: string,
  results: { name: string; rows: Row[] }[],
): Promise<void> {
  const lines = ({ rows }: { rows: Row[] }) =>
    rows.map(({ what, value, target }) => `| ${what} | ${value} | ${target} |`)
  const text = `# What the bench measured

\`${command}\`, ${new Date().toISOString().slice(0, 10)}, on ${machine()}.

${results
  .map((result) =>
    [
      `## ${result.name}`,
      '',
      '| what | value | target |',
      '| --- | ---: | --- |',
      ...lines(result),
    ].join('\n'),
  )
  .join('\n\n')}
`
  await writeFile(file, await format(text, { parser: 'markdown' }))
}

function machine(): string {
  const cores = cpus()
  const browser = execFileSync(findBrowser(), ['--version'], { encoding: 'utf8', stdio: 'pipe' })
  const [chromium] = /\S+ [\d.]+/.exec(browser) ?? []
  return `${cores.length} × ${cores[0]?.model.trim()}, Node ${process.version}, ${chromium}`
}
