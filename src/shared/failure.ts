import type { ModelId, ProviderId } from './catalog.ts'
import { modelNames, providerNames } from './catalog.ts'

export const failureCodes = [
  'invalid_key',
  'no_credit',
  'rate_limited',
  'invalid_input',
  'content_policy',
  'reference_unreachable',
  'model_unavailable',
  'provider_error',
  'timed_out',
  'result_lost',
  'budget_reached',
  'uncertain',
  'dismissed',
  'unknown',
] as const
export type FailureCode = (typeof failureCodes)[number]

interface FailureText {
  /** A few words, for the head of a card. */
  title: string
  /** What it means for the person, and the next step. */
  message: string
  /** Sending the very same request again can help. */
  canRetry: boolean
}

/** The sentences of each failure; whether it was charged is added by the server, which knows the provider. */
export function describeFailure(
  code: FailureCode,
  target: { provider: ProviderId; model: ModelId },
): FailureText {
  const name = providerNames[target.provider]
  switch (code) {
    case 'invalid_key':
      return {
        title: `${name} refused the key`,
        message: 'Check the key, then try again.',
        canRetry: true,
      }
    case 'no_credit':
      return {
        title: `Not enough credit at ${name}`,
        message: 'Top up, then try again.',
        canRetry: true,
      }
    case 'rate_limited':
      return {
        title: `${name} takes no more for now`,
        message: 'Wait a minute, then try again.',
        canRetry: true,
      }
    case 'invalid_input':
      return {
        title: `${name} cannot use this request`,
        message: 'Change the prompt or the settings.',
        canRetry: false,
      }
    case 'content_policy':
      return {
        title: 'Declined by the content filter',
        message: 'Reword the prompt: the same words will be declined again.',
        canRetry: false,
      }
    case 'reference_unreachable':
      return {
        title: `${name} could not fetch a reference`,
        message: 'Choose the reference again, then resend.',
        canRetry: true,
      }
    case 'model_unavailable':
      return {
        title: `${modelNames[target.model]} is not available at ${name}`,
        message: 'Pick another target for this prompt.',
        canRetry: true,
      }
    case 'provider_error':
      return { title: `${name} had a problem`, message: 'Try again.', canRetry: true }
    case 'timed_out':
      return {
        title: `No image from ${name} in time`,
        message: 'It may still finish: look again before you send it once more.',
        canRetry: true,
      }
    case 'result_lost':
      return {
        title: 'The finished image could not be saved',
        message: 'Look again; if it is gone for good, try again.',
        canRetry: true,
      }
    case 'budget_reached':
      return { title: 'Budget reached', message: 'Raise the budget or wait.', canRetry: true }
    case 'uncertain':
      return {
        title: `No clear answer from ${name}`,
        message: 'It may have been taken and charged. It is not sent again without your word.',
        canRetry: true,
      }
    case 'dismissed':
      return { title: 'Dismissed', message: 'You set this one aside.', canRetry: true }
    case 'unknown':
      return { title: 'Something went wrong', message: 'Try again.', canRetry: true }
  }
}
