import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** Text of at least this many characters. */
export const minSecretLength = 32

/**
 * What our own signatures are made with: `APP_SECRET`, else a file in the data folder that only we may read. The file
 * appears whole or not at all, and the first of several servers that start together decides what is in it.
 */
export async function readAppSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'secret')
  const secret = (await read(path)) ?? (await create(dataDir, path))
  if (secret.length < minSecretLength)
    throw new Error(`APP_SECRET: ${path} is shorter than ${minSecretLength} characters`)
  return secret
}

async function create(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(8).toString('hex')}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(randomBytes(32).toString('base64url'))
    await file.sync()
    await file.close()
    // Unlike a rename, this fails where another server was quicker.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await unlink(draft)
  }
  return (await read(path)) ?? ''
}

async function read(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
