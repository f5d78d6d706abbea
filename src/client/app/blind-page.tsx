import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { BlindImage, Revealed } from '#shared/blind.ts'
import { BlindBoard } from '../features/compare/blind-board.tsx'
import type { ViewerItem } from '../features/compare/viewer-item.ts'
import { galleryHref } from '../lib/gallery-search.ts'
import { imageUrl } from '../lib/image-source.ts'
import { getVoter } from '../lib/voter.ts'
import { blindQuery, blindVoteMutation } from '../queries/vote-queries.ts'
import { hueClass, targetName } from '../ui/target-name.tsx'
import { showToast } from '../ui/toasts.ts'
import { PlaceLink } from './place-link.tsx'
import { Waiting } from './waiting.tsx'

/**
 * A run without names. The studio is not there meanwhile: its gallery, its cache and its feed would tell. All that
 * this page knows before the choice is what the server says to someone who must not know.
 */
export function BlindPage({ runId }: { runId: string }) {
  const [, navigate] = useLocation()
  const [voter] = useState(getVoter)
  const { data, error } = useQuery(blindQuery(runId, voter))
  const vote = useMutation({
    ...blindVoteMutation(runId),
    onSuccess: ({ winner, revealed }, sent) => {
      const stands = revealed.find(({ generationId }) => generationId === winner)
      if ((stands?.imageId ?? null) !== sent.winner)
        showToast('You had chosen before, and a first choice stands.')
    },
    onError: (failure) => showToast(failure.message),
  })
  const close = () => navigate(galleryHref(), { replace: true, state: history.state })
  if (!data) return <Waiting text={error?.message ?? 'Loading…'} onClose={close} />

  const { prompt, images } = data
  const result = vote.data ?? data.result
  const chosen = result?.revealed.find(({ generationId }) => generationId === result.winner)
  const choose = (letter: string | null) => {
    if (vote.isPending) return
    vote.mutate({
      voter,
      winner: images.find((image) => image.letter === letter)?.imageId ?? null,
      among: images.map(({ imageId }) => imageId),
    })
  }
  return (
    <BlindBoard
      title={prompt}
      items={images.map((image) => toItem(runId, image, result?.revealed))}
      choice={
        result
          ? (images.find(({ imageId }) => imageId === chosen?.imageId)?.letter ?? null)
          : undefined
      }
      onChoose={choose}
      onClose={close}
      result={result && <Result runId={runId} chosen={chosen} />}
    />
  )
}

function toItem(runId: string, image: BlindImage, revealed: Revealed[] | undefined): ViewerItem {
  const { letter, imageId, width, height, thumbhash } = image
  const whose = revealed?.find((known) => known.imageId === imageId)
  const label = whose ? `${letter} · ${targetName(whose)}` : letter
  return {
    id: letter,
    label,
    alt: `Image ${label}`,
    badge: whose?.mode === 'sandbox' ? 'Sandbox' : undefined,
    width,
    height,
    // Not the file as it came: it may carry a name.
    src: (wanted) =>
      wanted === null ? `/api/runs/${runId}/blind/${imageId}` : imageUrl(imageId, wanted),
    thumbhash,
    hueClass: whose && hueClass[whose.provider],
  }
}

const linkClass =
  'inline-block py-1 text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current'

const Result = ({ runId, chosen }: { runId: string; chosen: Revealed | undefined }) => (
  <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
    <span className="text-ink">
      {chosen ? `You chose ${targetName(chosen)}.` : 'You could not tell them apart.'}
    </span>
    <PlaceLink href="/ranking" className={linkClass}>
      Ranking
    </PlaceLink>
    <PlaceLink href={`/runs/${runId}`} className={linkClass}>
      Times and prices
    </PlaceLink>
  </span>
)
