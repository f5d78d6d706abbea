import { keyVariables } from '../key-variables.ts'
import type { ProviderId } from '../catalog.ts'
import { addressOf, falEndpoint, fileName, wavespeedModel } from './endpoints.ts'
import { literal } from './literal.ts'
import type { WireRequest } from './wire-request.ts'

export function javascriptSnippet(provider: ProviderId, request: WireRequest): string {
  switch (provider) {
    case 'luma':
      return luma(request)
    case 'fal':
      return fal(request)
    case 'segmind':
      return segmind(request)
    case 'wavespeed':
      return wavespeed(request)
  }
}

const key = (provider: ProviderId) => `process.env.${keyVariables[provider]}`

const save = (provider: ProviderId, url: string) => `const response = await fetch(${url})
if (!response.ok) throw new Error(\`The image: HTTP \${response.status}\`)
await writeFile("${fileName(provider)}", Buffer.from(await response.arrayBuffer()))
console.log("Saved as ${fileName(provider)}")
`

const luma = ({ kind, body }: WireRequest) => `// npm install lumaai, and save this as photon.mjs
import { writeFile } from "node:fs/promises"
import LumaAI from "lumaai"

// By itself the client repeats a request that got no clear answer: an image could be charged twice.
const client = new LumaAI({ authToken: ${key('luma')}, maxRetries: 0 })

let generation = await client.generations.image.${kind === 'reframe' ? 'reframe' : 'create'}(${literal(body, 'javascript')})

while (generation.state === "queued" || generation.state === "dreaming") {
  await new Promise((resolve) => setTimeout(resolve, 3000))
  // To look again costs nothing.
  generation = await client.generations.get(generation.id, { maxRetries: 5 })
}
if (generation.state !== "completed") throw new Error(generation.failure_reason)

${save('luma', 'generation.assets.image')}`

const fal = (request: WireRequest) => `// npm install @fal-ai/client, and save this as photon.mjs
import { writeFile } from "node:fs/promises"
import { fal } from "@fal-ai/client"

fal.config({ credentials: ${key('fal')} })

// The client repeats a submit that got no clear answer, up to three times, and each may be charged.
const result = await fal.subscribe("${falEndpoint(request)}", {
  input: ${literal(request.body, 'javascript', 2)},
  logs: true,
  onQueueUpdate: (update) => console.log(update.status),
})

${save('fal', 'result.data.images[0].url')}`

const segmind = (request: WireRequest) => `// Needs no package: save this as photon.mjs
import { writeFile } from "node:fs/promises"

// It answers when the picture is done, after about 20 seconds. Not to be repeated by itself: it may be charged.
const answer = await fetch("${addressOf('segmind', request)}", {
  method: "POST",
  headers: { "x-api-key": ${key('segmind')}, "Content-Type": "application/json" },
  body: JSON.stringify(${literal(request.body, 'javascript', 2)}),
})
if (!answer.ok) throw new Error(\`HTTP \${answer.status}: \${await answer.text()}\`)

// With the picture, or with JSON that has its address or its bytes.
async function read() {
  if (answer.headers.get("content-type")?.startsWith("image/")) return answer.arrayBuffer()
  const { image } = await answer.json()
  if (!/^https?:/.test(image)) return Buffer.from(image, "base64")
  const response = await fetch(image)
  if (!response.ok) throw new Error(\`The image: HTTP \${response.status}\`)
  return response.arrayBuffer()
}

await writeFile("${fileName('segmind')}", Buffer.from(await read()))
console.log("Saved as ${fileName('segmind')}")
`

const wavespeed = (request: WireRequest) => `// npm install wavespeed, and save this as photon.mjs
import { writeFile } from "node:fs/promises"
import { Client } from "wavespeed"

const client = new Client(${key('wavespeed')})

// Keep the task-level maxRetries at 0, its default: each try is charged.
const { outputs } = await client.run(
  "${wavespeedModel(request)}",
  ${literal(request.body, 'javascript', 2)},
  { pollInterval: 2, timeout: 600 },
)

${save('wavespeed', 'outputs[0]')}`
