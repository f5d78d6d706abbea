import type { Hidden, Share } from '#shared/share.ts'
import type { ShareSubject } from '../../lib/share-request.ts'

export type Visible = Record<'prompt' | 'references' | 'providers' | 'prices', boolean>

export const visibleNames: Record<keyof Visible, string> = {
  prompt: 'Prompt',
  references: 'References',
  providers: 'Provider names',
  prices: 'Prices',
}

const words: Record<keyof Visible, string> = {
  prompt: 'the prompt',
  references: 'the references',
  providers: 'names and times of the providers',
  prices: 'prices',
}

export const keys = Object.keys(words) as (keyof Visible)[]

export const subjectWords = ({ runId, generationIds }: ShareSubject): string => {
  if (runId !== undefined) return 'all images of this run'
  return generationIds ? `${generationIds.length} images` : 'this image'
}

/** What somebody with the link will see, in one sentence; what they will not, in another. */
export function previewOf(subject: ShareSubject, visible: Visible): string {
  const shown = keys.filter((key) => visible[key]).map((key) => words[key])
  const hidden = keys.filter((key) => !visible[key]).map((key) => words[key])
  const sees = `Whoever has the link sees ${listOf([subjectWords(subject), ...shown])}.`
  const letters = visible.providers
    ? ''
    : ` Providers are called A, B, C.${visible.prices ? ' Their prices can give them away.' : ''}`
  return hidden.length === 0 ? sees : `${sees} Not ${listOf(hidden, 'or')}.${letters}`
}

export const toHidden = (visible: Visible): Hidden => ({
  hidePrompt: !visible.prompt,
  hideReferences: !visible.references,
  hideProviders: !visible.providers,
  hidePrices: !visible.prices,
})

/** "No prompt or prices"; nothing where all is shown. */
export function hiddenWords(share: Hidden): string {
  const names = [
    share.hidePrompt && 'prompt',
    share.hideReferences && 'references',
    share.hideProviders && 'provider names',
    share.hidePrices && 'prices',
  ].filter((name) => name !== false)
  return names.length === 0 ? '' : `No ${listOf(names, 'or')}`
}

export type ShareState = 'open' | 'expired' | 'revoked'

export function stateOf({ revokedAt, expiresAt }: Share, now: number): ShareState {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && Date.parse(expiresAt) <= now ? 'expired' : 'open'
}

function listOf(parts: string[], last = 'and'): string {
  return [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(` ${last} `)
}
