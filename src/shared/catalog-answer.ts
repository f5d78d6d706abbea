import type { ProviderId, ProviderMode, Target } from './catalog.ts'

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
  models: CatalogModel[]
}

export interface Catalog {
  providers: CatalogProvider[]
}
