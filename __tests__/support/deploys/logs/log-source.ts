import type {ClockKind} from '../../../../simulator/server/clock.js'
import type {Platform, PlatformRequest} from '../../../../simulator/server/platform.js'
import type {ActionOptions} from '../../action/run-action.js'

/** One kind of log that a platform serves. All times are scenario times. */

/** A planned line. */
export interface Line {
  at: number
  text: string
  /** When the index shows it, where that is later than its number. */
  shownAt?: number
}

/** The log of one part, `main`, beside that of another one, `beside`, that prints all the time. */
export interface LogPlan {
  lines: readonly Line[]
  beside?: readonly Line[]
  /** When all of it begins; 0 unless given. */
  beginsAt?: number
  /** When main and the whole end. */
  endsAt: number
  fails?: boolean
  /** Main fails at the first time, and runs again from the second one on. */
  again?: readonly [failsAt: number, runsAt: number]
  /** How many characters of main's log the platform keeps. */
  keeps?: number
  /** The log is served in pieces cut anywhere: within a line, between `\r` and `\n`, within a character. */
  cut?: boolean
}

/** The options of a run that reads a log. */
export type LogSetup = Required<Pick<ActionOptions, 'platform' | 'inputs' | 'secrets'>>

export interface LogSource {
  name: string
  options: (plan: LogPlan) => LogSetup
  /** The heading of a part, as it begins. */
  heading: (part: 'main' | 'beside') => string
  /** The log that a request is about. */
  logOf: (request: PlatformRequest) => string | undefined
  /** A part of the name of main's log. */
  main: string
  /** The planned line that a printed line is. */
  textOf?: (printed: string) => string
  /** What a platform does by its API: the rest cannot happen there. */
  can: {cut?: boolean; restart?: boolean; drop?: boolean}
}

/** Pieces of a text with times, cut anywhere, each line's last piece at its time. */
export function piecesOf(lines: readonly Line[], cut = false): {at: number; text: string}[] {
  return lines.flatMap(({at, text}, i) => {
    const whole = `${text}\n`
    if (!cut || i === 0) return [{at, text: whole}]
    // Every place in turn: the first characters, the middle, before the line break, within a pair.
    const pair = whole.search(/[\ud800-\udbff]/)
    const places = [1, whole.length >> 1, whole.length - 1, pair < 0 ? whole.length - 2 : pair + 1]
    const place = places[i % places.length] as number
    const before = lines[i - 1]?.at ?? at
    return [
      {at: (before + at) / 2, text: whole.slice(0, place)},
      {at, text: whole.slice(place)}
    ]
  })
}

/** The same platform with faults on the way to every log. */
export const withFaults = (platform: Platform, faults: NonNullable<Platform['faults']>): Platform => ({
  ...platform,
  faults: request => [...faults(request), ...(platform.faults?.(request) ?? [])]
})

/** A clock of polls that goes on with the reads of a log when the deploy has ended, and so is polled no more. */
export const pollsThenReads =
  (endsAt: number, isRead: (request: PlatformRequest) => boolean): ClockKind =>
  ({request, isPoll, now}) =>
    isPoll || (now >= endsAt && isRead(request))

/** Whether a request reads the log of the part `main`. */
export const readsMain =
  ({logOf, main}: LogSource) =>
  (request: PlatformRequest): boolean =>
    logOf(request)?.includes(main) ?? false
