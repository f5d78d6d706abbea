export const generationStatuses = [
  'queued',
  'submitting',
  'running',
  'saving',
  'succeeded',
  'failed',
  'uncertain',
  'canceled',
] as const
export type GenerationStatus = (typeof generationStatuses)[number]

/** Nothing will change by itself any more; `uncertain` waits for the provider's list or a person's word. */
export function isSettled(status: GenerationStatus): boolean {
  switch (status) {
    case 'queued':
    case 'submitting':
    case 'running':
    case 'saving':
      return false
    case 'succeeded':
    case 'failed':
    case 'uncertain':
    case 'canceled':
      return true
  }
}
