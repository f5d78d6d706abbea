import { useQuery } from '@tanstack/react-query'
import { changesQuery } from './changes-query.ts'

/** Keeps the feed of changes going for as long as the page is open; true while the server is lost. */
export function useChangesFeed(): boolean {
  const { failureCount } = useQuery(changesQuery())
  return failureCount > 0
}
