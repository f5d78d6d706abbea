import { createHash, randomBytes } from 'node:crypto'

/** 192 bits: all of its 32 characters count, so that no other text means the same token. */
export const newShareToken = () => randomBytes(24).toString('base64url')

export const isShareToken = (text: string) => /^[A-Za-z0-9_-]{32}$/.test(text)

/** Only this is kept: whoever reads the database cannot open a link. */
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
