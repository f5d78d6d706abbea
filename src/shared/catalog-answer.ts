import type { ProviderId, ProviderMode, ReferenceRoute, Target } from './catalog.ts'

/** A target as `GET /api/catalog` shows it. */
export interface CatalogModel extends Omit<Target, 'provider' | 'model'> {
  id: Target['model']
  name: string
  /** Null where it can be used. */
  unavailable: string | null
}

export interface CatalogProvider {
  id: ProviderId
  name: string
  mode: ProviderMode
  /** Null where the provider cannot get to see a picture of ours. */
  referenceRoute: ReferenceRoute | null
  models: CatalogModel[]
}

export interface Catalog {
  providers: CatalogProvider[]
}
