import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import { focusGallery } from '../../lib/focus-gallery.ts'
import { keepCounting, trashCountQuery } from '../../queries/find-queries.ts'
import { TextButton } from '../../ui/text-button.tsx'
import { imagesOf } from './figure.ts'
import { changeFind } from './find-address.ts'

/** Where there is no gallery: what was deleted is not gone yet. */
export function TrashWay() {
  const client = useQueryClient()
  useEffect(() => keepCounting(client), [client])
  // What was counted before the gallery went may be older than its end.
  const { data } = useQuery({ ...trashCountQuery(), staleTime: 0 })
  if (!data?.total) return null

  function open() {
    flushSync(() => changeFind({ deleted: 'true' }))
    focusGallery()
  }
  return (
    <TextButton
      className="relative text-ink-2! hover:text-ink! pointer-coarse:after:absolute pointer-coarse:after:-inset-x-4 pointer-coarse:after:top-0 pointer-coarse:after:-bottom-4"
      onClick={open}
    >
      {imagesOf(data.total)} in the trash
    </TextButton>
  )
}
