/** Stands in for what the API client would write a Cookie header with; see vite.config.ts. */
export function serialize(): never {
  throw new Error('Cookies are the browser’s business')
}
