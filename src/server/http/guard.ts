import type { MiddlewareHandler } from 'hono'
import { AppError } from '../errors.ts'

const loopbackHost = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i

/** What a proxy in front of us adds. Some of them also put our own loopback address in the place of the Host. */
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

/**
 * Without a login, only pages of this machine may speak to us. The Host must be a loopback name: a foreign name
 * that resolves to us is DNS rebinding. The Origin must be ours: another page's form or script may not spend money.
 * The host of our public address gets the few things that are for everybody, and nothing else.
 */
export function createGuard(publicUrl: string | undefined): MiddlewareHandler {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host

  return async (c, next) => {
    const host = (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase()
    const isProxied = proxyHeaders.some((name) => c.req.header(name) !== undefined)
    const isLocal = loopbackHost.test(host) && !(publicHost !== undefined && isProxied)
    const isFromPublic = !isLocal && (host === publicHost || loopbackHost.test(host))
    if (!isLocal && !isFromPublic)
      throw new AppError('forbidden', 'This host name is not served here')
    if (isFromPublic && !isForEverybody(c.req.method, c.req.path))
      throw new AppError('forbidden', 'The studio is open on its own machine only')
    if (isForPrograms(c.req.method, c.req.path)) return next()

    const origin = c.req.header('origin')
    const ownOrigin = isFromPublic ? publicUrl : `http://${host}`
    if (origin !== undefined && origin.toLowerCase() !== ownOrigin)
      throw new AppError('forbidden', 'Requests from other sites are not accepted')
    const site = c.req.header('sec-fetch-site')
    const isForeign = site === 'cross-site' || site === 'same-site'
    if (isForeign && c.req.header('sec-fetch-mode') !== 'navigate')
      throw new AppError('forbidden', 'Requests from other sites are not accepted')
    if (isForeign && c.req.method !== 'GET')
      throw new AppError('forbidden', 'Requests from other sites are not accepted')
    return next()
  }
}

/** Called by programs, with a secret in the address; a page of another site gains nothing from it. */
const isForPrograms = (method: string, path: string) =>
  isWebhook(path) || (isReading(method) && path.startsWith('/references/'))

const isWebhook = (path: string) => path.startsWith('/api/webhooks/')
const isReading = (method: string) => method === 'GET' || method === 'HEAD'

const isForEverybody = (method: string, path: string) =>
  isWebhook(path) ||
  (isReading(method) &&
    (path === '/healthz' ||
      path.startsWith('/api/public/') ||
      !/^\/+(api|readyz|metrics)(\/|$)/i.test(path)))
