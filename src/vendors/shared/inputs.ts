import type {AddMistake} from '../vendor.js'

/** A step takes so many targets at the most. */
const MOST_TARGETS = 50

const LONGEST_SHOWN = 60
const LINE_BREAK = /[\r\n]/

/**
 * The items of a list input: one a line where the value holds a line break, so that a name may hold commas; else they
 * are separated by commas.
 */
export function readList(text: string | undefined): string[] {
  return (
    (text ?? '')
      .split(text !== undefined && LINE_BREAK.test(text) ? LINE_BREAK : ',')
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
  {isId, form, things}: {isId: (id: string) => boolean; form: string; things: string},
  addMistake: AddMistake
): string[] {
  const ids = readList(text)
  if (ids.length === 0) addMistake(input, `is required (${form})`)
  refuseOddItem(input, ids, {isId, form}, addMistake)
  refuseTooMany(input, ids.length, things, addMistake)
  return ids
}

/** The first item that is no id is a mistake. `form` is what an id is, for people. */
export function refuseOddItem(
  input: string,
  items: readonly string[],
  {isId, form}: {isId: (item: string) => boolean; form: string},
  addMistake: AddMistake
): void {
  const odd = items.find(item => !isId(item))
  if (odd === undefined) return
  // One that is longer is not shown, since a cut one may be the beginning of a credential that was given twice.
  const shown =
    odd.length <= LONGEST_SHOWN ? `"${odd}" is` : `has an item of ${odd.length} characters, which is`
  addMistake(input, `${shown} not ${form}${whyUnsplit(odd)}`)
}

/** How lists are split, as a clause for someone who expected a wrong item to be split at its commas; else `''`. */
export function whyUnsplit(item: string): string {
  return item.includes(',') ? '; a list with a line break in it takes one item a line' : ''
}

/** `things` is what is named, in the plural. */
export function refuseTooMany(input: string, count: number, things: string, addMistake: AddMistake): void {
  if (count > MOST_TARGETS) addMistake(input, `names ${count} ${things}; at most ${MOST_TARGETS} are taken`)
}

/** An endpoint that was pasted with a path of the API is a mistake, told by `text`: that path is added to it. */
export function refuseApiPath(
  endpoint: string | undefined,
  apiPath: RegExp,
  text: string,
  addMistake: AddMistake
): void {
  if (endpoint === undefined) return
  const path = URL.canParse(endpoint) ? new URL(endpoint).pathname : endpoint
  if (apiPath.test(path)) addMistake('endpoint', text)
}

/** Nothing is named twice: `keys` say what is the same, `names` are shown. */
export function refuseTwice(
  input: string,
  keys: readonly string[],
  names: readonly string[],
  addMistake: AddMistake
): void {
  const twice = new Set(names.filter((_, i) => keys.indexOf(keys[i] ?? '') !== i))
  for (const name of twice) addMistake(input, `names ${name} twice`)
}
