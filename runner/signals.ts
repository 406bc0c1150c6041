import type {ChildProcess} from 'node:child_process'

/**
 * `cancel` is what the runner does: SIGINT, SIGTERM after 7.5 s, SIGKILL after 2.5 s more; `hang up` reads no more of
 * the step's output; a signal is sent alone.
 */
export type Wish = 'cancel' | 'hang up' | NodeJS.Signals

const CANCEL = [
  ['SIGINT', 7500],
  ['SIGTERM', 2500]
] as const

/** Sends signals to a process, and remembers which and when. */
export interface Signaller {
  send(wish: Wish | undefined): void
  /** Signals that were sent to the living process. */
  sent: NodeJS.Signals[]
  /** When the first of them was sent, by `performance.now()`. */
  firstAt(): number | undefined
  /** Ends with the cancel that was begun, if one was. */
  settled(): Promise<void>
}

export function createSignaller(child: ChildProcess): Signaller {
  const sent: NodeJS.Signals[] = []
  let firstAt: number | undefined
  let cancelling: Promise<void> | undefined
  const exited = new Promise<void>(resolve => child.on('exit', () => resolve()))

  const signal = (name: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    firstAt ??= performance.now()
    sent.push(name)
    child.kill(name)
  }
  const cancel = async () => {
    for (const [name, ms] of CANCEL) {
      signal(name)
      if (await endsWithin(ms, exited)) return
    }
    signal('SIGKILL')
  }
  return {
    sent,
    firstAt: () => firstAt,
    settled: async () => cancelling,
    send(wish) {
      if (wish === 'cancel') cancelling ??= cancel()
      else if (wish === 'hang up') child.stdout?.destroy()
      else if (wish) signal(wish)
    }
  }
}

async function endsWithin(ms: number, end: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>(resolve => {
    timer = setTimeout(() => resolve(false), ms)
  })
  const inTime = await Promise.race([end.then(() => true), late])
  clearTimeout(timer)
  return inTime
}
