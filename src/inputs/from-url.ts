import {type Message, message} from '../messages/message.js'
import type {RawInputs} from '../model/identity.js'
import type {AddMistake, Operation, Vendor} from '../vendors/vendor.js'
import {shortened} from './mistakes.js'

/**
 * Fills inputs that are empty with what the console link in `from-url` stands for, as far as the operation uses them.
 * An input that was given and differs from the link is a mistake, and so is a link of another console than that of the
 * endpoint: small ids are the same on every instance.
 */
export function withLink(
  raw: RawInputs,
  vendor: Vendor,
  operation: Operation | undefined,
  addMistake: AddMistake
): RawInputs {
  const text = raw['from-url']
  if (text === undefined) return raw
  const url = URL.canParse(text) ? new URL(text) : undefined
  const link = url && vendor.readLink(url, raw)
  if (url === undefined || link === undefined) {
    addMistake('from-url', message('wrong.link-of-platform', {platform: vendor.title}))
    return raw
  }
  const elsewhere = whyElsewhere(url, vendor, {...link, ...raw})
  if (elsewhere !== undefined) addMistake('from-url', elsewhere)
  return fillIn(raw, link, operation === undefined ? [] : (vendor.operations[operation] ?? []), addMistake)
}

/** The inputs of the link for those that are empty and used. */
function fillIn(raw: RawInputs, link: RawInputs, used: readonly string[], addMistake: AddMistake): RawInputs {
  const filled: Record<string, string | undefined> = {...raw}
  for (const [name, linked] of Object.entries(link)) {
    const given = raw[name]?.trim()
    if (linked === undefined) continue
    if (given === undefined && used.includes(name)) filled[name] = linked
    else if (given !== undefined && given.toLowerCase() !== linked.toLowerCase())
      addMistake(
        name,
        message('quoted.other-than-link', {given: shortened(given), linked: shortened(linked)})
      )
  }
  return filled
}

/** What is wrong with a link that leads to another console than that of the endpoint; nothing where the console is not known. */
function whyElsewhere(url: URL, vendor: Vendor, raw: RawInputs): Message | undefined {
  const own = raw['console-url']
  const bases = own === undefined ? vendor.consolesFor(raw, url) : [own]
  const consoles = bases?.flatMap(base => (URL.canParse(base) ? [new URL(base)] : []))
  if (consoles === undefined || consoles.length === 0) return undefined
  const isOwn = ({protocol, host}: URL) =>
    host === url.host && (url.protocol === 'https:' || url.protocol === protocol)
  if (consoles.some(isOwn)) return undefined
  return message('wrong.other-console', {isOwn: own !== undefined, origin: consoles[0]?.origin ?? ''})
}
