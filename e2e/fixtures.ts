import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { serveEmulators } from '../src/emulators/serve.ts'
import type { Emulators } from '../src/emulators/serve.ts'
import { startStudio } from './studio-process.ts'
import type { StudioProcess } from './studio-process.ts'

/** Fast enough to test, slow enough to see a generation run. */
const speed = 4

interface Fixtures {
  /** The providers, with keys that they know and faults on demand. */
  providers: Emulators
  /** A server on an empty library that speaks to `providers`. */
  server: Server
  /** The page of that server, open. */
  studio: Studio
}

export class Server {
  readonly #dataDir: string
  readonly #environment: Record<string, string>
  #process: StudioProcess | undefined

  constructor(dataDir: string, environment: Record<string, string>) {
    this.#dataDir = dataDir
    this.#environment = environment
  }

  get url(): string {
    if (!this.#process) throw new Error('The server is not running')
    return this.#process.url
  }

  /** Again on the same port, so that a page that stayed open finds it. */
  async start() {
    const port = this.#process?.port ?? 0
    this.#process = await startStudio({
      ...this.#environment,
      DATA_DIR: this.#dataDir,
      PORT: String(port),
    })
  }

  stop = () => this.#process?.stop('SIGTERM')
  crash = () => this.#process?.stop('SIGKILL')
}

/** What a designer sees and does, in the words of the interface. */
export class Studio {
  readonly page: Page
  readonly prompt: Locator
  readonly generateButton: Locator
  readonly gallery: Locator

  constructor(page: Page) {
    this.page = page
    this.prompt = page.getByRole('textbox', { name: 'Prompt' })
    this.generateButton = page.getByRole('button', { name: 'Generate' })
    this.gallery = page.getByRole('region', { name: 'Gallery' })
  }

  target = (name: string) =>
    this.page.getByRole('group', { name: 'Targets' }).getByRole('button', { name })

  /** Exactly these targets, whatever was chosen before. */
  async choose(...names: string[]) {
    const all = this.page.getByRole('group', { name: 'Targets' }).locator('[aria-pressed]')
    await all.first().waitFor()
    for (const button of await all.all()) {
      const name = await button.textContent()
      const isWanted = names.some((wanted) => name?.startsWith(wanted))
      if (((await button.getAttribute('aria-pressed')) === 'true') !== isWanted)
        await button.click()
    }
  }

  async generate(prompt: string) {
    await this.prompt.fill(prompt)
    await this.generateButton.click()
  }

  run = (prompt: string) => this.gallery.getByRole('article', { name: prompt })
  card = (prompt: string, target: string) => this.run(prompt).getByRole('figure', { name: target })
  picture = (card: Locator) => card.getByRole('img')

  async scrollDownTo(wanted: Locator) {
    await expect(async () => {
      await this.page.mouse.wheel(0, 200)
      expect(await wanted.isVisible()).toBe(true)
    }).toPass({ intervals: [50], timeout: 30_000 })
    await wanted.scrollIntoViewIfNeeded()
  }

  /** The picture is there, whole, and one that the server stored. */
  async expectPicture(card: Locator) {
    const picture = this.picture(card).first()
    await expect(picture).toBeVisible()
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)
    const address = await picture.evaluate((image: HTMLImageElement) => image.currentSrc)
    expect(new URL(address).pathname).toMatch(/^\/api\/images\/[0-9a-f]{64}$/)
  }

  async expectAccessible() {
    // A colour on its way to that of another theme is neither of the two. (What waits within the page for a function
    // to come true needs `eval`, which the page's policy forbids.)
    const countTransitions = () =>
      document.getAnimations().filter(
        (animation) =>
          // The bar of one that is on its way never rests.
          animation instanceof CSSTransition && animation.transitionProperty !== 'transform',
      ).length
    await expect.poll(() => this.page.evaluate(countTransitions)).toBe(0)
    const { violations } = await new AxeBuilder({ page: this.page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([])
  }
}

export const test = base.extend<Fixtures>({
  providers: async ({}, use) => {
    const emulators = await serveEmulators({ speed })
    await use(emulators)
    await emulators.close()
  },

  server: async ({ providers }, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'photon-e2e-'))
    const server = new Server(dataDir, {
      LUMAAI_API_KEY: 'luma-e2e-0123456789',
      FAL_KEY: 'fal-e2e-id:fal-e2e-secret',
      SEGMIND_API_KEY: 'SG_0123456789abcdef',
      WAVESPEED_API_KEY: 'ws-e2e-0123456789',
      LUMA_BASE_URL: providers.lumaBaseUrl,
      FAL_QUEUE_URL: providers.falQueueUrl,
      FAL_REST_URL: providers.falRestUrl,
      SEGMIND_URL: providers.segmindUrl,
      WAVESPEED_BASE_URL: providers.wavespeedBaseUrl,
    })
    await server.start()
    await use(server)
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  },

  studio: async ({ page, server }, use) => {
    const problems = watchForProblems(page, server.url)
    await page.goto(server.url)
    await use(new Studio(page))
    expect(problems).toEqual([])
  },
})

export { expect }

/** No word to another origin, and nothing in the console that nobody looked at. */
function watchForProblems(page: Page, url: string): string[] {
  const problems: string[] = []
  page.on('request', (request) => {
    const address = request.url()
    if (!address.startsWith(url) && !/^(data|blob):/.test(address))
      problems.push(`request to ${address}`)
  })
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    // The browser itself notes each answer that is no success and each server that is away.
    const isNetwork = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isNetwork) problems.push(message.text())
  })
  return problems
}
