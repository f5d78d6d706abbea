import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser } from './browser.ts'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  // Each story has servers and a page of its own; much of its time it waits.
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 30_000 },
  reporter: process.env.CI ? 'list' : 'line',
  use: {
    launchOptions: { executablePath: findBrowser(), args: browserArguments },
    viewport: { width: 1440, height: 900 },
    // Each step can be seen in the page's own snapshots; a film of all stories costs more than it shows.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
})
