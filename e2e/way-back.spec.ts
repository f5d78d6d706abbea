import { expect, test } from './fixtures.ts'

test('what lies over the gallery leads back to it as it was', async ({ studio, page }) => {
  await studio.choose('Luma Flash', 'WaveSpeed Flash')
  await studio.generate('Looked at from all sides')
  for (const target of ['Luma Flash', 'WaveSpeed Flash'])
    await studio.expectPicture(studio.card('Looked at from all sides', target))

  const filters = studio.gallery.getByRole('group', { name: 'Find' })
  await filters.getByRole('searchbox').fill('sides')
  await expect(page).toHaveURL(/\/\?q=sides$/)
  const board = page.getByRole('dialog', { name: /^Compare/ })
  const openBoard = () =>
    studio
      .run('Looked at from all sides')
      .getByRole('link', { name: 'Compare', exact: true })
      .click()

  await openBoard()
  await board.getByRole('button', { name: 'Studio' }).click()
  await expect(page).toHaveURL(/\/\?q=sides$/)

  await openBoard()
  await board.getByRole('link', { name: 'Blind' }).click()
  // Its address says nothing of it, and yet it is not lost.
  await expect(page).toHaveURL(/\/blind$/)
  await page.reload()
  await page
    .getByRole('dialog', { name: /^Blind/ })
    .getByRole('button', { name: 'Studio' })
    .click()
  await expect(page).toHaveURL(/\/\?q=sides$/)

  await page.getByRole('link', { name: 'Ranking' }).click()
  await page
    .getByRole('dialog', { name: 'Ranking' })
    .getByRole('button', { name: 'Studio' })
    .click()
  await expect(page).toHaveURL(/\/\?q=sides$/)
  await expect(studio.run('Looked at from all sides')).toBeVisible()
})
