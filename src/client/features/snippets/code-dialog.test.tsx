import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { noInputs, noReferences } from '#shared/references.ts'
import type { NewRun } from '#shared/run.ts'
import { CodeDialog } from './code-dialog.tsx'

const run: Pick<NewRun, 'prompt' | 'aspectRatio' | 'targets' | 'references' | 'reframe'> = {
  prompt: 'a harbour',
  aspectRatio: '4:3',
  targets: [{ provider: 'fal', model: 'photon-flash' }],
  ...noInputs,
}
const tab = (name: string) => screen.getByRole('tab', { name })
const code = () => screen.getByRole('tabpanel').textContent

it('starts with what the form sends to, and has every provider and language', async () => {
  const user = userEvent.setup()
  render(<CodeDialog run={run} onClose={() => {}} />)
  expect(tab('fal').getAttribute('aria-selected')).toBe('true')
  expect(tab('Flash').getAttribute('aria-selected')).toBe('true')
  expect(code()).toContain('https://queue.fal.run/fal-ai/luma-photon/flash')

  await user.click(tab('Python'))
  expect(code()).toContain('fal_client.subscribe')
  await user.click(tab('Luma'))
  expect(code()).toContain('model="photon-1"')
  await user.click(tab('WaveSpeed'))
  expect(screen.getByText(/WaveSpeed chooses the ratio/)).toBeDefined()
  await user.click(tab('Segmind'))
  expect(code()).toBe('Segmind has no 4:3')
  expect(screen.queryByRole('button', { name: 'Copy' })).toBeNull()
})

it('goes from tab to tab by arrow keys, and copies what is shown', async () => {
  const user = userEvent.setup()
  const writeText = vi.spyOn(navigator.clipboard, 'writeText')
  render(<CodeDialog run={run} onClose={() => {}} />)
  const languages = screen.getByRole('tablist', { name: 'Language' })
  await user.click(within(languages).getByRole('tab', { name: 'cURL' }))
  await user.keyboard('{ArrowRight}')
  expect(document.activeElement).toBe(tab('JavaScript'))
  expect(code()).toContain('fal.subscribe')
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  expect(writeText).toHaveBeenCalledWith(code())
})

it('shows a request as it was sent, and the same wish for the others', async () => {
  const user = userEvent.setup()
  const references = { ...noReferences, modify: { imageId: 'a'.repeat(64), weight: 0.3 } }
  const request = {
    method: 'POST',
    url: 'https://gateway.test/fal-ai/luma-photon/modify?fal_webhook=x',
    body: { image_url: 'https://v3.fal.media/a.png', strength: 0.3, aspect_ratio: '4:3' },
  }
  const about = { provider: 'fal', model: 'photon', request } as const
  render(<CodeDialog run={{ ...run, references }} about={about} onClose={() => {}} />)
  await user.click(tab('cURL'))
  expect(code()).toContain('https://queue.fal.run/fal-ai/luma-photon/modify ')
  expect(code()).toContain('https://v3.fal.media/a.png')
  expect(screen.getByText(/Exactly what was sent/)).toBeDefined()

  await user.click(tab('Luma'))
  expect(code()).toContain('https://example.com/source.jpg')
  expect(screen.getByText(/Put the public addresses of your pictures in/)).toBeDefined()
})
