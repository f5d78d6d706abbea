import type { Size } from './job.ts'

/** The seven of Luma, which fal passes on. */
export const lumaSizes: Record<string, Size> = {
  '1:1': { width: 1536, height: 1536 },
  '16:9': { width: 2048, height: 1152 },
  '9:16': { width: 1152, height: 2048 },
  '4:3': { width: 1792, height: 1344 },
  '3:4': { width: 1344, height: 1792 },
  '21:9': { width: 2432, height: 1024 },
  '9:21': { width: 1024, height: 2432 },
}

const sizesOf = (...ratios: string[]) =>
  Object.fromEntries(
    ratios.flatMap((ratio) => (lumaSizes[ratio] ? [[ratio, lumaSizes[ratio]]] : [])),
  )

/** The nine of Segmind; what it makes of its own four is not documented. */
export const segmindSizes: Record<string, Size> = {
  ...sizesOf('1:1', '16:9'),
  '2:3': { width: 1248, height: 1872 },
  '3:2': { width: 1872, height: 1248 },
  '4:5': { width: 1376, height: 1720 },
  '5:4': { width: 1720, height: 1376 },
  ...sizesOf('9:16', '9:21', '21:9'),
}
