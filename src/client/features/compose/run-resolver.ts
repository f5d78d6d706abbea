import { zodResolver } from '@hookform/resolvers/zod'
import type { Resolver } from 'react-hook-form'
import { newRunSchema } from '#shared/run.ts'
import type { Draft } from '../../lib/draft.ts'

/** The server's own schema, without the id that is given on sending. */
const draftSchema = newRunSchema.omit({ id: true })

// The form always fills what the schema would let a caller leave out.
export const runResolver = zodResolver(draftSchema) as unknown as Resolver<Draft>
