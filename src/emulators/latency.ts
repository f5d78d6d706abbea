import type { ModelName, ProviderName } from './job.ts'

export interface Latency {
  queuedMs: number
  runMs: number
}

/** About the usual times that the providers state, in milliseconds. */
const usual: Record<ProviderName, Record<ModelName, Latency>> = {
  luma: { photon: { queuedMs: 1200, runMs: 7800 }, 'photon-flash': { queuedMs: 800, runMs: 4200 } },
  fal: { photon: { queuedMs: 2500, runMs: 8500 }, 'photon-flash': { queuedMs: 1500, runMs: 4500 } },
  segmind: {
    photon: { queuedMs: 500, runMs: 17_500 },
    'photon-flash': { queuedMs: 500, runMs: 9500 },
  },
  wavespeed: {
    photon: { queuedMs: 600, runMs: 7400 },
    'photon-flash': { queuedMs: 400, runMs: 4600 },
  },
}

const jitter = 0.25

export interface LatencyOverride extends Latency {
  provider: ProviderName
  model?: ModelName | undefined
}

export type LatencyTable = ReturnType<typeof createLatencyTable>

export function createLatencyTable({ speed: firstSpeed }: { speed: number }) {
  let speed = firstSpeed
  let overrides: LatencyOverride[] = []

  return {
    /** An override counts as it stands; the usual times vary by a quarter and follow the speed. */
    draw(provider: ProviderName, model: ModelName): Latency {
      const override = overrides.find(
        (entry) => entry.provider === provider && (entry.model ?? model) === model,
      )
      if (override) return { queuedMs: override.queuedMs, runMs: override.runMs }
      const factor = (1 + jitter * (2 * Math.random() - 1)) / speed
      const { queuedMs, runMs } = usual[provider][model]
      return { queuedMs: Math.round(queuedMs * factor), runMs: Math.round(runMs * factor) }
    },
    override(entry: LatencyOverride) {
      overrides = [entry, ...overrides]
    },
    get speed() {
      return speed
    },
    set speed(value: number) {
      speed = value
    },
    clear() {
      overrides = []
      speed = firstSpeed
    },
  }
}
