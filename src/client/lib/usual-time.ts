import type { Catalog } from '#shared/catalog-answer.ts'
import { findTarget } from '#shared/catalog.ts'
import type { Target } from '#shared/catalog.ts'

/** From sending to the image: what the server has learned, or else what the provider's documents say. */
export function usualMsOf(
  catalog: Catalog | undefined,
  { provider, model }: Pick<Target, 'provider' | 'model'>,
): number {
  const models = catalog?.providers.find(({ id }) => id === provider)?.models
  const target = models?.find(({ id }) => id === model) ?? findTarget(provider, model)
  return target?.usualMs ?? 10_000
}
