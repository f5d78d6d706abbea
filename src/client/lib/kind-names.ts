import type { FindKind } from '#shared/find.ts'

export const kindNames: Record<FindKind, string> = {
  text: 'Words alone',
  references: 'With references',
  modify: 'Modify',
  reframe: 'Reframe',
}
