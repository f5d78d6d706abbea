import type { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Kysely, RawBuilder, SqlBool } from 'kysely'

/** All that SQLite says in a way of its own; another database has a twin of this file. */

/** Cut into pieces of three letters, so that any part of a word is found. */
const shortestIndexed = 3

/**
 * The index of what runs say, kept by triggers. It holds no text, and knows its rows by keys that stay: those that
 * SQLite gives to `runs` by itself may change.
 */
export async function createPromptIndex(db: Kysely<unknown>): Promise<void> {
  const steps = [
    sql`create table prompt_keys (key integer primary key, run_id text not null unique)`,
    sql`create virtual table prompt_index using fts5 (
      prompt, title, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1'
    )`,
    sql`insert into prompt_keys (run_id) select id from runs`,
    sql`insert into prompt_index (rowid, prompt, title)
      select key, prompt, title from prompt_keys join runs on runs.id = run_id`,
    sql`create trigger prompt_inserted after insert on runs begin
      insert into prompt_keys (run_id) values (new.id);
      insert into prompt_index (rowid, prompt, title)
        select key, new.prompt, new.title from prompt_keys where run_id = new.id;
    end`,
    sql`create trigger prompt_updated after update of prompt, title on runs begin
      update prompt_index set prompt = new.prompt, title = new.title
        where rowid = (select key from prompt_keys where run_id = new.id);
    end`,
    sql`create trigger prompt_deleted after delete on runs begin
      delete from prompt_index where rowid = (select key from prompt_keys where run_id = old.id);
      delete from prompt_keys where run_id = old.id;
    end`,
  ]
  for (const step of steps) await step.execute(db)
}

/** Whether the run's prompt and title hold all of these words. */
export function holdsWords(
  runId: 'runs.id' | 'generations.run_id',
  words: string[],
): RawBuilder<SqlBool> {
  const isIndexed = (word: string) => [...fold(word)].length >= shortestIndexed
  const indexed = words.filter(isIndexed).map(quote)
  const short = words.filter((word) => !isIndexed(word)).map(fold)
  if (indexed.length === 0) return sql`${unsought(runId)} in (${runsHolding(short, sql`runs`)})`
  const found = sql`prompt_index join prompt_keys on key = prompt_index.rowid`
  const match = sql`prompt_index match ${indexed.join(' ')}`
  if (short.length === 0)
    return sql`${unsought(runId)} in (select run_id from ${found} where ${match})`
  const left = sql`(select runs.* from ${found} join runs on id = run_id where ${match})`
  return sql`${unsought(runId)} in (${runsHolding(short, left)})`
}

/** Looks through all that they say: for words that are too short for the index. */
function runsHolding(folded: string[], runs: RawBuilder<unknown>): RawBuilder<unknown> {
  const holds = folded.map((word) => sql`instr(text, ${word}) > 0`)
  return sql`
    with folded as materialized (
      select id, fold(prompt || char(10) || coalesce(title, '')) as text from ${runs}
    )
    select id from folded where ${sql.join(holds, sql` and `)}`
}

/** Not to be sought by an index of it: a list by time is best walked by time. */
export const unsought = (column: string): RawBuilder<string> => sql`+${sql.ref(column)}`

/** As one phrase, in which nothing has a meaning of its own. */
const quote = (word: string) => `"${word.normalize('NFC').replaceAll('"', '""')}"`

/** Makes SQLite see words that are too short for the index as the index sees the others. */
export function addFold(sqlite: DatabaseSync): void {
  sqlite.function('fold', { deterministic: true }, (text) => fold(String(text)))
}

/** Without case, and without the marks that a Latin letter bears. */
function fold(text: string): string {
  const lower = text.toLowerCase()
  if (!/[\u{c0}-\u{24f}\u{1e00}-\u{1eff}]|\p{M}/u.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[\u{300}-\u{36f}]/gu, '')
}
