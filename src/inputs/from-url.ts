import type {RawInputs} from '../model/target.js'
import type {AddMistake, Operation, Vendor} from '../vendors/vendor.js'
import {quote} from './mistakes.js'

/**
 * Fills inputs that are empty with what the console link in `from-url` stands for, as far as the operation uses them.
 * An input that was given and differs from the link is a mistake.
 */
export function withLink(
  raw: RawInputs,
  vendor: Vendor,
  operation: Operation | undefined,
  addMistake: AddMistake
): RawInputs {
  const text = raw['from-url']
  if (text === undefined) return raw
  const link = readLink(text, vendor, raw)
  if (link === undefined) {
    addMistake('from-url', `is not a console link to a run of ${vendor.title}`)
    return raw
  }
  const used = operation === undefined ? [] : (vendor.operations[operation] ?? [])
  const filled: Record<string, string | undefined> = {...raw}
  for (const [name, linked] of Object.entries(link)) {
    const given = raw[name]
    if (linked === undefined) continue
    if (given === undefined && used.includes(name)) filled[name] = linked
    else if (given !== undefined && given.toLowerCase() !== linked.toLowerCase())
      addMistake(name, `${quote(given)} is not the one in from-url, ${quote(linked)}`)
  }
  return filled
}

function readLink(text: string, vendor: Vendor, raw: RawInputs): RawInputs | undefined {
  return URL.canParse(text) ? vendor.readLink(new URL(text), raw) : undefined
}
