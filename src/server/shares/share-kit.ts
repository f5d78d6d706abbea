import type { Generation } from '#shared/generation.ts'
import type { CreatedShare, NewShareInput, PublicShare } from '#shared/share.ts'
import type { TestStudio } from '../test-studio.ts'

export const publicOrigin = 'https://studio.example'

/** What owner and visitor do with links, in tests. */
export function createShareKit(studio: TestStudio) {
  /** As somebody from outside. */
  const visit = (path: string, init?: RequestInit) =>
    studio.fetch(new Request(publicOrigin + path, init))

  return {
    visit,

    /** A finished run at these providers. */
    async finish(prompt: string, providers: Generation['provider'][] = ['luma', 'fal']) {
      const targets = providers.map((provider) => ({ provider, model: 'photon' as const }))
      const run = await studio.run({ prompt, targets, aspectRatio: '1:1' })
      const generations = await Promise.all(run.generations.map(({ id }) => studio.settled(id)))
      return { ...run, generations }
    },

    share: (input: NewShareInput) =>
      studio.read<CreatedShare>(studio.send('POST', '/api/shares', input)),

    data: (token: string) => studio.read<PublicShare>(visit(`/api/public/shares/${token}`)),

    /** Every answer that a visitor can get of a link: addresses, headers and, but for pictures, content. */
    async everything(token: string): Promise<string> {
      const page = await visit(`/s/${token}`)
      const html = await page.text()
      const addresses = [...html.matchAll(/(?:href|src|content)="([^" ]*)"/g)]
        .map(([, address = '']) => address.replace(publicOrigin, ''))
        .filter((address) => address.startsWith('/api/'))
      const all = [headersOf(page), html]
      for (const path of [`/api/public/shares/${token}`, ...new Set(addresses)]) {
        const answer = await visit(path)
        if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
        const isPicture = answer.headers.get('content-type')?.startsWith('image/')
        // Among so many bytes any short word stands somewhere by chance.
        all.push(path, headersOf(answer), isPicture ? '' : await answer.text())
      }
      return all.join('\n')
    },
  }
}

const headersOf = ({ headers }: Response) => JSON.stringify([...headers])
