import { enableCompileCache, registerHooks } from 'node:module'
import { join } from 'node:path'

// Half of a start goes into what Node makes of each file. It is kept for the next one, where it can be.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/photon-playground'))

// A sixth goes into looking up files. Between ES modules a relative path is an address, and there is nothing to look up.
registerHooks({
  resolve(specifier, context, resolve) {
    const isAddress = /^\.\.?\//.test(specifier) && context.conditions.includes('import')
    if (!isAddress) return resolve(specifier, context)
    return { url: new URL(specifier, context.parentURL).href, shortCircuit: true }
  },
})

await import('./serve.ts')
