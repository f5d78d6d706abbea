import { expect, it } from 'vitest'
import { nextLookAt } from '../worker/schedule.ts'
import { createWebhookTrust } from './webhook-trust.ts'

const areTrusted = (steps: (trust: ReturnType<typeof createWebhookTrust>) => void) => {
  const trust = createWebhookTrust()
  steps(trust)
  return trust.areTrusted('fal', 'live')
}

it('trusts webhooks once one has come', () => {
  expect(areTrusted(() => {})).toBe(false)
  expect(areTrusted((trust) => trust.arrived('fal', 'a'))).toBe(true)
  expect(areTrusted((trust) => trust.arrived('luma', 'a'))).toBe(false)
})

it('doubts them when five jobs in a row have ended without one', () => {
  const miss = (count: number) => (trust: ReturnType<typeof createWebhookTrust>) => {
    trust.arrived('fal', 'a')
    trust.ended('fal', 'a')
    for (let n = 0; n < count; n++) trust.ended('fal', `missed ${n}`)
  }
  expect(areTrusted(miss(4))).toBe(true)
  expect(areTrusted(miss(5))).toBe(false)
})

it('does not doubt them because many arrive before the looks that they start', () => {
  expect(
    areTrusted((trust) => {
      for (let n = 0; n < 20; n++) trust.arrived('fal', `${n}`)
      for (let n = 0; n < 20; n++) trust.ended('fal', `${n}`)
    }),
  ).toBe(true)
})

it('never trusts those of the sandbox', () => {
  const trust = createWebhookTrust()
  trust.arrived('fal', 'a')
  expect(trust.areTrusted('fal', 'sandbox')).toBe(false)
})

it('leaves the first look to the webhook, and looks all the same when it is overdue', () => {
  const usual = { medianMs: 10_000, earlyMs: 6_000, isLearned: true }
  expect(nextLookAt('fal', usual, 0, 0, false)).toBeLessThan(7_000)
  expect(nextLookAt('fal', usual, 0, 0, true)).toBeGreaterThan(11_000)
  expect(nextLookAt('fal', usual, 0, 20_000, true)).toBeLessThan(35_000)
})
