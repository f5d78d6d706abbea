const key = 'photon-voter'

/** Who chooses in this browser: nothing but a number, so that a choice stays one. */
export function getVoter(): string {
  const kept = localStorage.getItem(key)
  if (kept !== null && /^[0-9a-f-]{36}$/.test(kept)) return kept
  const voter = crypto.randomUUID()
  localStorage.setItem(key, voter)
  return voter
}
