export const lumaPath = '/luma/dream-machine/v1'
export const wavespeedPath = '/wavespeed/api/v3'

/** Where each provider is played on a server of `serveEmulators`. */
export const urlsOf = (origin: string) => ({
  lumaBaseUrl: `${origin}${lumaPath}`,
  falQueueUrl: `${origin}/fal-queue`,
  falRestUrl: `${origin}/fal-rest`,
  falRunUrl: `${origin}/fal-run`,
  falApiUrl: `${origin}/fal-api/v1`,
  /** The seed's shape: JSON with an address. */
  segmindUrl: `${origin}/segmind/v1/models/luma-photon-txt-2-img`,
  segmindBytesUrl: `${origin}/segmind/v1/luma-photon-txt-2-img`,
  segmindQueueUrl: `${origin}/segmind/v2/luma-photon-txt-2-img`,
  wavespeedBaseUrl: `${origin}${wavespeedPath}`,
  controlUrl: `${origin}/control`,
})
