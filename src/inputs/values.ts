import {message} from '../messages/message.js'
import type {RawInputs} from '../model/identity.js'
import {parseDuration} from '../util/duration.js'
import type {AddMistake} from '../vendors/vendor.js'
import type {InputName} from './names.js'

/** Reads `true` or `false`, in the spellings that `core.getBooleanInput` takes. */
export function readBoolean(
  name: InputName,
  fallback: boolean,
  raw: RawInputs,
  addMistake: AddMistake
): boolean {
  const text = raw[name]
  if (text === undefined) return fallback
  if (!/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) addMistake(name, message('wrong.boolean'))
  return text.toLowerCase() === 'true'
}

/** Reads one of a few words, byte for byte. */
export function readWord<T extends string>(
  name: InputName,
  words: readonly T[],
  fallback: T,
  raw: RawInputs,
  addMistake: AddMistake
): T {
  const text = raw[name]
  if (text === undefined) return fallback
  const word = words.find(w => w === text)
  if (word === undefined) addMistake(name, message('wrong.word', {known: words}))
  return word ?? fallback
}

/** Reads a whole number of at most nine digits. */
export function readCount(name: InputName, fallback: number, raw: RawInputs, addMistake: AddMistake): number {
  const text = raw[name]
  if (text === undefined) return fallback
  if (!/^[0-9]{1,9}$/.test(text)) addMistake(name, message('wrong.count'))
  return Number(text)
}

/** Reads a duration, in ms, from `least` to `most`; nothing where it was not given, or is a mistake. */
export function readDuration(
  name: InputName,
  raw: RawInputs,
  {least, most}: {least: number; most: number},
  addMistake: AddMistake
): number | undefined {
  const text = raw[name]
  if (text === undefined) return undefined
  const ms = parseDuration(text)
  if (ms !== undefined && ms >= least && ms <= most) return ms
  addMistake(
    name,
    ms === undefined ? message('wrong.duration') : message('wrong.range', {leastMs: least, mostMs: most})
  )
  return undefined
}
