import { toPhotonRequest } from './photon-request.ts'
import type { PhotonRequest } from './photon-request.ts'
import { jpegSegments, pictureKind, pngChunks, startsWith, webpChunks } from './picture-file.ts'

/** What stands before the packet in a JPEG's APP1 and in a PNG's iTXt. */
export const jpegXmpHead = 'http://ns.adobe.com/xap/1.0/\0'
export const pngXmpKeyword = 'XML:com.adobe.xmp\0'

const maxPacketBytes = 1_000_000
const namespace = 'urn:photon-playground:xmp:1.0:'

/** The request as an XMP packet: as JSON in one property of our own, and in words where any program shows them. */
export function buildXmp(request: PhotonRequest): string {
  // Two characters that JSON leaves as they are and XML does not allow.
  const json = JSON.stringify(request).replace(
    /[\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  )
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:photon="${namespace}">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(request.prompt)}</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>Photon Playground</xmp:CreatorTool>
<photon:request>${escapeXml(json)}</photon:request>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

/** The request in a packet; null for a packet that carries none, or one that we did not write so. */
export function parseXmp(packet: string): PhotonRequest | null {
  const prefix = prefixOf(packet)
  const text = prefix && (elementOf(packet, prefix) ?? attributeOf(packet, prefix))
  if (!text) return null
  try {
    return toPhotonRequest(JSON.parse(unescapeXml(text)))
  } catch {
    return null
  }
}

/** The request in a PNG, JPEG or WebP file, by its structure alone: no pixel is decoded. */
export function readRequestFrom(bytes: Uint8Array): PhotonRequest | null {
  for (const packet of packetsIn(bytes)) {
    const request = packet.length <= maxPacketBytes && parseXmp(new TextDecoder().decode(packet))
    if (request) return request
  }
  return null
}

function* packetsIn(bytes: Uint8Array): Generator<Uint8Array> {
  switch (pictureKind(bytes)) {
    case 'jpeg':
      for (const { marker, data, end } of jpegSegments(bytes)) {
        const body = bytes.subarray(data, end)
        if (marker === 0xe1 && startsWith(body, jpegXmpHead))
          yield body.subarray(jpegXmpHead.length)
      }
      return
    case 'png':
      for (const { type, data, end } of pngChunks(bytes)) {
        const body = bytes.subarray(data, end)
        if (type === 'iTXt' && startsWith(body, pngXmpKeyword)) yield plainTextOf(body)
      }
      return
    case 'webp':
      for (const { type, data, end } of webpChunks(bytes))
        if (type === 'XMP ') yield bytes.subarray(data, end)
      return
    case null:
      return
  }
}

/** Of an iTXt: after keyword, two bytes on compression, language and translated keyword. Empty where it is packed. */
function plainTextOf(chunk: Uint8Array): Uint8Array {
  const isPacked = chunk[pngXmpKeyword.length] !== 0
  const languageEnd = chunk.indexOf(0, pngXmpKeyword.length + 2)
  const start = chunk.indexOf(0, languageEnd + 1) + 1
  return isPacked || languageEnd < 0 || start === 0 ? new Uint8Array() : chunk.subarray(start)
}

/** Other programs that save the file may give our namespace another prefix. */
const prefixOf = (packet: string) =>
  new RegExp(`xmlns:([\\w-]{1,40})\\s?=\\s?["']${namespace}["']`).exec(packet)?.[1]

function elementOf(packet: string, prefix: string): string | undefined {
  const open = `<${prefix}:request>`
  const start = packet.indexOf(open)
  const end = packet.indexOf(`</${prefix}:request>`, start)
  return start < 0 || end < 0 ? undefined : packet.slice(start + open.length, end)
}

function attributeOf(packet: string, prefix: string): string | undefined {
  const name = `${prefix}:request=`
  const start = packet.indexOf(name) + name.length
  const quote = packet[start]
  if (start < name.length || (quote !== '"' && quote !== "'")) return undefined
  const end = packet.indexOf(quote, start + 1)
  return end < 0 ? undefined : packet.slice(start + 1, end)
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const escapeXml = (text: string) =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- XML has no way to write these.
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;')
    // A reader of XML would make a line feed of it.
    .replaceAll('\r', '&#13;')

const unescapeXml = (text: string) =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
