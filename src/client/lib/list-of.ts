/** "fal", "fal and Luma", "fal, Luma and Segmind". */
export const listOf = (words: readonly string[]) =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ')
