/** A provider could not get to see this picture, now or later. `message` says why, fit for people. */
export class UnreachableReference extends Error {
  override name = 'UnreachableReference'
}
