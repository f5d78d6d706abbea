import { lumaSizes } from './aspect-ratios.ts'
import { isObject, isWebUrl } from './emulator-http.ts'
import type { JsonObject } from './emulator-http.ts'
import type { Place, Reference } from './job.ts'

export interface Complaint {
  status: 400 | 422
  detail: unknown
}

const models = ['photon-1', 'photon-flash-1']
const maxReferences = 4

/** What Luma says to a body that it does not take; undefined when it does. */
export function complaintAbout(body: JsonObject | undefined, kind: 'image' | 'reframe_image') {
  if (!body) {
    return invalid([issue('model_attributes_type', [], 'Input should be a valid dictionary', null)])
  }
  const { generation_type: type = 'image', prompt } = body
  if (type !== kind) return refused('Unknown request type')
  const issues = [
    ...oneOf(body, 'model', models, kind === 'reframe_image'),
    ...oneOf(body, 'aspect_ratio', Object.keys(lumaSizes), kind === 'reframe_image'),
    ...oneOf(body, 'format', ['jpg', 'png'], false),
    ...urlIssues(body),
    ...(kind === 'reframe_image'
      ? [...mediaIssues(body.media), ...placeIssues(body)]
      : referenceIssues(body)),
  ]
  if (prompt !== undefined && prompt !== null && typeof prompt !== 'string') {
    issues.push(issue('string_type', ['prompt'], 'Input should be a valid string', prompt))
  }
  if (issues.length > 0) return invalid(issues)
  if (kind === 'reframe_image') return
  return promptComplaint(typeof prompt === 'string' ? prompt : '')
}

function promptComplaint(prompt: string): Complaint | undefined {
  if (prompt === '') return refused('Prompt is required')
  if (prompt.length < 3) return refused('Prompt is too short, minimum length is 3 characters')
  if (prompt.length > 5000) return refused('Prompt is too long, maximum length is 5000 characters')
  return undefined
}

export function referencesIn(body: JsonObject): Reference[] {
  const weighed = (role: Reference['role'], value: unknown, usual: number): Reference[] =>
    isObject(value) && typeof value.url === 'string'
      ? [{ role, url: value.url, weight: typeof value.weight === 'number' ? value.weight : usual }]
      : []
  const identity = isObject(body.character_ref) ? body.character_ref.identity0 : undefined
  const portraits = isObject(identity) ? listOf(identity.images) : []
  return [
    ...weighed('reframe', body.media, 1).map((media) => ({ ...media, place: placeIn(body) })),
    ...weighed('modify', body.modify_image_ref, 1),
    ...listOf(body.image_ref).flatMap((value) => weighed('image', value, 0.85)),
    ...listOf(body.style_ref).flatMap((value) => weighed('style', value, 0.8)),
    ...portraits.flatMap((url) => weighed('character', { url }, 1)),
  ]
}

/** The crop bounds are taken and passed over: they would say the place once more. */
function placeIn(body: JsonObject): Place {
  const at = (field: string) => (typeof body[field] === 'number' ? body[field] : undefined)
  return {
    x: at('grid_position_x'),
    y: at('grid_position_y'),
    width: at('resized_width'),
    height: at('resized_height'),
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function referenceIssues(body: JsonObject) {
  return [
    ...refListIssues(body.image_ref, 'image_ref'),
    ...refListIssues(body.style_ref, 'style_ref'),
    ...(isMissing(body.modify_image_ref)
      ? []
      : refIssues(body.modify_image_ref, ['modify_image_ref'])),
    ...characterIssues(body.character_ref),
  ]
}

function refListIssues(value: unknown, field: string) {
  if (isMissing(value)) return []
  if (!Array.isArray(value))
    return [issue('list_type', [field], 'Input should be a valid list', value)]
  if (value.length > maxReferences) return [tooLong([field], value)]
  return value.flatMap((item, index) => refIssues(item, [field, index]))
}

function refIssues(value: unknown, at: (string | number)[]) {
  if (!isObject(value)) {
    return [issue('model_attributes_type', at, 'Input should be a valid dictionary', value)]
  }
  const issues = isWebUrl(value.url) ? [] : [badUrl([...at, 'url'], value.url)]
  if (!isMissing(value.weight) && typeof value.weight !== 'number') {
    issues.push(
      issue('float_type', [...at, 'weight'], 'Input should be a valid number', value.weight),
    )
  }
  return issues
}

function characterIssues(value: unknown) {
  if (isMissing(value)) return []
  const identity = isObject(value) ? value.identity0 : undefined
  if (!isObject(identity)) {
    return [issue('missing', ['character_ref', 'identity0'], 'Field required', value)]
  }
  const at = ['character_ref', 'identity0', 'images']
  if (!Array.isArray(identity.images)) {
    return [issue('list_type', at, 'Input should be a valid list', identity.images)]
  }
  if (identity.images.length > maxReferences) return [tooLong(at, identity.images)]
  return identity.images.flatMap((url, index) =>
    isWebUrl(url) ? [] : [badUrl([...at, index], url)],
  )
}

function mediaIssues(media: unknown) {
  if (!isObject(media)) return [issue('missing', ['media'], 'Field required', media)]
  return isWebUrl(media.url) ? [] : [badUrl(['media', 'url'], media.url)]
}

const wholeNumbers = [
  'grid_position_x',
  'grid_position_y',
  'resized_width',
  'resized_height',
  'x_start',
  'x_end',
  'y_start',
  'y_end',
]

const placeIssues = (body: JsonObject) =>
  wholeNumbers
    .filter((field) => !isMissing(body[field]) && !Number.isInteger(body[field]))
    .map((field) => issue('int_type', [field], 'Input should be a valid integer', body[field]))

function urlIssues({ callback_url: url }: JsonObject) {
  return isMissing(url) || isWebUrl(url) ? [] : [badUrl(['callback_url'], url)]
}

function oneOf(body: JsonObject, field: string, allowed: string[], isRequired: boolean) {
  const value = body[field]
  if (isMissing(value)) return isRequired ? [issue('missing', [field], 'Field required', body)] : []
  if (typeof value === 'string' && allowed.includes(value)) return []
  const quoted = allowed.map((word) => `'${word}'`)
  const expected = `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`
  return [{ ...issue('enum', [field], `Input should be ${expected}`, value), ctx: { expected } }]
}

const isMissing = (value: unknown) => value === undefined || value === null

function issue(type: string, at: (string | number)[], msg: string, input: unknown) {
  return { type, loc: ['body', ...at], msg, input }
}

const badUrl = (at: (string | number)[], input: unknown) =>
  typeof input === 'string' && URL.canParse(input)
    ? issue('url_scheme', at, "URL scheme should be 'http' or 'https'", input.slice(0, 200))
    : issue('url_parsing', at, 'Input should be a valid URL', input)

const tooLong = (at: (string | number)[], input: unknown[]) =>
  issue(
    'too_long',
    at,
    `List should have at most ${maxReferences} items after validation, not ${input.length}`,
    input,
  )

const refused = (detail: string): Complaint => ({ status: 400, detail })
const invalid = (issues: object[]): Complaint => ({ status: 422, detail: issues })
