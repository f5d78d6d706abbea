export interface PostOptions {
  /** From 0 to 1; only as far as the browser knows. */
  onProgress?: ((share: number) => void) | undefined
  signal: AbortSignal
}

/**
 * A POST that says how much of it has left, which `fetch` cannot. Rejects when no answer came, and with the signal's
 * reason when it was called off.
 */
export function postWithProgress(
  path: string,
  body: FormData | string,
  { onProgress, signal }: PostOptions,
): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.responseType = 'text'
    if (typeof body === 'string') request.setRequestHeader('content-type', 'application/json')
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress?.(loaded / total)
    })
    request.addEventListener('load', () =>
      resolve({ status: request.status, body: parse(request.responseText) }),
    )
    request.addEventListener('error', () => reject(new TypeError('No answer came')))
    request.addEventListener('abort', () => reject(signal.reason))
    if (signal.aborted) return reject(signal.reason)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
