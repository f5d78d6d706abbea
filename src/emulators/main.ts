import { parseArgs } from 'node:util'
import { serveEmulators } from './serve.ts'

/** The providers in a process of their own: `node src/emulators/main.ts --port 0 --state-dir DIR --speed 4`. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    'state-dir': { type: 'string' },
    speed: { type: 'string', default: '1' },
  },
})

const {
  control: _,
  close,
  ...urls
} = await serveEmulators({
  port: Number(values.port),
  host: values.host,
  stateDir: values['state-dir'],
  speed: Number(values.speed),
})
process.stdout.write(`${JSON.stringify(urls)}\n`)

const stop = async () => {
  await close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
