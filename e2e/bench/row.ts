/** A line of the bench's table. */
export interface Row {
  what: string
  value: string
  target: string
}
