const removed = '[key removed]'
const maxLength = 500
/** The secret at the end of a webhook's address, in plain or as part of another address. */
const webhookSecret =
  /(api(?:\/|%2F)webhooks(?:\/|%2F)[a-z]+(?:\/|%2F)[0-9a-f-]{36}(?:\/|%2F))[\w-]+/gi

/** The signature in the address of a reference of ours. */
const referenceSignature =
  /(references(?:\/|%2F)[0-9a-f]{64}(?:-jpg|-png)?-[0-9a-z]{1,9}-)[\w-]{43}/gi

/** For all that is stored, shown or logged of a request. */
export const hideOurSecrets = (text: string) =>
  text.replace(webhookSecret, '$1secret-removed').replace(referenceSignature, '$1signature-removed')

/** Far more than is shown, so that a key is still whole when it is looked for. */
const readLength = 8 * maxLength

/** Makes a provider's words fit for people: no key, no control characters, at most 500 characters. */
export function createQuote(apiKey: string): (text: string) => string {
  const key = apiKey.toLowerCase()

  return (text) => {
    const read = text.slice(0, readLength)
    const clean = hideOurSecrets(apiKey ? read.replaceAll(apiKey, removed) : read)
      // A key needs a digit here: "bearer authentication" and "key credentials" are words.
      .replace(/\b(bearer|basic|key)\s+(?=[^\s"',;]*\d)[^\s"',;]{12,}/gi, `$1 ${removed}`)
      .replace(/(x-api-key)["']?\s*[:=]\s*["']?[^\s"',;]+/gi, `$1: ${removed}`)
      // Parts of our key: the halves of fal's `id:secret`, or the head of a key that was cut.
      .replace(/[\w-]{8,}/g, (run) => (key.includes(run.toLowerCase()) ? removed : run))
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
    return clean.length > maxLength ? `${clean.slice(0, maxLength - 1)}…` : clean
  }
}

/** What the provider itself says in an answer; undefined where there are no words, or only a page for a browser. */
export function wordsIn(json: unknown, text: string): string | undefined {
  const words = json === undefined ? text.trim() : wordsInJson(json)
  return !words || words.startsWith('<') ? undefined : words
}

/** Every envelope of the four: `{detail}` with a string or a list of `{loc, msg}`, `{error}`, `{message}`. */
function wordsInJson(value: unknown, depth = 0): string | undefined {
  if (depth > 4) return undefined
  if (typeof value === 'string') return value.trim() || undefined
  if (Array.isArray(value)) {
    const all = value.slice(0, 10).map((item) => wordsInJson(item, depth + 1))
    return all.filter((words) => words !== undefined).join('; ') || undefined
  }
  if (typeof value !== 'object' || value === null) return undefined

  const { detail, error, message, msg, loc } = value as Record<string, unknown>
  if (typeof msg === 'string') {
    const field = Array.isArray(loc) ? loc.filter((part) => part !== 'body').join('.') : ''
    return field ? `${field}: ${msg}` : msg
  }
  return (
    wordsInJson(detail, depth + 1) ??
    wordsInJson(error, depth + 1) ??
    wordsInJson(message, depth + 1)
  )
}

/** Providers word a moderation refusal freely, and some give it no code of its own. */
export const isAboutContent = (words: string) =>
  /moderat|nsfw|(content|usage|safety)[ _-]?polic|safety (system|filter|check)|flagged|blacklist|prohibited|sensitive (content|words?)/i.test(
    words,
  )

/** A picture that the provider could not get hold of. */
export const isAboutFetching = (words: string) =>
  /\b(download|fetch|load|access|retriev|reach|read|open)\w*\b.{0,40}\b(image|file|picture|url)|\b(image|file|picture|url)\b.{0,40}\b(unreachable|inaccessible|expired|not (accessible|reachable|found))/i.test(
    words,
  )

export const isAboutCredit = (words: string) =>
  /(insufficient|not enough|exhausted|out of|low) (account )?(credit|balance|fund)|(credit|balance)s? (is |are )?(insufficient|exhausted|too low|not enough)|spend(ing)? (limit|cap)/i.test(
    words,
  )
