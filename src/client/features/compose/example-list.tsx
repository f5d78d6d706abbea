import { fillDraft } from '../../lib/change-draft.ts'
import { examplePrompts } from './example-prompts.ts'

export function ExampleList({ popoverId }: { popoverId: string }) {
  return (
    <ul>
      {examplePrompts.map(({ title, prompt }) => (
        <li key={title}>
          <button
            type="button"
            popoverTarget={popoverId}
            popoverTargetAction="hide"
            onClick={() => fillDraft({ prompt })}
            className="block w-full rounded-md px-3 py-1.5 text-left hover:bg-sunken focus-visible:-outline-offset-2"
          >
            <span className="block text-sm font-medium">{title}</span>
            <span className="block truncate text-xs text-ink-3">{prompt}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
