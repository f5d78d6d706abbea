import { kindOf } from '#shared/references.ts'
import type { Run } from '#shared/run.ts'

/** What a run is called: its prompt, or what was done where it needed none. */
export function titleOf(run: Pick<Run, 'prompt' | 'references' | 'reframe'>): string {
  if (run.prompt.trim() !== '') return run.prompt
  return kindOf(run) === 'reframe' ? 'A picture reframed' : 'A picture modified'
}
