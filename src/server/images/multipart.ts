export interface FormPart {
  name: string
  content: Uint8Array
}

/** The parts of a form, not copied out of the body; null for a body that breaks off or is no form. */
export function parseMultipart(body: Uint8Array, contentType: string): FormPart[] | null {
  const [, quoted, plain] =
    /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) return null
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const parts: FormPart[] = []
  const delimiter = `\r\n--${boundary}`
  let at = buffer.indexOf(`--${boundary}`) + boundary.length + 2
  if (at < boundary.length + 2) return null
  while (buffer.toString('latin1', at, at + 2) === '\r\n') {
    const headEnd = buffer.indexOf('\r\n\r\n', at)
    const end = buffer.indexOf(delimiter, headEnd)
    if (headEnd < 0 || end < headEnd) return null
    const head = buffer.toString('utf8', at, headEnd)
    const name = /^content-disposition:\s*form-data\s*;(?:.*;)?\s*name="([^"]*)"/im.exec(head)?.[1]
    // A part may be empty: its end begins with the line feed that ends its head.
    parts.push({ name: name ?? '', content: buffer.subarray(Math.min(headEnd + 4, end), end) })
    at = end + delimiter.length
  }
  return buffer.toString('latin1', at, at + 2) === '--' ? parts : null
}
