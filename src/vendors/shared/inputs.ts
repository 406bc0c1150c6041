import type {Unsplit} from '../../messages/en/mistakes.js'
import {type Message, message, type Text} from '../../messages/message.js'
import type {AddMistake} from '../vendor.js'

/** A step takes so many targets at the most. */
const MOST_TARGETS = 50

const LONGEST_SHOWN = 60
const LINE_BREAK = /[\r\n]/

/**
 * The items of a list input: one a line where the value holds a line break, so that a name may hold commas; else they
 * are separated by commas.
 */
export function readList(text = ''): string[] {
  return (
    text
      .split(LINE_BREAK.test(text) ? LINE_BREAK : ',')
      .map(item => item.trim())
      // A comma alone names nothing.
      .filter(item => /[^\s,]/.test(item))
  )
}

/** Passes mistakes on, and knows whether there was any. */
export function collectMistakes(addMistake: AddMistake): {addMistake: AddMistake; hasAny: () => boolean} {
  let hasAny = false
  return {
    addMistake(...mistake) {
      hasAny = true
      addMistake(...mistake)
    },
    hasAny: () => hasAny
  }
}

/** The ids that a list input names, as many as are given. Missing, malformed and too many ones are mistakes. */
export function readIds(
  input: string,
  text: string | undefined,
  {isId, form, things}: {isId: (id: string) => boolean; form: Text; things: 'pipelines' | 'orders'},
  addMistake: AddMistake
): string[] {
  const ids = readList(text)
  if (ids.length === 0) addMistake(input, message('missing.ids', {form}))
  refuseOddItem(input, ids, {isId, form}, addMistake)
  refuseTooMany(input, ids.length, things, addMistake)
  return ids
}

/** The first item that is no id is a mistake. `form` is what an id is, for people. */
export function refuseOddItem(
  input: string,
  items: readonly string[],
  {isId, form}: {isId: (item: string) => boolean; form: Text},
  addMistake: AddMistake
): void {
  const odd = items.find(item => !isId(item))
  if (odd === undefined) return
  // One that is longer is not shown, since a cut one may be the beginning of a credential that was given twice.
  const facts = {form, unsplit: unsplitBy(odd)}
  addMistake(
    input,
    odd.length <= LONGEST_SHOWN
      ? message('quoted.item', {item: odd, ...facts})
      : message('wrong.long-item', {length: odd.length, ...facts})
  )
}

/** Why a wrong item may be several: a list with line breaks is not split at commas, and none is at another mark. */
export function unsplitBy(item: string): Unsplit | undefined {
  if (item.includes(',')) return 'lines'
  return /[，、；;]/.test(item) ? 'mark' : undefined
}

export function refuseTooMany(
  input: string,
  count: number,
  things: 'pipelines' | 'orders',
  addMistake: AddMistake
): void {
  if (count > MOST_TARGETS) addMistake(input, message('wrong.too-many', {count, things, most: MOST_TARGETS}))
}

/** An endpoint that was pasted with a path of the API, or of the console, is a mistake, told by `wrong`: paths are added to it. */
export function refuseApiPath(
  endpoint: string | undefined,
  apiPath: RegExp,
  wrong: Message,
  addMistake: AddMistake
): void {
  if (endpoint === undefined) return
  const path = URL.canParse(endpoint) ? new URL(endpoint).pathname : endpoint
  if (apiPath.test(path)) addMistake('endpoint', wrong)
}

/** Nothing is named twice: `keys` say what is the same, `names` are shown. */
export function refuseTwice(
  input: string,
  keys: readonly string[],
  names: readonly string[],
  addMistake: AddMistake
): void {
  const twice = new Set(names.filter((_, i) => keys.indexOf(keys[i] as string) !== i))
  for (const name of twice) addMistake(input, message('wrong.twice', {name}))
}
