import { zodResolver } from '@hookform/resolvers/zod'
import type { Resolver } from 'react-hook-form'
import { draftSchema } from '#shared/run.ts'
import type { Draft } from '../../lib/draft.ts'

// The form always fills what the schema would let a caller leave out.
export const runResolver = zodResolver(draftSchema) as unknown as Resolver<Draft>
