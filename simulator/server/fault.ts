/**
 * What goes wrong on the way. All conditions given must be met. Of several faults the first one that is met strikes, and
 * those behind it do not count that request.
 */
export interface Fault {
  /** The kind of request as the platform names it, or `any`. */
  on: string
  /** From this scenario time on. */
  from?: number
  /** Before this scenario time. */
  until?: number
  /** Only the n-th of these requests, from 1. */
  nth?: readonly number[]
  /** So many of these requests are let through first. */
  after?: number
  /** For so many real seconds from the first time that it struck, whatever moves the scenario on. */
  lasts?: number
  fault: FaultKind
}

/** `{good}` in a text stands for the good answer's JSON. Times are real seconds. */
export type FaultKind =
  | {kind: 'answer'; status: number; body?: unknown; headers?: Readonly<Record<string, string>>}
  /** The body as it is, under status 200. With an encoding a text is compressed; bytes are so already. */
  | {kind: 'body'; text: string | Uint8Array; contentType?: string; encoding?: 'gzip'}
  /** The good answer, with the first occurrence of a text in it replaced. */
  | {kind: 'swap'; find: string; put: string | Uint8Array}
  /** Half of the body, under a promised length, and the connection closed or reset. */
  | {kind: 'cut'; how: 'close' | 'reset'}
  /** The connection is taken and nothing is ever said. */
  | {kind: 'silence'}
  /** Headers, and then nothing more. */
  | {kind: 'stall'}
  | {kind: 'reset'}
  /** This connection is reset, as all others are, and no other is taken for so long. */
  | {kind: 'refuse'; seconds: number}
  /** The good answer on a connection that is to be kept, and is reset when it is used again. */
  | {kind: 'abandon'}
  /** A body of that many bytes of white space. */
  | {kind: 'large'; bytes: number}
  /** These bytes in the place of any HTTP; then the connection is closed. */
  | {kind: 'raw'; bytes: string | Uint8Array}
  /** The good answer, late. */
  | {kind: 'late'; seconds: number}
  /** The request never reaches the platform, which does nothing; what is said instead. */
  | {kind: 'unreached'; as: FaultKind}

/** Chooses what goes wrong with a request. It counts requests, so each server needs a chooser of its own. */
export function createFaultChooser() {
  const known = new Map<Fault, {asked: number; struckAt?: number}>()

  /** The first of the faults whose conditions all hold for a request of this kind. `realMs` is its real time. */
  return (faults: readonly Fault[], kind: string, now: number, realMs: number): FaultKind | undefined => {
    for (const fault of faults) {
      if (fault.on !== 'any' && fault.on !== kind) continue
      const state = known.get(fault) ?? {asked: 0}
      known.set(fault, state)
      state.asked++
      if (fault.nth && !fault.nth.includes(state.asked)) continue
      if (state.asked <= (fault.after ?? 0)) continue
      if (now < (fault.from ?? 0) || now >= (fault.until ?? Number.POSITIVE_INFINITY)) continue
      const struckForMs = realMs - (state.struckAt ?? realMs)
      if (fault.lasts !== undefined && struckForMs >= fault.lasts * 1000) continue
      state.struckAt ??= realMs
      return fault.fault
    }
    return undefined
  }
}
