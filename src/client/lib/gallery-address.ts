/** What narrows the gallery: names and values as in the API, see shared/find.ts. */
export const findNames = [
  'q',
  'provider',
  'model',
  'kind',
  'ratio',
  'status',
  'favorite',
  'picked',
  'deleted',
  'from',
  'to',
] as const
export type FindName = (typeof findNames)[number]
export type FindParams = Partial<Record<FindName, string>>

const views = ['runs', 'images', 'list'] as const
export type View = (typeof views)[number]

/** Always in the same order, so that it can be a key. Whether the values are right, the server says. */
export function findOf(search: string): FindParams {
  const params = new URLSearchParams(search)
  const find: FindParams = {}
  for (const name of findNames) {
    const value = params.get(name)
    if (value) find[name] = value
  }
  return find
}

export function viewOf(search: string): View {
  const wanted = new URLSearchParams(search).get('view')
  return views.find((view) => view === wanted) ?? 'runs'
}

/** Where the list begins, if not with the newest: a time. */
export const atOf = (search: string) => new URLSearchParams(search).get('at') || undefined

/** The address of a page over the gallery, or of the gallery itself, that keeps what the gallery shows. */
export function withGallery(path: string, search: string, change: GalleryChange = {}): string {
  const isOtherList = findNames.some((name) => name in change)
  const {
    view = viewOf(search),
    at = isOtherList ? undefined : atOf(search),
    ...find
  } = { ...findOf(search), ...change }
  const params = new URLSearchParams()
  for (const name of findNames) {
    const value = find[name]
    if (value) params.set(name, value)
  }
  if (at) params.set('at', at)
  if (view !== 'runs') params.set('view', view)
  const query = params.toString()
  return query === '' ? path : `${path}?${query}`
}

/** An empty value takes the filter away. Another list begins with its newest. */
export type GalleryChange = FindParams & { view?: View; at?: string }
