import { CodeXml } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { lazyPart } from '../../lib/lazy-part.tsx'
import { generationDetailQuery } from '../../queries/generation-detail-query.ts'
import { generationQuery } from '../../queries/generation-queries.ts'
import { runQuery } from '../../queries/run-query.ts'
import { Button } from '../../ui/button.tsx'

const CodeDialog = lazyPart(() => import('./code-dialog.tsx'), 'CodeDialog')

/** For a request that was sent: at its own provider exactly that, at the others the same wish. */
export function GenerationCode({ id }: { id: string }) {
  const [isOpen, setIsOpen] = useState(false)
  const { data: generation } = useQuery(generationQuery(id))
  const isKnown = generation !== undefined
  const { data: detail } = useQuery({
    ...generationDetailQuery(id, generation?.cursor),
    enabled: isKnown,
  })
  const { data: run } = useQuery({ ...runQuery(generation?.runId ?? ''), enabled: isKnown })
  if (!generation || !run) return null

  const { provider, model } = generation
  const request = detail?.request
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        <CodeXml size={14} /> Code
      </Button>
      {isOpen && (
        <CodeDialog
          run={run}
          about={{ provider, model, ...(request && { request }) }}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  )
}
