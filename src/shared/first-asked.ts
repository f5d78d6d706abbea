/** How many runs the first page of the gallery has: few are there sooner. */
export const firstRuns = '20'

/** What the page asks the server for first, wherever nothing narrows its gallery. */
export const firstAsked = ['/api/catalog', `/api/runs?limit=${firstRuns}`]
