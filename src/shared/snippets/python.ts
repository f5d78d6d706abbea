import { keyVariables } from '../key-variables.ts'
import type { ProviderId } from '../catalog.ts'
import { addressOf, falEndpoint, fileName, wavespeedModel } from './endpoints.ts'
import { keywordArguments, literal } from './literal.ts'
import type { WireRequest } from './wire-request.ts'

export function pythonSnippet(provider: ProviderId, request: WireRequest): string {
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

const key = (provider: ProviderId) => `os.environ["${keyVariables[provider]}"]`

const save = (provider: ProviderId, url: string) => `response = requests.get(${url}, timeout=60)
response.raise_for_status()
with open("${fileName(provider)}", "wb") as file:
    file.write(response.content)
print("Saved as ${fileName(provider)}")
`

const luma = ({ kind, body }: WireRequest) => `# pip install lumaai requests
import os
import time

import requests
from lumaai import LumaAI

# By itself the client repeats a request that got no clear answer: an image could be charged twice.
client = LumaAI(auth_token=${key('luma')}, max_retries=0)

generation = client.generations.image.${kind === 'reframe' ? 'reframe' : 'create'}(
${keywordArguments(body)})

while generation.state in ("queued", "dreaming"):
    time.sleep(3)
    # To look again costs nothing.
    generation = client.with_options(max_retries=5).generations.get(id=generation.id)
if generation.state != "completed":
    raise RuntimeError(f"Generation failed: {generation.failure_reason}")

${save('luma', 'generation.assets.image')}`

const fal = (request: WireRequest) => `# pip install fal-client requests
# The client reads FAL_KEY from the environment.
import fal_client
import requests

# The client may repeat a submit that got no clear answer, and each may be charged.
result = fal_client.subscribe(
    "${falEndpoint(request)}",
    arguments=${literal(request.body, 'python', 4)},
    with_logs=True,
    on_queue_update=print,
)

${save('fal', 'result["images"][0]["url"]')}`

const segmind = (request: WireRequest) => `# pip install requests
import base64
import os

import requests

# It answers when the picture is done, after about 20 seconds. Not to be repeated by itself: it may be charged.
answer = requests.post(
    "${addressOf('segmind', request)}",
    headers={"x-api-key": ${key('segmind')}},
    json=${literal(request.body, 'python', 4)},
    timeout=180,
)
if not answer.ok:
    raise RuntimeError(f"HTTP {answer.status_code}: {answer.text}")

# With the picture, or with JSON that has its address or its bytes.
content = answer.content
if not answer.headers.get("content-type", "").startswith("image/"):
    image = answer.json()["image"]
    if image.startswith("http"):
        response = requests.get(image, timeout=60)
        response.raise_for_status()
        content = response.content
    else:
        content = base64.b64decode(image)

with open("${fileName('segmind')}", "wb") as file:
    file.write(content)
print("Saved as ${fileName('segmind')}")
`

const wavespeed = (request: WireRequest) => `# pip install wavespeed requests
# The client reads WAVESPEED_API_KEY from the environment.
import requests
import wavespeed

# Keep the task-level max_retries at 0, its default: each try is charged.
output = wavespeed.run(
    "${wavespeedModel(request)}",
    ${literal(request.body, 'python', 4)},
)

${save('wavespeed', 'output["outputs"][0]')}`
