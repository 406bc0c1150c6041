import {createTail, type Tail, type TailDeps} from '../../../src/logs/tail.js'

/** A tail of whose logs nobody hears: for what it costs, and what it keeps. */
export function quietTail(deps: Pick<TailDeps, 'clock' | 'readLog'> & Partial<TailDeps>): Tail {
  const nothing = () => {}
  return createTail({
    signal: new AbortController().signal,
    ready: async () => {},
    onText: nothing,
    onGap: nothing,
    onEnd: nothing,
    onTrouble: nothing,
    onLost: nothing,
    giveUpMs: 1,
    ...deps
  })
}
