/** What a read gets from its caller. */
export interface ReadContext {
  signal: AbortSignal
}
