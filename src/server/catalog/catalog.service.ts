import { modelNames, providerIds, providerNames, targets } from '#shared/catalog.ts'
import { keyVariables } from '#shared/key-variables.ts'
import type { Target } from '#shared/catalog.ts'
import type { FitConditions } from '#shared/fit.ts'
import type { Catalog, CatalogModel } from '#shared/catalog-answer.ts'
import type { UsualTimes } from '../generations/usual-times.store.ts'

export type CatalogService = ReturnType<typeof createCatalogService>

export function createCatalogService({
  conditions,
  usualTimes,
}: {
  conditions: () => Promise<FitConditions>
  usualTimes: UsualTimes
}) {
  async function toModel({ provider, model, ...target }: Target, modes: FitConditions['modes']) {
    const mode = modes[provider]
    const answer: CatalogModel = {
      id: model,
      name: modelNames[model],
      ...target,
      usualMs: (await usualTimes.of(provider, model, mode)).medianMs,
      unavailable: mode === 'off' ? `Needs a key: set ${keyVariables[provider]}` : null,
    }
    return { provider, answer }
  }

  return {
    async get(): Promise<Catalog> {
      const { modes, routes } = await conditions()
      const models = await Promise.all(targets.map((target) => toModel(target, modes)))
      return {
        providers: providerIds.map((id) => ({
          id,
          name: providerNames[id],
          mode: modes[id],
          referenceRoute: routes[id],
          models: models.filter(({ provider }) => provider === id).map(({ answer }) => answer),
        })),
      }
    },
  }
}
