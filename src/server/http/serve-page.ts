import { serveStatic } from '@hono/node-server/serve-static'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context, Hono } from 'hono'
import { firstAsked } from '#shared/first-asked.ts'
import { handleNotFound } from './handle-error.ts'

/**
 * The built page, and its first file for every address that it draws itself. Into that goes where the feed of
 * changes stands and what will be asked for first: a slow line carries both while the script is on its way.
 */
export function servePage(app: Hono, root: string, currentCursor: () => Promise<string>) {
  async function servePageItself(c: Context) {
    const html = await readFile(join(root, 'index.html'), 'utf8').catch(() => null)
    if (html === null) return handleNotFound(c)
    const head = [`<meta name="cursor" content="${await currentCursor()}" />`]
    if (new URL(c.req.url).search === '' && c.req.path === '/')
      for (const path of firstAsked)
        head.push(`<link rel="preload" as="fetch" href="${path}" crossorigin />`)
    return c.html(html.replace('</head>', `${head.join('')}</head>`), 200, {
      'cache-control': 'no-cache',
    })
  }

  const onFound = (_path: string, c: Context) => c.header('cache-control', 'no-cache')
  app.get('/api/*', handleNotFound)
  // Such as the manifest of the build: for the server alone.
  app.get('*', (c, next) => (isHidden(c.req.path) ? handleNotFound(c) : next()))
  app.get(
    '/assets/*',
    serveStatic({
      root,
      precompressed: true,
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
    handleNotFound,
  )
  app.get('/', servePageItself)
  app.get('*', serveStatic({ root, onFound }))
  app.get('*', servePageItself)
}

/** A part of the path begins with a dot, as written or as the file system will read it. */
function isHidden(path: string): boolean {
  try {
    return /[/\\]\./.test(decodeURIComponent(path))
  } catch {
    return true
  }
}
