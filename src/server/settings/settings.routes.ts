import { Hono } from 'hono'
import { relayChoiceSchema } from '#shared/settings.ts'
import { validate } from '../http/validate.ts'
import type { SettingService } from './settings.service.ts'

export const settingRoutes = (settings: SettingService) =>
  new Hono()
    .get('/', async (c) => c.json(await settings.get()))
    .put('/relay', validate('json', relayChoiceSchema), async (c) =>
      c.json(await settings.chooseRelay(c.req.valid('json'))),
    )
