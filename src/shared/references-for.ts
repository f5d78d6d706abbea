import type { References, RunTarget } from './run.ts'

/** The run's references without the kinds that this target goes without. */
export function referencesFor(references: References, { without = [] }: RunTarget): References {
  const left = (kind: 'image' | 'style' | 'character') => !without.includes(kind)
  return {
    image: left('image') ? references.image : [],
    style: left('style') ? references.style : [],
    character: left('character') ? references.character : [],
    modify: references.modify,
  }
}
