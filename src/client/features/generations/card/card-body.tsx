import type { Generation } from '#shared/generation.ts'
import { lazyPart } from '../../../lib/lazy-part.tsx'
import { titleOf } from '../../../lib/run-title.ts'
import type { ListedRun } from '../../../queries/run-queries.ts'
import { Picture } from './picture.tsx'

// Most of a library ended well: the rest is fetched at a person's first move, before anything can be sent.
const LiveBody = lazyPart(() => import('./live-body.tsx'), 'LiveBody')
const EndedBody = lazyPart(() => import('./ended-body.tsx'), 'EndedBody')

interface CardBodyProps {
  generation: Generation
  run: ListedRun
  width: number
}

export function CardBody({ generation, run, width }: CardBodyProps) {
  switch (generation.status) {
    case 'queued':
    case 'submitting':
    case 'running':
    case 'saving':
      return <LiveBody generation={generation} />
    case 'succeeded':
      return <Picture generation={generation} title={titleOf(run)} width={width} />
    case 'failed':
    case 'uncertain':
    case 'canceled':
      return <EndedBody generation={generation} run={run} />
  }
}
