import { join } from 'node:path'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { readAppSecret } from './app-secret.ts'
import { createCatalogService } from './catalog/catalog.service.ts'
import { systemClock } from './clock.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { connectProviders, modesOf } from './connect-providers.ts'
import { createContactSheetService } from './contact-sheet/contact-sheet.service.ts'
import { createChangeLog } from './db/change-log.ts'
import { openDatabase } from './db/database.ts'
import { createArchiveService } from './generations/archive.service.ts'
import { createBatchService } from './generations/batch.service.ts'
import { createBatchStore } from './generations/batch.store.ts'
import { createFindStore } from './generations/find.store.ts'
import { createGenerationService } from './generations/generations.service.ts'
import { createGenerationStore } from './generations/generations.store.ts'
import { createNextStepService } from './generations/next-steps.service.ts'
import { createUsualTimes } from './generations/usual-times.store.ts'
import { createHousekeeping } from './housekeeping.ts'
import { createDiskStorage } from './image-storage/disk-storage.ts'
import type { ImageStorage } from './image-storage/image-storage.ts'
import { fetchImage as fetchGuarded } from './images/fetch-image.ts'
import { createImageService } from './images/images.service.ts'
import { createImageStore } from './images/images.store.ts'
import { createMetrics } from './metrics.ts'
import type { ProviderUrls } from './providers/registry.ts'
import { createAddressCheck } from './references/address-check.ts'
import { createReferenceAddresses } from './references/reference-address.ts'
import { createReferenceUploadStore } from './references/reference-uploads.store.ts'
import { createReferenceService } from './references/references.service.ts'
import { createWireFiles } from './references/wire-files.ts'
import { createRunService } from './runs/runs.service.ts'
import { createRunStore } from './runs/runs.store.ts'
import { createSettingService } from './settings/settings.service.ts'
import { createSettingStore } from './settings/settings.store.ts'
import { readPageAssets } from './shares/page-assets.ts'
import { createShareCards } from './shares/share-card.ts'
import { createShareService } from './shares/shares.service.ts'
import { createShareStore } from './shares/shares.store.ts'
import { createBlindService } from './votes/blind.service.ts'
import { createVoteService } from './votes/votes.service.ts'
import { createVoteStore } from './votes/votes.store.ts'
import { createWebhookAddresses } from './webhooks/webhook-address.ts'
import { createWebhookTrust } from './webhooks/webhook-trust.ts'
import { createWebhookService } from './webhooks/webhooks.service.ts'
import { createWebhookStore } from './webhooks/webhooks.store.ts'
import { createAdoptionStore } from './worker/adoptions.store.ts'
import { createClaimStore } from './worker/claims.store.ts'
import { createPace } from './worker/pace.ts'
import { createWorker } from './worker/worker.ts'

/** A job may wait in its queue until its deadline before its pictures are fetched. */
const referenceMarginMs = 60 * 60_000

export interface CompositionDeps {
  config: Config
  log: Logger
  /** Addresses of the emulators; left out where no sandbox runs. */
  sandboxUrls?: ProviderUrls | undefined
  pageDir?: string | undefined
  clock?: Clock
  /** Long enough for a stalled event loop, short enough that a crash is noticed while one looks. */
  leaseMs?: number
  /** Tests put a broken one in its place. */
  wrapStorage?: (storage: ImageStorage) => ImageStorage
  /** Tests have a public address that no one else knows. */
  fetchImage?: typeof fetchGuarded
}

