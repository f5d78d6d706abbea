import { enableCompileCache, registerHooks } from 'node:module'
import { join } from 'node:path'

// What Node makes of each file is kept for the next start, where it can be: it takes a third of one.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/photon-playground'))

// Between ES modules a relative path is an address. Node would look up on the disk, a thousand times, what it may mean.
registerHooks({
  resolve(specifier, context, resolve) {
    const isAddress = /^\.\.?\//.test(specifier) && context.conditions.includes('import')
    if (!isAddress) return resolve(specifier, context)
    const { href: url } = new URL(specifier, context.parentURL)
    return { url, format: formatOf(url, context.parentURL), shortCircuit: true }
  },
})

/** Files of one ending are of one kind, as their package says: Node would look that up for each of them. */
function formatOf(url: string, parentUrl = '') {
  if (url.endsWith('.ts')) return 'module-typescript'
  return url.endsWith('.js') && parentUrl.endsWith('.js') ? 'module' : undefined
}

await import('./serve.ts')
