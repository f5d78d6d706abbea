import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Node keeps what it makes of each file, and the next start takes half the time. Where it cannot keep it, it goes on without.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/photon-playground'))
await import('./serve.ts')
