import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { createMiddleware } from 'hono/factory'
import type { EmulatorContext, EmulatorEnv } from './emulator-http.ts'
import { isObject } from './emulator-http.ts'
import { occasionOf } from './faults.ts'
import type { FaultAction, FaultBook, Step } from './faults.ts'
import type { Job, ModelName, ProviderName } from './job.ts'
import { cueIn } from './prompt-cues.ts'
import { maskHeaders, parseBody } from './request-log.ts'
import type { RequestLog, SubmitRecord } from './request-log.ts'

interface Deps {
  faults: FaultBook
  requests: RequestLog
  now: () => number
}

/** Middleware that counts a request and lets the fault strike that was asked for. */
export function createSteps({ faults, requests, now }: Deps) {
  return {
    submit(provider: ProviderName, modelOf: (c: EmulatorContext, body: unknown) => ModelName) {
      return createMiddleware<EmulatorEnv>(async (c, next) => {
        countRoute(c, provider)
        const early = faults.take({ provider, step: 'submit' })
        // A connection that dies before its body is read must not be read first.
        if (early?.kind === 'reset' && !early.afterJob) return strike(c, early)

        const body = parseBody(await c.req.text())
        const prompt = isObject(body) && typeof body.prompt === 'string' ? body.prompt : ''
        const model = modelOf(c, body)
        const record = requests.submit(recordOf(c, provider, body))
        c.set('submit', record)
        const action = early ?? faults.take({ provider, step: 'submit', prompt, model })
        if (action?.kind === 'job') c.set('bend', action.bend)

        const isAfterJob =
          action?.kind === 'garbage' || (action && 'afterJob' in action && action.afterJob)
        if (action && !isAfterJob) {
          const answer = await strike(c, action)
          if (answer) {
            record.status = answer.status
            return answer
          }
        }
        await next()
        const isLost = record.jobId !== null && cueIn(prompt, provider) === 'lost reply'
        const late = isAfterJob ? action : isLost ? { kind: 'reset' as const } : undefined
        if (late) replace(c, await strike(c, late))
        record.status = c.res === RESPONSE_ALREADY_SENT ? null : c.res.status
        return undefined
      })
    },

    step(
      provider: ProviderName,
      step: Step,
      jobOf: (c: EmulatorContext) => Job | undefined = () => undefined,
    ) {
      return createMiddleware<EmulatorEnv>(async (c, next) => {
        countRoute(c, provider)
        const job = jobOf(c)
        const action = faults.take(job ? occasionOf(job, step) : { provider, step })
        if (action?.kind === 'state') c.set('state', action.state)
        const answer = action && (await strike(c, action))
        if (answer) return answer
        return next()
      })
    },
  }

  function countRoute(c: EmulatorContext, provider: ProviderName) {
    const path = new URL(c.req.url).pathname.replace(
      /[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}/gi,
      ':id',
    )
    requests.count(`${provider} ${c.req.method} ${path}`)
  }

  function recordOf(c: EmulatorContext, provider: ProviderName, body: unknown): SubmitRecord {
    const { pathname, search } = new URL(c.req.url)
    const { masked, keyHash } = maskHeaders(c.req.raw.headers)
    return {
      at: now(),
      provider,
      method: c.req.method,
      path: pathname + search,
      headers: masked,
      keyHash,
      body,
      ignoredFields: [],
      jobId: null,
      status: null,
    }
  }
}

/** Setting a response over another would keep the headers of the first. */
function replace(c: EmulatorContext, response: Response | undefined) {
  if (!response) return
  c.res = undefined
  c.res = response
}

async function strike(c: EmulatorContext, action: FaultAction): Promise<Response | undefined> {
  switch (action.kind) {
    case 'respond':
      return respond(action)
    case 'garbage':
      return new Response(garbage[action.as].body, {
        headers: { 'content-type': garbage[action.as].type },
      })
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, action.ms))
      return
    case 'reset':
      return cutConnection(c)
    case 'hang':
      return waitForClient(c)
    case 'job':
    case 'state':
    case 'file':
    case 'webhook':
      return
  }
}

const garbage = {
  text: { type: 'text/plain', body: 'upstream connect error or disconnect/reset before headers' },
  html: {
    type: 'text/html',
    body: '<!doctype html><title>One moment</title><h1>Checking your browser</h1>',
  },
  'truncated-json': { type: 'application/json', body: '{"id":"4fac0ef4-b336-45bf-a5dc-6de' },
  empty: { type: 'application/json', body: '' },
  array: { type: 'application/json', body: '[]' },
}

function respond({ status, json, text, html, headers }: Extract<FaultAction, { kind: 'respond' }>) {
  const type =
    html !== undefined ? 'text/html' : text !== undefined ? 'text/plain' : 'application/json'
  const body = html ?? text ?? (json === undefined ? null : JSON.stringify(json))
  return new Response(body, { status, headers: { 'content-type': type, ...headers } })
}

export function cutConnection(c: EmulatorContext) {
  const socket = c.env?.incoming?.socket
  if (!socket) throw new Error('There is no connection to cut')
  socket.resetAndDestroy()
  return RESPONSE_ALREADY_SENT
}

function waitForClient(c: EmulatorContext) {
  const outgoing = c.env?.outgoing
  if (!outgoing) throw new Error('There is no connection to hold')
  return new Promise<Response>((resolve) => {
    outgoing.once('close', () => resolve(RESPONSE_ALREADY_SENT))
  })
}
