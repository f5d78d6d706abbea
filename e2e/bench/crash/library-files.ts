import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import sharp from 'sharp'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const openLibrary = (dataDir: string) =>
  new DatabaseSync(join(dataDir, 'library.sqlite'), { readOnly: true })

/** What SQLite says of its own file: `ok`. */
export function integrityOf(dataDir: string): string {
  const library = openLibrary(dataDir)
  const answer = library.prepare('pragma integrity_check').all()
  library.close()
  return answer.map((row) => String(row.integrity_check)).join(', ')
}

/**
 * Sentences: every original that is not what its name says, every variant that is no whole picture, every image that is
 * not served whole, and everything served that is none.
 */
export async function brokenImages({
  url,
  dataDir,
  images,
}: {
  url: string
  dataDir: string
  images: { id: string; url: string; bytes: number }[]
}): Promise<string[]> {
  const broken: string[] = []
  const folder = join(dataDir, 'images')
  const library = openLibrary(dataDir)
  const kept = new Set(
    library
      .prepare('select id from images')
      .all()
      .map((row) => String(row.id)),
  )
  library.close()

  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const { name, parentPath } = entry
    const bytes = await readFile(join(parentPath, name))
    const [id = '', variant] = name.split('-')
    const isOriginal = id.length === 64
    const isWhole = variant ? await isPicture(bytes) : sha256(bytes) === id
    if (isOriginal && !isWhole) broken.push(`${name} is not whole`)
    if (isOriginal && kept.has(id)) continue
    const { status } = await fetch(`${url}/api/images/${name}`)
    if (status === 200) broken.push(`${name} is served and belongs to nothing`)
  }

  for (const image of new Map(images.map((one) => [one.id, one])).values()) {
    const answer = await fetch(url + image.url)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (answer.status !== 200 || bytes.length !== image.bytes || sha256(bytes) !== image.id)
      broken.push(`${image.id} is not served whole`)
    const small = await fetch(`${url}${image.url}?w=320`)
    if (!(await isPicture(await small.bytes()))) broken.push(`${image.id} has no small one`)
  }
  return broken
}

const isPicture = (bytes: Uint8Array) =>
  sharp(bytes, { failOn: 'truncated' })
    .raw()
    .toBuffer()
    .then(
      () => true,
      () => false,
    )
