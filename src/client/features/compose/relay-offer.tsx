import { useMutation, useQuery } from '@tanstack/react-query'
import { providerNames } from '#shared/catalog.ts'
import type { Relay } from '#shared/settings.ts'
import { announce } from '../../lib/announce.ts'
import { chooseRelayMutation, settingsQuery } from '../../queries/relay-queries.ts'
import { TextButton } from '../../ui/button.tsx'

/** For how long the address of a relayed picture works. */
const reachableFor: Record<Relay, string> = { fal: 'a day', wavespeed: '7 days' }

/** Luma fetches pictures itself, so they need an address that it can reach: what that costs is said before. */
export function RelayOffer() {
  const { data: settings } = useQuery(settingsQuery())
  const { mutate, isPending, error } = useMutation(chooseRelayMutation())
  if (!settings) return null
  const { options, isFixed } = settings.relay

  if (isFixed || options.length === 0)
    return (
      <>
        Set PUBLIC_URL to an address of this studio that Luma can reach
        {isFixed
          ? ', or let REFERENCE_RELAY name a relay.'
          : ', or add a key of fal or WaveSpeed, which can relay them.'}
      </>
    )

  return (
    <>
      They can pass through an account of yours; whoever has the address of such a picture can see
      it until it ends.{' '}
      {options.map((via) => (
        <span key={via}>
          <TextButton
            disabled={isPending}
            onClick={() =>
              mutate(via, {
                onSuccess: () => announce(`Pictures for Luma pass through ${providerNames[via]}`),
              })
            }
          >
            Pass them through {providerNames[via]} ({reachableFor[via]})
          </TextButton>
          {' · '}
        </span>
      ))}
      {error && (
        <span role="alert" className="text-bad">
          {error.message}{' '}
        </span>
      )}
      <span className="text-ink-3">Or set PUBLIC_URL.</span>
    </>
  )
}
