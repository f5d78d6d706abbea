import { lumaSizes } from './aspect-ratios.ts'
import type { JsonObject } from './emulator-http.ts'
import type { JobFailure, Place, Reference } from './job.ts'

export type FalTask = 'text' | 'modify' | 'reframe'

/** fal takes any body and looks at it when the job runs; so the 422 comes in the place of the result. */
export function failureOfInput(input: JsonObject, task: FalTask): JobFailure | null {
  const issues = [
    ...promptIssues(input.prompt, task === 'text'),
    ...ratioIssues(input.aspect_ratio, task !== 'text'),
    ...(task === 'text' ? [] : imageIssues(input.image_url)),
    ...(task === 'modify' ? strengthIssues(input.strength) : []),
    ...(task === 'reframe' ? placeIssues(input) : []),
  ]
  return issues.length === 0 ? null : invalid(issues)
}

export const invalid = (issues: Issue[]): JobFailure => ({
  status: 422,
  message: 'Invalid status code: 422',
  body: { detail: issues },
})

export interface Issue {
  loc: (string | number)[]
  msg: string
  type: string
  url?: string
  ctx?: unknown
  input?: unknown
}

export function issueOf(
  field: string,
  type: string,
  msg: string,
  input: unknown,
  ctx?: unknown,
): Issue {
  const shown = typeof input === 'string' ? input.slice(0, 200) : input
  return {
    loc: ['body', field],
    msg,
    type,
    url: `https://docs.fal.ai/errors/#${type}`,
    ...(ctx === undefined ? {} : { ctx }),
    ...(shown === undefined ? {} : { input: shown }),
  }
}

const missing = (field: string) => issueOf(field, 'missing', 'Field required', undefined)

function promptIssues(prompt: unknown, isRequired: boolean) {
  if (prompt === undefined || prompt === null) return isRequired ? [missing('prompt')] : []
  if (typeof prompt === 'string') return []
  return [issueOf('prompt', 'string_type', 'Input should be a valid string', prompt)]
}

function ratioIssues(ratio: unknown, isRequired: boolean) {
  if (ratio === undefined) return isRequired ? [missing('aspect_ratio')] : []
  if (typeof ratio === 'string' && Object.hasOwn(lumaSizes, ratio)) return []
  const quoted = Object.keys(lumaSizes).map((name) => `'${name}'`)
  const expected = `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
  return [
    issueOf('aspect_ratio', 'literal_error', `Input should be ${expected}`, ratio, { expected }),
  ]
}

function imageIssues(url: unknown) {
  if (url === undefined) return [missing('image_url')]
  if (typeof url === 'string' && /^(https?:\/\/|data:)/.test(url)) return []
  return [issueOf('image_url', 'value_error', 'Input should be a valid URL or data URI', url)]
}

function strengthIssues(strength: unknown) {
  if (strength === undefined) return [missing('strength')]
  if (typeof strength !== 'number') {
    return [issueOf('strength', 'float_type', 'Input should be a valid number', strength)]
  }
  if (strength < 0) {
    return [
      issueOf(
        'strength',
        'greater_than_equal',
        'Input should be greater than or equal to 0',
        strength,
        { ge: 0 },
      ),
    ]
  }
  if (strength > 1) {
    return [
      issueOf('strength', 'less_than_equal', 'Input should be less than or equal to 1', strength, {
        le: 1,
      }),
    ]
  }
  return []
}

const wholeNumbers = ['grid_position_x', 'grid_position_y', 'x_start', 'x_end', 'y_start', 'y_end']

const placeIssues = (input: JsonObject) =>
  wholeNumbers
    .filter((field) => input[field] != null && !Number.isInteger(input[field]))
    .map((field) => issueOf(field, 'int_type', 'Input should be a valid integer', input[field]))

export function referencesIn(input: JsonObject, task: FalTask): Reference[] {
  const { image_url: url, strength } = input
  if (task === 'text' || typeof url !== 'string') return []
  if (task === 'reframe') return [{ role: task, url, weight: 1, place: placeIn(input) }]
  return [{ role: task, url, weight: typeof strength === 'number' ? strength : 1 }]
}

/** The bounds say where the edges of the picture lie on the canvas, and so its size. */
function placeIn(input: JsonObject): Place {
  const at = (field: string) => (typeof input[field] === 'number' ? input[field] : undefined)
  const size = (start = 0, end?: number) => (end === undefined ? undefined : end - start)
  return {
    x: at('grid_position_x') ?? at('x_start'),
    y: at('grid_position_y') ?? at('y_start'),
    width: size(at('x_start'), at('x_end')),
    height: size(at('y_start'), at('y_end')),
  }
}
