import { modelNames, providerNames } from '#shared/catalog.ts'
import type { ModelId, ProviderId } from '#shared/catalog.ts'

// Written out, so that Tailwind sees them.
export const hueClass: Record<ProviderId, string> = {
  luma: 'hue-luma',
  fal: 'hue-fal',
  segmind: 'hue-segmind',
  wavespeed: 'hue-wavespeed',
}

export const targetName = ({ provider, model }: { provider: ProviderId; model: ModelId }) =>
  `${providerNames[provider]} ${modelNames[model]}`

export function Dot({ className = 'bg-(--hue)' }: { className?: string }) {
  return <i aria-hidden className={`size-[7px] flex-none rounded-full ${className}`} />
}
