import { z } from 'zod'
import { isSuccess, type Answer, type ProviderHttp } from './provider-http.ts'

const envelopeSchema = z.object({ code: z.int().default(200) })

export type ReadWavespeed = ReturnType<typeof createWavespeedRead>

/** An HTTP 200 can hold a failure: then the code inside is the status that counts. */
export const createWavespeedRead =
  (http: ProviderHttp) =>
  <T>(answer: Answer, schema: z.ZodType<T>): T => {
    const { code } = isSuccess(answer) ? http.read(answer, envelopeSchema) : { code: 200 }
    if (code !== 200) throw http.errorFrom({ ...answer, status: code })
    return http.read(answer, schema)
  }
