import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { SheetMenu } from './sheet-menu.tsx'

it('asks for the sheet as it is set', async () => {
  render(<SheetMenu ids={['1', '2']} />)
  const panel = document.querySelector('[popover]')
  panel?.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' }))
  const link = await screen.findByRole('link', { name: 'Download PNG', hidden: true })
  expect(link.getAttribute('href')).toBe('/api/contact-sheet?ids=1,2&size=slide')
  await userEvent.click(screen.getByRole('radio', { name: 'For a chat', hidden: true }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Names', hidden: true }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Date', hidden: true }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Date', hidden: true }))
  expect(link.getAttribute('href')).toBe('/api/contact-sheet?ids=1,2&size=chat&hide=names')
})
