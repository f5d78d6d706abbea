import { fillDraft } from '../../lib/change-draft.ts'
import { examplePrompts } from './example-prompts.ts'

/** Light without a picture: none of these was made by anybody's model. */
const scenes = ['scene-cafe', 'scene-sunset', 'scene-rain', 'scene-golden', 'scene-midnight']

/** Each fills the form. */
export const ExampleScenes = () => (
  <ul className="-mx-4 flex snap-x gap-3 overflow-x-auto px-4 py-1 sm:mx-0 sm:grid sm:grid-cols-3 sm:overflow-visible sm:px-0 lg:grid-cols-5">
    {examplePrompts.slice(0, scenes.length).map(({ title, prompt }, index) => (
      <li
        key={title}
        className="flex-none basis-44 snap-center last:hidden sm:last:block sm:nth-4:hidden sm:nth-5:hidden lg:nth-4:block lg:nth-5:block"
      >
        <button
          type="button"
          onClick={() => fillDraft({ prompt })}
          className={`${scenes[index]} group flex aspect-4/5 w-full flex-col justify-end rounded-lg p-4 text-left text-white inset-ring inset-ring-white/10 transition-transform duration-200 ease-out hover:-translate-y-1`}
        >
          <span className="text-lg font-medium">{title}</span>
          <span className="mt-1.5 line-clamp-3 min-h-13.5 text-xs text-white/80">{prompt}</span>
        </button>
      </li>
    ))}
  </ul>
)
