export interface Place {
  left: number
  top: number
  width: number
  height: number
}

export interface SheetLayout {
  width: number
  height: number
  /** Of the pictures, in their order; each caption stands under its own. */
  places: Place[]
}

interface Asked {
  size: SheetSize
  pictures: { width: number; height: number }[]
  headerHeight: number
  captionHeight: number
}

export const sheetSizes = ['slide', 'chat'] as const
export type SheetSize = (typeof sheetSizes)[number]

/** A slide has the shape of a slide; in a chat a sheet is as tall as its pictures make it. */
export const sheetMetrics = {
  slide: { width: 1920, height: 1080, margin: 64, gap: 28, text: 34, small: 21 },
  chat: { width: 1280, margin: 48, gap: 24, text: 34, small: 24 },
} as const

/** Rows of pictures of one height, in their order, so that none looks more important than another. */
export function layOut(asked: Asked): SheetLayout {
  const count = asked.pictures.length
  if (asked.size === 'chat') return inChat(asked, Math.ceil(count / (count > 8 ? 3 : 2)))
  const tries = Array.from({ length: count }, (_, index) => onSlide(asked, index + 1))
  const areaOf = ({ places }: SheetLayout) =>
    places.reduce((sum, place) => sum + place.width * place.height, 0)
  return tries.reduce((best, layout) => (areaOf(layout) > areaOf(best) ? layout : best))
}

function onSlide(asked: Asked, rowCount: number): SheetLayout {
  const { width, height, margin, gap } = sheetMetrics.slide
  const rows = toRows(asked, rowCount)
  const wanted = rows.reduce((sum, row) => sum + row.height, 0)
  const room =
    height - 2 * margin - asked.headerHeight - rows.length * (asked.captionHeight + gap) + gap
  const scale = Math.min(1, Math.max(room, rows.length) / wanted)
  return {
    width,
    height,
    places: place(
      asked,
      rows.map((row) => ({ ...row, height: row.height * scale })),
    ).places,
  }
}

function inChat(asked: Asked, rowCount: number): SheetLayout {
  const { width, margin } = sheetMetrics.chat
  // One tall picture alone would be all that is seen.
  const rows = toRows(asked, rowCount).map((row) => ({
    ...row,
    height: Math.min(row.height, width),
  }))
  const { places, bottom } = place(asked, rows)
  return { width, height: bottom + margin, places }
}

interface Row {
  ratios: number[]
  height: number
}

/** Of about the same length each, and as high as it takes for the longest to fill the width. */
function toRows({ size, pictures }: Asked, rowCount: number): Row[] {
  const { width, margin, gap } = sheetMetrics[size]
  const ratios = pictures.map((picture) => picture.width / picture.height)
  const length = ratios.reduce((sum, ratio) => sum + ratio, 0) / rowCount
  let passed = 0
  const rows = Map.groupBy(ratios, (ratio) => {
    passed += ratio
    return Math.floor((passed - ratio / 2) / length)
  })
  const heights = [...rows.values()].map((row) => {
    const room = width - 2 * margin - gap * (row.length - 1)
    return room / row.reduce((sum, ratio) => sum + ratio, 0)
  })
  const height = Math.min(...heights)
  return [...rows.values()].map((row) => ({ ratios: row, height }))
}

function place({ size, headerHeight, captionHeight }: Asked, rows: Row[]) {
  const { margin, gap } = sheetMetrics[size]
  const places: Place[] = []
  let top = margin + headerHeight
  for (const { ratios, height } of rows) {
    let left: number = margin
    for (const ratio of ratios) {
      const width = ratio * height
      places.push({
        left: Math.round(left),
        top: Math.round(top),
        width: Math.max(1, Math.round(width)),
        height: Math.max(1, Math.round(height)),
      })
      left += width + gap
    }
    top += height + captionHeight + gap
  }
  return { places, bottom: Math.round(top - gap) }
}
