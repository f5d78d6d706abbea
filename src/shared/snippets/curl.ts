import { keyVariables } from '../key-variables.ts'
import type { ProviderId } from '../catalog.ts'
import { addressOf, fileName, jobAddresses } from './endpoints.ts'
import { literal } from './literal.ts'
import type { WireRequest } from './wire-request.ts'

const keyHeaders: Record<ProviderId, string> = {
  luma: 'Authorization: Bearer $LUMAAI_API_KEY',
  fal: 'Authorization: Key $FAL_KEY',
  segmind: 'x-api-key: $SEGMIND_API_KEY',
  wavespeed: 'Authorization: Bearer $WAVESPEED_API_KEY',
}

/** A shell of its own, so that an error ends the snippet and not the terminal it was pasted into. */
export function curlSnippet(provider: ProviderId, request: WireRequest): string {
  const name = fileName(provider)
  // It draws before it answers, and what it answers with is known by its type alone.
  const isDrawing = provider === 'segmind'
  return `( # In a shell of its own: an error ends this, not your terminal.
set -eu
: "\${${keyVariables[provider]}:?}"
answer=$(mktemp)
trap '[ $? = 0 ] || cat "$answer" >&2; rm -f "$answer" "$answer.type"' EXIT

# The first text of that name in the answer, which is JSON.
field() {
  tr -d '\\n' < "$answer" | grep -o "\\"$1\\" *: *[[]* *\\"[^\\"]*\\"" | head -n 1 |
    cut -d '"' -f 4 | sed 's/\\\\u0026/\\&/g; s#\\\\/#/#g'
}

# Sent once: after an error it may have been charged all the same.
curl -sS --fail-with-body -o "$answer" -X POST ${addressOf(provider, request)} \\
  -H "${keyHeaders[provider]}" \\
  -H "Content-Type: application/json" \\
  ${isDrawing ? '--max-time 180 -w "%{content_type}" ' : ''}--data-binary @- ${isDrawing ? '> "$answer.type" ' : ''}<<'JSON'
${literal(request.body, 'json')}
JSON
${restOf(provider, name)}
echo "Saved as ${name}"
)
`
}

const poll = (provider: 'luma' | 'fal' | 'wavespeed', address: string) =>
  `curl -sS --fail-with-body --retry 5 -o "$answer" -H "${keyHeaders[provider]}" \\
    "${address}"`

function restOf(provider: ProviderId, name: string): string {
  switch (provider) {
    case 'luma':
      return `id=$(field id)

while :; do
  case $(field state) in
    queued | dreaming) sleep 3 ;;
    completed) break ;;
    *) exit 1 ;;
  esac
  ${poll('luma', `${jobAddresses.luma}/$id`)}
done

curl -sS --fail --retry 5 -o ${name} "$(field image)"`
    case 'fal':
      return `id=$(field request_id)

while :; do
  case $(field status) in
    IN_QUEUE | IN_PROGRESS) sleep 1 ;;
    COMPLETED) break ;;
    *) exit 1 ;;
  esac
  ${poll('fal', `${jobAddresses.fal}/$id/status`)}
done
# A job that failed is COMPLETED too: its result is the error.
${poll('fal', `${jobAddresses.fal}/$id`)}

curl -sS --fail --retry 5 -o ${name} "$(field url)"`
    case 'segmind':
      return `
# It answers when the picture is done: with the picture, or with JSON that has its address or its bytes.
case $(cat "$answer.type") in
  image/*) cp "$answer" ${name} ;;
  *) image=$(field image)
     case $image in
       http*) curl -sS --fail --retry 5 -o ${name} "$image" ;;
       *) printf %s "$image" | base64 -d > ${name} ;;
     esac ;;
esac`
    case 'wavespeed':
      return `id=$(field id)

while :; do
  case $(field status) in
    created | pending | processing) sleep 2 ;;
    completed) break ;;
    *) exit 1 ;;
  esac
  ${poll('wavespeed', `${jobAddresses.wavespeed}/$id/result`)}
done

curl -sS --fail --retry 5 -o ${name} "$(field outputs)"`
  }
}
