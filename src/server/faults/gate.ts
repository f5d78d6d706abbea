import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/**
 * An address that is known before there is anybody behind it, and that can be shut so that nobody listens: a provider
 * that is down, and comes back.
 */
export async function openGate() {
  const open = new Set<Socket>()
  let behind = { host: '', port: 0 }

  const server = createServer((near) => {
    const far = connect(behind.port, behind.host)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket)
      socket.on('error', () => other.resetAndDestroy())
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  })
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
  await listen(0)
  const { port } = server.address() as AddressInfo

  async function shut() {
    if (!server.listening) return
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const socket of open) socket.destroy()
    await closed
  }

  return {
    origin: `http://127.0.0.1:${port}`,
    leadTo(origin: string) {
      const url = new URL(origin)
      behind = { host: url.hostname, port: Number(url.port) }
    },
    shut,
    reopen: () => listen(port),
    close: shut,
  }
}
