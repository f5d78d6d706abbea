import type { ProviderId } from '../catalog.ts'
import { curlSnippet } from './curl.ts'
import { javascriptSnippet } from './javascript.ts'
import { pythonSnippet } from './python.ts'
import type { WireRequest } from './wire-request.ts'

export const languages = ['curl', 'javascript', 'python'] as const
export type Language = (typeof languages)[number]

export const languageNames: Record<Language, string> = {
  curl: 'cURL',
  javascript: 'JavaScript',
  python: 'Python',
}

interface Wanted {
  provider: ProviderId
  language: Language
  request: WireRequest
}

/** A program that asks for the picture, waits for it and saves it: to be pasted and run as it is, with one's own key. */
export function snippetFor({ provider, language, request }: Wanted): string {
  switch (language) {
    case 'curl':
      return curlSnippet(provider, request)
    case 'javascript':
      return javascriptSnippet(provider, request)
    case 'python':
      return pythonSnippet(provider, request)
  }
}
