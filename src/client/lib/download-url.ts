import type { Image } from '#shared/image.ts'

/** With `keep`, the file carries what was asked for, as that generation asked for it. */
export const downloadUrl = ({ url }: Image, generationId: string, metadata = 'keep') =>
  `${url}/download?metadata=${metadata}&generation=${generationId}`
