import type { Generation } from '#shared/generation.ts'
import type { ListedRun } from '../../queries/run-queries.ts'
import { EndedBody } from './ended-body.tsx'
import { LiveBody } from './live-body.tsx'
import { Picture } from './picture.tsx'

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
      return <Picture generation={generation} prompt={run.prompt} width={width} />
    case 'failed':
    case 'uncertain':
    case 'canceled':
      return <EndedBody generation={generation} run={run} />
  }
}
