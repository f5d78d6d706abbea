import type { MiddlewareHandler } from 'hono'
import { AppError } from '../errors.ts'

const loopbackHost = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i

/**
 * Without a login, only pages of this machine may speak to us. The Host must be a loopback name: a foreign name
 * that resolves to us is DNS rebinding. The Origin must be ours: another page's form or script may not spend money.
 */
export const guard: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? new URL(c.req.url).host
  if (!loopbackHost.test(host)) throw new AppError('forbidden', 'This host name is not served here')

  const origin = c.req.header('origin')
  if (origin !== undefined && origin !== `http://${host}`)
    throw new AppError('forbidden', 'Requests from other sites are not accepted')
  const site = c.req.header('sec-fetch-site')
  const isForeign = site === 'cross-site' || site === 'same-site'
  if (isForeign && c.req.header('sec-fetch-mode') !== 'navigate')
    throw new AppError('forbidden', 'Requests from other sites are not accepted')
  if (isForeign && c.req.method !== 'GET')
    throw new AppError('forbidden', 'Requests from other sites are not accepted')
  await next()
}
