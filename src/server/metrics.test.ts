import { expect, it } from 'vitest'
import { createMetrics } from './metrics.ts'

it('counts from the first call and claim on', async () => {
  let looks = 0
  const metrics = createMetrics({
    countUnsettled: async () => ({ unsettled: 2 + ++looks, inFlight: 2 }),
  })
  void metrics.called('fal', 'submit')
  void metrics.called('fal', 'submit')
  void metrics.claimed('save', 250)
  const { type, body } = await metrics.text()
  expect(type).toMatch(/^text\/plain/)
  expect(body.split('\n')).toEqual(
    expect.arrayContaining([
      'photon_provider_calls_total{provider="fal",call="submit"} 2',
      'photon_lateness_seconds{quantile="0.5",duty="save"} 0.25',
      'photon_unsettled 3',
      'photon_in_flight 2',
    ]),
  )
  expect(looks).toBe(1)
})
