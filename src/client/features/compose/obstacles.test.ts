import { expect, it } from 'vitest'
import type { FitConditions } from '#shared/fit.ts'
import { noReferences } from '#shared/references.ts'
import { emptyDraft } from '../../lib/draft.ts'
import { obstaclesOf } from './obstacles.ts'
import { planRun } from './plan.ts'
import type { Planned } from './plan.ts'

const imageId = 'a'.repeat(64)
const style = { ...noReferences, style: [{ imageId, weight: 0.8 }] }
const conditions: FitConditions = {
  modes: { luma: 'live', fal: 'live', segmind: 'live', wavespeed: 'live' },
  routes: { luma: 'address', fal: 'upload', segmind: null, wavespeed: 'upload' },
}

const obstaclesTo = (change: Partial<Planned>, over: Partial<FitConditions> = {}) => {
  const draft = { ...emptyDraft, prompt: 'a cat', ...change }
  return obstaclesOf(draft, planRun(draft, { ...conditions, ...over }).fitOf)
}

it('gives one reason for several providers, and one press that mends them all', () => {
  const obstacles = obstaclesTo({ references: style })

  expect(obstacles).toHaveLength(1)
  expect(obstacles[0]?.reason).toBe('Style: only Luma takes it')
  const [drop, leave] = obstacles[0]?.choices ?? []
  expect(drop?.label).toBe('Drop it for 3')
  expect(obstaclesTo({ references: style, targets: drop?.targets ?? [] })).toEqual([])
  expect(drop?.targets).toHaveLength(5)
  expect(leave?.targets.map(({ provider }) => provider)).toEqual(['luma', 'luma'])
})

it('names the provider where it is one', () => {
  const targets = emptyDraft.targets.filter(({ provider }) => ['luma', 'fal'].includes(provider))
  const [obstacle] = obstaclesTo({ references: style, targets })
  expect(obstacle?.reason).toBe('fal takes no style reference')
  expect(obstacle?.choices.map(({ label }) => label)).toEqual([
    'Drop the style reference for fal',
    'Leave fal out',
  ])
})

it('puts providers with the same nearest ratio together', () => {
  const targets = [
    { provider: 'luma', model: 'photon' },
    { provider: 'fal', model: 'photon' },
  ] as const
  const [obstacle, ...others] = obstaclesTo({ aspectRatio: '3:2', targets: [...targets] })
  expect(others).toEqual([])
  expect(obstacle?.reason).toBe('Luma and fal have no 3:2')
  expect(obstacle?.choices[0]?.label).toBe('Use 4:3 at Luma and fal')
})

it('keeps different troubles apart', () => {
  const modify = { ...noReferences, modify: { imageId, weight: 1 } }
  const reasons = obstaclesTo({ references: modify, prompt: '' }).map(({ reason }) => reason)
  expect(reasons).toEqual([
    'Luma needs at least 3 characters',
    'Segmind cannot modify a picture',
    'WaveSpeed needs at least a prompt',
  ])
})

it('knows that a relay would mend it', () => {
  const routes = { ...conditions.routes, luma: null }
  const targets = emptyDraft.targets.slice(0, 2)
  const [obstacle] = obstaclesTo({ references: style, targets }, { routes })
  expect(obstacle).toMatchObject({
    reason: 'Luma takes pictures from public addresses only',
    needsRelay: true,
  })
})
