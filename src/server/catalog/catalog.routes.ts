import { Hono } from 'hono'
import type { CatalogService } from './catalog.service.ts'

export const catalogRoutes = (catalog: CatalogService) =>
  new Hono().get('/', async (c) => c.json(await catalog.get()))
