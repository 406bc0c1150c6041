import type {AddMistake} from '../vendor.js'

/** A step takes so many targets at the most. */
const MOST_TARGETS = 50

/** A list input: one item a line, or commas. */
export function readList(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[\n,]/)
    .map(item => item.trim())
    .filter(item => item !== '')
}

/** Passes mistakes on, and knows whether there was any. */
export function collectMistakes(addMistake: AddMistake): {addMistake: AddMistake; hasAny: () => boolean} {
  let hasAny = false
  return {
    addMistake(input, text) {
      hasAny = true
      addMistake(input, text)
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
  const odd = ids.find(id => !isId(id))
  if (odd !== undefined) addMistake(input, `"${odd.slice(0, 60)}" is not ${form}`)
  refuseTooMany(input, ids.length, things, addMistake)
  return ids
}

/** `things` is what is named, in the plural. */
export function refuseTooMany(input: string, count: number, things: string, addMistake: AddMistake): void {
  if (count > MOST_TARGETS) addMistake(input, `names ${count} ${things}; at most ${MOST_TARGETS} are taken`)
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
