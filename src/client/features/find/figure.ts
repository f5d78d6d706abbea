/** As long as nobody has counted, nothing is said. */
export const figure = (count: number | undefined) => count?.toLocaleString('en') ?? ''

export const imagesOf = (count: number) => `${figure(count)} ${count === 1 ? 'image' : 'images'}`
