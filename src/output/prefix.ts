import {oneLine, shortenedInside} from './clean-text.js'

declare const made: unique symbol
declare const cleaned: unique symbol

/** A name from a platform that is safe to print. Only this file makes them. */
export type CleanName = string & {readonly [cleaned]: true}

/**
 * What stands before every physical line of remote text: a blank, which keeps off matchers that want something else first,
 * and a bar, so that no line can begin with a command. Only this file makes them.
 */
export type Prefix = string & {readonly [made]: true}

/** The prefix of lines whose part is named above them, or is the only one. */
export const BAR = ' | ' as Prefix

// Cyan, yellow, magenta, green, blue and their bright kin, as they can be read on black and on white; red is for errors.
const COLOURS = [36, 33, 35, 32, 34, 96, 93, 95, 92, 94]
const LONGEST_NAME = 40
export const SEPARATOR = ' › '
const ID_END = 8
// Chinese, Japanese and Korean signs and most emoji take two columns.
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\ud83c-\ud83e][\udc00-\udfff]/g

/**
 * ` | shop-web-1 | `, for a second run ` | shop-web-1 #2 | `: the name, with blanks up to `width` columns. `colour` is a number
 * from 0 on; where `NO_COLOR` is set (https://no-color.org) the name has no colour.
 */
export function prefixOf(name: CleanName, run: number, width: number, colour: number): Prefix {
  const label = shortenedInside(run > 1 ? `${name} #${run}` : name, LONGEST_NAME)
  const blanks = ' '.repeat(Math.max(0, Math.min(width, LONGEST_NAME) - columnsOf(label)))
  const shown = hasColours() ? `\u001b[${COLOURS[colour % COLOURS.length]}m${label}\u001b[0m` : label
  // In one piece, since it stands before each of many lines.
  return [BAR, shown, blanks, BAR].join('') as Prefix
}

/** A name made safe. Of one that is cut afterwards no secret is left in part. */
export function cleanName(name: string): CleanName {
  return oneLine(name) as CleanName
}

/** Names as one of at most 40 characters, of a longer one both ends, with the end of an id behind them where one is given. */
export function joinedName(names: readonly CleanName[], id?: CleanName): CleanName {
  const end = id === undefined ? '' : ` (${id.length > ID_END ? `…${id.slice(-ID_END)}` : id})`
  return (shortenedInside(names.join(SEPARATOR), LONGEST_NAME - end.length) + end) as CleanName
}

/** The columns that a text takes where each character has the same width. */
export function columnsOf(text: string): number {
  return text.length + (text.match(WIDE) ?? []).filter(sign => sign.length === 1).length
}

/** Whether colours are wanted: the log of a runner shows them, though it is no terminal. */
export function hasColours(env: NodeJS.ProcessEnv = process.env): boolean {
  return !env.NO_COLOR
}
