import { useMutation, useQuery } from '@tanstack/react-query'
import { providerNames } from '#shared/catalog.ts'
import type { Relay } from '#shared/settings.ts'
import { announce } from '../../lib/announce.ts'
import { chooseRelayMutation, settingsQuery } from '../../queries/relay-queries.ts'
import { TextButton } from '../../ui/text-button.tsx'

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
      Set PUBLIC_URL, or let them pass through an account of yours, where whoever has the address of
      a picture can see it for as long as it works.{' '}
      {options.map((via) => (
        <TextButton
          key={via}
          disabled={isPending}
          onClick={() =>
            mutate(via, {
              onSuccess: () => announce(`Pictures for Luma pass through ${providerNames[via]}`),
            })
          }
          className="mr-3"
        >
          Pass them through {providerNames[via]} ({reachableFor[via]})
        </TextButton>
      ))}
      {error && (
        <span role="alert" className="text-bad">
          {error.message}{' '}
        </span>
      )}
    </>
  )
}
