import { expect, it } from 'vitest'
import { findTarget } from './catalog.ts'
import type { ModelId, ProviderId } from './catalog.ts'
import { estimateUsd } from './price.ts'

const estimate = (provider: ProviderId, model: ModelId, mode: 'live' | 'sandbox' = 'live') => {
  const target = findTarget(provider, model)
  if (!target) throw new Error('no such target')
  return estimateUsd(target, '16:9', mode)
}

it.each<[ProviderId, ModelId, number]>([
  ['luma', 'photon', 0.015],
  ['luma', 'photon-flash', 0.004],
  ['segmind', 'photon', 0.019],
  ['wavespeed', 'photon-flash', 0.005],
  // 2048 × 1152 pixels at a price for each megapixel.
  ['fal', 'photon', 0.0448],
  ['fal', 'photon-flash', 0.0118],
])('estimates %s %s', (provider, model, usd) => {
  expect(estimate(provider, model)).toBeCloseTo(usd, 4)
})

it('costs nothing in the sandbox', () => {
  expect(estimate('fal', 'photon', 'sandbox')).toBe(0)
})
