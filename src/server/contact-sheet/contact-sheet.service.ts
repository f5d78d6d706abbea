import pLimit from 'p-limit'
import type { OverlayOptions } from 'sharp'
import type { Generation } from '#shared/generation.ts'
import type { Image } from '#shared/image.ts'
import { AppError, notFound } from '../errors.ts'
import type { GenerationService } from '../generations/generations.service.ts'
import type { ImageService } from '../images/images.service.ts'
import { loadSharp } from '../images/load-sharp.ts'
import type { RunStore } from '../runs/runs.store.ts'
import { layOut, sheetMetrics } from './sheet-layout.ts'
import type { SheetSize } from './sheet-layout.ts'
import { captionOf, dateOf } from './sheet-words.ts'
import type { Hideable } from './sheet-words.ts'
import { createTypesetter } from './typesetter.ts'

export type ContactSheetService = ReturnType<typeof createContactSheetService>

interface ContactSheetDeps {
  runs: Pick<RunStore, 'find'>
  generations: Pick<GenerationService, 'get'>
  images: Pick<ImageService, 'openVariant'>
}

export interface SheetOptions {
  size: SheetSize
  hide: readonly Hideable[]
}

interface Shown {
  generation: Generation
  image: Image
  prompt: string
}

const ground = '#ffffff'
const ink = '#17171a'
const grey = '#5c5b58'
const lineHeight = 1.36
const largestVariant = 1280

/** One picture of several images side by side, with what is to be known of them. */
export function createContactSheetService({ runs, generations, images }: ContactSheetDeps) {
  const typesetter = createTypesetter()
  // A sheet takes the memory of its pictures.
  const oneByOne = pLimit(1)

  async function paint(shown: Shown[], { size, hide }: SheetOptions): Promise<Buffer> {
    const { margin, text, small, width } = sheetMetrics[size]
    const [first] = shown
    if (!first) throw new AppError('invalid_request', 'There is no image to show yet')
    const hasOnePrompt = shown.every(({ prompt }) => prompt === first.prompt)
    const isHidden = (part: Hideable) => hide.includes(part)

    const room = width - 2 * margin
    const title =
      isHidden('prompt') || !hasOnePrompt ? [] : typesetter.wrap(first.prompt, text, room, 2)
    const date = isHidden('date') ? [] : [dateOf(newestOf(shown))]
    const captions = shown.map(({ generation, prompt }, index) => {
      const { name, figures } = captionOf(generation, index, hide)
      const own = isHidden('prompt') || hasOnePrompt ? [] : [prompt]
      return [name, figures, ...own].filter((line) => line !== '')
    })

    const titleHeight = title.length * text * lineHeight
    const dateHeight = date.length * small * lineHeight
    const isHeaded = title.length + date.length > 0
    const captionLines = Math.max(...captions.map((lines) => lines.length))
    const layout = layOut({
      size,
      pictures: shown.map(({ image }) => image),
      headerHeight: isHeaded ? titleHeight + dateHeight + small : 0,
      captionHeight: captionLines * small * lineHeight + small * 0.5,
    })

    const lines = [
      ...title.map((line, index) =>
        typesetter.line(line, {
          x: margin,
          y: margin + text * (0.9 + index * lineHeight),
          size: text,
          color: ink,
        }),
      ),
      ...date.map((line) =>
        typesetter.line(line, {
          x: margin,
          y: margin + titleHeight + small,
          size: small,
          color: grey,
        }),
      ),
      ...layout.places.flatMap(({ left, top, height, width: own }, index) =>
        (captions[index] ?? []).flatMap((caption, at) =>
          typesetter.wrap(caption, small, Math.max(own, small * 9), 1).map((line) =>
            typesetter.line(line, {
              x: left,
              y: top + height + small * (1.35 + at * lineHeight),
              size: small,
              color: at === 0 ? ink : grey,
            }),
          ),
        ),
      ),
    ]
    const words = `<svg xmlns="http://www.w3.org/2000/svg" width="${layout.width}" height="${layout.height}">${lines.join('')}</svg>`

    const sharp = await loadSharp()
    const pieces: OverlayOptions[] = [{ input: Buffer.from(words), left: 0, top: 0 }]
    for (const [index, { left, top, width: own, height }] of layout.places.entries()) {
      const { id = '' } = shown[index]?.image ?? {}
      const { body } = await images.openVariant(id, own > largestVariant ? 'full' : largestVariant)
      const input = await sharp(await new Response(body).arrayBuffer())
        .resize(own, height, { fit: 'fill' })
        .toBuffer()
      pieces.push({ input, left, top })
    }
    const { width: sheetWidth, height } = layout
    return sharp({ create: { width: sheetWidth, height, channels: 3, background: ground } })
      .composite(pieces)
      .png()
      .toBuffer()
  }

  return {
    /** Of all that a run has brought so far. */
    async ofRun(runId: string, options: SheetOptions): Promise<Buffer> {
      const run = await runs.find(runId)
      if (!run) throw notFound('Run')
      const shown = run.generations.flatMap((generation) =>
        generation.image ? [{ generation, image: generation.image, prompt: run.prompt }] : [],
      )
      return oneByOne(() => paint(shown, options))
    },

    /** Of images picked anywhere, in the order given. */
    async ofGenerations(ids: readonly string[], options: SheetOptions): Promise<Buffer> {
      const details = await Promise.all(ids.map((id) => generations.get(id)))
      const shown = details.map(({ prompt, ...generation }) => {
        const { image, deletedAt } = generation
        if (!image || deletedAt !== null)
          throw new AppError('invalid_request', 'One of them has no image', { field: 'ids' })
        return { generation, image, prompt }
      })
      return oneByOne(() => paint(shown, options))
    },
  }
}

const newestOf = (shown: Shown[]): string =>
  shown.map(({ generation }) => generation.times.createdAt).reduce((a, b) => (a > b ? a : b))
