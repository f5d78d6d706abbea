import { Hono } from 'hono'
import type { Context } from 'hono'
import { z } from 'zod'
import { validate } from '../http/validate.ts'
import type { ContactSheetService } from './contact-sheet.service.ts'
import { sheetSizes } from './sheet-layout.ts'
import { hideable } from './sheet-words.ts'

const listOf = <T extends z.ZodType<unknown, string>>(item: T, max: number) =>
  z
    .string()
    .max(2_000)
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(item).max(max, `At most ${max}`))

const optionsSchema = z.strictObject({
  size: z.enum(sheetSizes).default('slide'),
  hide: listOf(z.enum(hideable), hideable.length).default([]),
})

/** As many as can be compared. */
const idsSchema = optionsSchema.extend({
  ids: listOf(z.uuid(), 8).refine((ids) => ids.length > 0, 'At least one image'),
})

export const runSheetRoutes = (sheets: ContactSheetService) =>
  new Hono().get('/:id/contact-sheet', validate('query', optionsSchema), async (c) =>
    answer(c, await sheets.ofRun(c.req.param('id'), c.req.valid('query'))),
  )

export const sheetRoutes = (sheets: ContactSheetService) =>
  new Hono().get('/', validate('query', idsSchema), async (c) => {
    const { ids, ...options } = c.req.valid('query')
    return answer(c, await sheets.ofGenerations(ids, options))
  })

const answer = (c: Context, png: Buffer) =>
  c.body(new Uint8Array(png), 200, {
    'content-type': 'image/png',
    'content-disposition': 'inline; filename="contact-sheet.png"',
    // More of the run may arrive.
    'cache-control': 'private, no-store',
  })
