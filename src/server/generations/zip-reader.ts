import { crc32 } from 'node:zlib'

/** The files of an archive by its central directory, for tests. Throws for what is not whole. */
export function readZip(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - 22
  if (view.getUint32(end, true) !== 0x06054b50) throw new Error('no end of a directory')
  let at = view.getUint32(end + 16, true)
  return Array.from({ length: view.getUint16(end + 10, true) }, () => {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('no entry')
    const nameLength = view.getUint16(at + 28, true)
    const size = view.getUint32(at + 24, true)
    const start = view.getUint32(at + 42, true)
    const content = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
    const file = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      isUtf8: (view.getUint16(at + 8, true) & 0x800) !== 0,
      at: timeOf(view.getUint16(at + 14, true), view.getUint16(at + 12, true)),
      bytes: bytes.subarray(content, content + size),
    }
    if (crc32(file.bytes) !== view.getUint32(at + 16, true)) throw new Error(`${file.name}: CRC`)
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    return file
  })
}

/** As the archive has it: in local time, with an even number of seconds. */
const timeOf = (date: number, time: number) =>
  new Date(
    1980 + (date >> 9),
    ((date >> 5) & 15) - 1,
    date & 31,
    time >> 11,
    (time >> 5) & 63,
    (time & 31) * 2,
  ).getTime()
