import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from 'pino'
import { catalogRoutes } from './catalog/catalog.routes.ts'
import type { CatalogService } from './catalog/catalog.service.ts'
import { runSheetRoutes, sheetRoutes } from './contact-sheet/contact-sheet.routes.ts'
import type { ContactSheetService } from './contact-sheet/contact-sheet.service.ts'
import { AppError } from './errors.ts'
import type { ArchiveService } from './generations/archive.service.ts'
import type { BatchService } from './generations/batch.service.ts'
import { generationRoutes } from './generations/generations.routes.ts'
import type { GenerationService } from './generations/generations.service.ts'
import type { NextStepService } from './generations/next-steps.service.ts'
import { healthRoutes } from './http/health.routes.ts'
import type { HealthService } from './http/health.routes.ts'
import { createGuard } from './http/guard.ts'
import { handleError, handleNotFound } from './http/handle-error.ts'
import { servePage } from './http/serve-page.ts'
import { imageRoutes } from './images/images.routes.ts'
import type { ImageService } from './images/images.service.ts'
import type { Metrics } from './metrics.ts'
import { referenceRoutes } from './references/references.routes.ts'
import type { ReferenceService } from './references/references.service.ts'
import { runRoutes } from './runs/runs.routes.ts'
import type { RunService } from './runs/runs.service.ts'
import { settingRoutes } from './settings/settings.routes.ts'
import type { SettingService } from './settings/settings.service.ts'
import { publicShareRoutes, sharePageRoutes } from './shares/public-shares.routes.ts'
import type { PublicShareDeps } from './shares/public-shares.routes.ts'
import { shareRoutes } from './shares/shares.routes.ts'
import { blindRoutes } from './votes/blind.routes.ts'
import type { BlindService } from './votes/blind.service.ts'
import { rankingRoutes, voteRoutes } from './votes/votes.routes.ts'
import type { VoteService } from './votes/votes.service.ts'
import { webhookRoutes } from './webhooks/webhooks.routes.ts'
import type { WebhookService } from './webhooks/webhooks.service.ts'

export interface AppDeps {
  catalog: CatalogService
  runs: RunService
  generations: GenerationService
  nextSteps: NextStepService
  batch: BatchService
  archives: ArchiveService
  images: ImageService
  references: ReferenceService
  settings: SettingService
  votes: VoteService
  blind: BlindService
  contactSheets: ContactSheetService
  sharing: PublicShareDeps
  /** Only with a public address. */
  webhooks?: WebhookService | undefined
  health: HealthService
  metrics: Metrics
  log: Logger
  /** Folder of the built page; left out where another server gives the page. */
  pageDir?: string | undefined
  publicUrl?: string | undefined
}

const limitBody = bodyLimit({
  maxSize: 1_000_000,
  onError: () => {
    throw new AppError('too_large', 'This request is too large')
  },
})

/** It has a limit of its own, and is not read before there is memory for it. */
const isUpload = ({ req }: Context) => req.method === 'POST' && req.path === '/api/images'

const isArchive = ({ req }: Context) => req.path === '/api/generations/download'

export function createApp({
  catalog,
  runs,
  generations,
  nextSteps,
  batch,
  archives,
  images,
  references,
  settings,
  votes,
  blind,
  contactSheets,
  sharing,
  webhooks,
  health,
  metrics,
  log,
  pageDir,
  publicUrl,
}: AppDeps) {
  const app = new Hono()
    .onError(handleError(log))
    .notFound(handleNotFound)
    .use(createGuard(publicUrl))
    .use(
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          baseUri: ["'none'"],
          // An archive comes as the answer to a form; why none comes is read in a hidden frame.
          formAction: ["'self'"],
          frameSrc: ["'self'"],
          frameAncestors: [(c) => (isArchive(c) ? "'self'" : "'none'")],
        },
        crossOriginResourcePolicy: 'same-origin',
        referrerPolicy: 'no-referrer',
        // Plain HTTP on this machine.
        strictTransportSecurity: false,
      }),
    )
    .use((c, next) => (isUpload(c) ? next() : limitBody(c, next)))
    .use(compress())
    .route('/api/catalog', catalogRoutes(catalog))
    .route('/api/runs', runRoutes(runs))
    .route('/api/runs', runSheetRoutes(contactSheets))
    .route('/api/runs', blindRoutes(blind))
    .route('/api/contact-sheet', sheetRoutes(contactSheets))
    .route('/api/generations', generationRoutes({ generations, nextSteps, batch, archives }))
    .route('/api/images', imageRoutes(images))
    .route('/api/settings', settingRoutes(settings))
    .route('/api/votes', voteRoutes(votes))
    .route('/api/ranking', rankingRoutes(votes))
    .route('/api/shares', shareRoutes(sharing.shares))
    .route('/api/public/shares', publicShareRoutes(sharing))
    .route('/s', sharePageRoutes(sharing))
    .route('/references', referenceRoutes(references))
    .route('/api/webhooks', webhookRoutes(webhooks))
    .route('/', healthRoutes(health, metrics))

  if (pageDir !== undefined) servePage(app, pageDir, generations.currentCursor)
  return app
}

/** What the browser's client is typed from. */
export type AppType = ReturnType<typeof createApp>
