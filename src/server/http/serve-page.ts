import { serveStatic } from '@hono/node-server/serve-static'
import type { Context, Hono } from 'hono'
import { handleNotFound } from './handle-error.ts'

/** The built page, and its first file for every address that it draws itself. */
export function servePage(app: Hono, root: string) {
  const onFound = (_path: string, c: Context) => c.header('cache-control', 'no-cache')
  app.get('/api/*', handleNotFound)
  // Such as the manifest of the build: for the server alone.
  app.get('*', (c, next) => (isHidden(c.req.path) ? handleNotFound(c) : next()))
  app.get(
    '/assets/*',
    serveStatic({
      root,
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
    handleNotFound,
  )
  app.get('*', serveStatic({ root, onFound }))
  app.get('*', serveStatic({ root, path: 'index.html', onFound }))
}

/** A part of the path begins with a dot, as written or as the file system will read it. */
function isHidden(path: string): boolean {
  try {
    return /[/\\]\./.test(decodeURIComponent(path))
  } catch {
    return true
  }
}