/** Builds every part once and ties them together. */
export async function compose({
  config,
  log,
  sandboxUrls,
  pageDir,
  clock = systemClock,
  leaseMs = 20_000,
  wrapStorage = (storage) => storage,
  fetchImage = fetchGuarded,
}: CompositionDeps) {
  const { now } = clock
  const modes = modesOf(config)
  const db = await openDatabase(config.dataDir)
  const changeLog = createChangeLog(db)
  const storage = wrapStorage(await createDiskStorage(join(config.dataDir, 'images')))
  const images = createImageService({ store: createImageStore(db), storage, now })
  const usualTimes = createUsualTimes(db)
  const { providerFor, trustedOrigin } = connectProviders(config, sandboxUrls)

  const runStore = createRunStore({ db, changeLog })
  const generationStore = createGenerationStore({ db, changeLog, now })
  const metrics = createMetrics({ countUnsettled: generationStore.countUnsettled })
  const webhookTrust = createWebhookTrust()
  const { publicUrl, jobDeadlineMs } = config
  const site =
    publicUrl === undefined
      ? undefined
      : { publicUrl, appSecret: config.appSecret ?? (await readAppSecret(config.dataDir)) }
  const addresses = site && createWebhookAddresses(site)
  const settings = createSettingService({
    store: createSettingStore(db),
    keys: config.keys,
    modes,
    hasPublicUrl: publicUrl !== undefined,
    fixedRelay: config.relay,
  })
  const { conditions } = settings
  const references = createReferenceService({
    uploads: createReferenceUploadStore(db),
    wireFiles: createWireFiles({ images, storage }),
    conditions,
    providerFor,
    sandboxOrigin: trustedOrigin('fal', 'sandbox'),
    published: site && {
      addresses: createReferenceAddresses({
        ...site,
        lifeMs: jobDeadlineMs + referenceMarginMs,
        now,
      }),
      check: createAddressCheck({ publicUrl: site.publicUrl, fetchImage, now }),
    },
    now,
  })

  const worker = createWorker({
    claims: createClaimStore({ db, changeLog, leaseMs, now }),
    adoptions: createAdoptionStore({ db, changeLog, now }),
    images,
    fetchImage,
    references,
    usualTimes,
    providerFor,
    trustedOrigin,
    webhooks: {
      // The sandbox is on this machine and needs none.
      addressOf: (provider, mode, generationId) =>
        mode === 'live' ? addresses?.of(provider, generationId) : undefined,
      ...webhookTrust,
    },
    jobDeadlineMs,
    submitPace: createPace({ perMinute: config.submitsPerMinute, now }),
    lookPace: createPace({ perMinute: {}, now }),
    leaseMs,
    clock,
    metrics,
    log,
  })
  const generations = createGenerationService({
    store: generationStore,
    findStore: createFindStore(db),
  })
  const nextSteps = createNextStepService({
    store: generationStore,
    conditions,
    jobDeadlineMs,
    now,
    wakeWorker: worker.wake,
  })
  const batch = createBatchService({
    store: createBatchStore({ changeLog, now }),
    now,
    onErased: () => void housekeeping.run(),
  })
  const housekeeping = createHousekeeping({
    chores: { 'trash emptied': batch.eraseOld, 'images swept': images.sweep },
    clock,
    log,
  })
  const runs = createRunService({
    store: runStore,
    batch,
    images,
    conditions,
    now,
    wakeWorker: worker.wake,
  })
  const webhooks =
    addresses &&
    createWebhookService({
      store: createWebhookStore({ db, now }),
      addresses,
      trust: webhookTrust,
      providerFor,
      now,
      wakeWorker: worker.wake,
    })
  const shares = createShareService({
    store: createShareStore(db),
    runs: runStore,
    generations: generationStore,
    images,
    publicUrl,
    now,
    onError: (error) => log.error(error, 'a view was not counted'),
  })
  const votes = createVoteService({ store: createVoteStore(db), runs: runStore, now })
  const health = {
    async check() {
      await changeLog.revision()
      await storage.check()
    },
  }
  const catalog = createCatalogService({ conditions, usualTimes })

  return {
    app: createApp({
      catalog,
      runs,
      generations,
      nextSteps,
      batch,
      archives: createArchiveService({ store: generationStore, images, now }),
      images,
      references,
      settings,
      votes,
      blind: createBlindService({ runs: runStore, images, votes }),
      contactSheets: createContactSheetService({ runs: runStore, generations, images }),
      sharing: {
        shares,
        images,
        paintCard: createShareCards({ images }),
        assets: readPageAssets(pageDir),
        publicUrl,
      },
      webhooks,
      health,
      metrics,
      log,
      pageDir,
      publicUrl,
    }),
    worker,
    housekeeping,
    images,
    async close() {
      await worker.stop()
      await housekeeping.stop()
      await db.destroy()
    },
  }
}
