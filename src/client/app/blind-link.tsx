import { useQueries } from '@tanstack/react-query'
import { generationQuery } from '../queries/generation-queries.ts'
import { quietButtonClass } from '../ui/button.tsx'
import { PlaceLink } from './place-link.tsx'

/** To the choice without names: of one image there is none. */
export function BlindLink({ runId, ids }: { runId: string; ids: readonly string[] }) {
  const images = useQueries({
    queries: ids.map((id) => generationQuery(id)),
    combine: (answers) => new Set(answers.flatMap(({ data }) => data?.image?.id ?? [])).size,
  })
  if (images < 2) return null
  return (
    <PlaceLink
      href={`/runs/${runId}/blind`}
      title="Choose the best without names, times and prices"
      className={quietButtonClass}
    >
      Blind
    </PlaceLink>
  )
}
