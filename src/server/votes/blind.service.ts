import { createHash } from 'node:crypto'
import type { BlindResult, BlindRun, BlindVote, Revealed } from '#shared/blind.ts'
import { maxLetters } from '#shared/blind.ts'
import type { Generation } from '#shared/generation.ts'
import type { Image } from '#shared/image.ts'
import { AppError, notFound } from '../errors.ts'
import type { ImageService } from '../images/images.service.ts'
import type { RunStore } from '../runs/runs.store.ts'
import type { VoteService } from './votes.service.ts'
import type { StoredVote } from './votes.store.ts'

export type BlindService = ReturnType<typeof createBlindService>

interface BlindDeps {
  runs: Pick<RunStore, 'find'>
  images: Pick<ImageService, 'openVariant'>
  votes: Pick<VoteService, 'cast' | 'find'>
}

interface Candidate {
  generation: Generation
  image: Image
}

/** A run without a word about whose the images are, until there is a choice. */
export function createBlindService({ runs, images, votes }: BlindDeps) {
  async function candidatesOf(runId: string) {
    const run = await runs.find(runId)
    if (!run) throw notFound('Run')
    const finished = run.generations.flatMap((generation): Candidate[] => {
      const { image, status, deletedAt } = generation
      return image && status === 'succeeded' && deletedAt === null ? [{ generation, image }] : []
    })
    // The same picture twice is one choice.
    const byImage = new Map(finished.toReversed().map((found) => [found.image.id, found]))
    return { prompt: run.prompt, byImage }
  }

  return {
    async show(runId: string, voter: string): Promise<BlindRun> {
      const { prompt, byImage } = await candidatesOf(runId)
      if (byImage.size < 2)
        throw new AppError('invalid_request', 'A blind choice needs two finished images')
      const vote = await votes.find(runId, voter)
      const placeOf = ({ generation }: Candidate) =>
        createHash('sha256').update(`${voter}/${runId}/${generation.id}`).digest('hex')
      const shuffled = [...byImage.values()]
        .map((candidate) => ({ ...candidate, place: placeOf(candidate) }))
        .toSorted((a, b) => (a.place < b.place ? -1 : 1))
        .slice(0, maxLetters)
      return {
        prompt,
        result: vote ? toResult(vote, byImage) : null,
        images: shuffled.map(({ image: { id, width, height, thumbhash } }, index) => ({
          letter: String.fromCharCode(65 + index),
          imageId: id,
          width,
          height,
          thumbhash,
        })),
      }
    },

    /** Its pixels only: a file as a provider sends it may carry its name. */
    async openImage(runId: string, imageId: string) {
      const { byImage } = await candidatesOf(runId)
      if (!byImage.has(imageId)) throw notFound('Image')
      return images.openVariant(imageId, 'full')
    },

    /** Takes the choice unless there is one, and only then says whose they are. */
    async vote(runId: string, { voter, winner, among }: BlindVote) {
      const { byImage } = await candidatesOf(runId)
      const chosen = among.map((imageId, index) => {
        const found = byImage.get(imageId)
        if (found) return found
        throw new AppError('invalid_request', 'No finished image of this run', {
          field: `among.${index}`,
        })
      })
      const best = winner === null ? null : byImage.get(winner)?.generation.id
      if (best === undefined || (winner !== null && !among.includes(winner)))
        throw new AppError('invalid_request', 'The winner is not among them', { field: 'winner' })
      const { standing, isNew } = await votes.cast({
        runId,
        voter,
        winner: best,
        among: chosen.map(({ generation }) => generation.id),
      })
      return { isNew, result: toResult(standing, byImage) }
    },
  }
}

/** Only for whoever has chosen: it says whose they are. */
function toResult(vote: StoredVote, byImage: ReadonlyMap<string, Candidate>): BlindResult {
  const shown = [...byImage.values()].map(({ generation, image }) => reveal(generation, image.id))
  const left = vote.candidates.filter(
    ({ id }) => !shown.some(({ generationId }) => generationId === id),
  )
  return {
    winner: vote.winner,
    revealed: [...shown, ...left.map((candidate) => reveal(candidate, null))],
  }
}

const reveal = (
  { id, provider, model, mode }: Pick<Generation, 'id' | 'provider' | 'model' | 'mode'>,
  imageId: string | null,
): Revealed => ({ imageId, generationId: id, provider, model, mode })
