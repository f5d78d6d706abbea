import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

export interface Journal<Entry> {
  read(): Entry[]
  append(entry: Entry): void
  /** Puts these entries in the place of all that was written. */
  rewrite(entries: Entry[]): void
  close(): void
}

/** Append-only lines in a file. A line cut short by a crash is skipped. */
export function createJournal<Entry>(stateDir: string | undefined): Journal<Entry> {
  if (stateDir === undefined) {
    return { read: () => [], append: () => {}, rewrite: () => {}, close: () => {} }
  }
  mkdirSync(stateDir, { recursive: true })
  const path = join(stateDir, 'journal.jsonl')
  let file = openSync(path, 'a')

  return {
    read() {
      if (!existsSync(path)) return []
      return readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line) => parseLine<Entry>(line))
    },
    append(entry) {
      writeSync(file, `${JSON.stringify(entry)}\n`)
    },
    rewrite(entries) {
      const next = `${path}.next`
      writeFileSync(next, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
      closeSync(file)
      renameSync(next, path)
      file = openSync(path, 'a')
    },
    close: () => closeSync(file),
  }
}

function parseLine<Entry>(line: string): Entry[] {
  if (line === '') return []
  try {
    return [JSON.parse(line)]
  } catch {
    return []
  }
}
