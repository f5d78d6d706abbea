import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Addresses of what the public page needs besides its HTML. */
export interface PageAssets {
  script: string
  style: string
}

const script = 'src/client/share/share.ts'
const style = 'src/client/styles.css'

type Manifest = Record<string, { file?: string; css?: string[] } | undefined>

/** As built; where Vite serves the sources, they have their own addresses. */
export function readPageAssets(pageDir: string | undefined): PageAssets {
  const path = join(pageDir ?? '', '.vite/manifest.json')
  if (pageDir === undefined || !existsSync(path))
    return { script: `/${script}`, style: `/${style}` }
  const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'))
  return {
    script: `/${manifest[script]?.file ?? script}`,
    style: `/${manifest['index.html']?.css?.[0] ?? style}`,
  }
}
