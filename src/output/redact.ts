import {type Beginnings, createBeginnings, endOfNeedle, lengthOf, sourceOf} from './begun-secret.js'
import {createEndings, type Endings} from './ended-secret.js'
import type {Escapes} from './escapes.js'
import {withoutInvisible} from './invisible.js'
import {type LeftOut, leaveOut, placesBeside} from './left-out.js'
import {createPrefilter, type Prefilter} from './prefilter.js'
import {longestSignature, type Span, signatureSpans} from './signatures.js'
import {type Needle, needlesOf} from './spellings.js'

/** The shortest text, in characters, that is masked: a shorter one would blank innocent parts of the log. */
export const SHORTEST_SECRET = 8

// One pattern finds all short needles, and the beginnings of the others: a long one would make it too large to compile.
const LONGEST_IN_PATTERN = 200
/** Of credentials that answers held: a login of an hour has four, and is good for at most twelve. */
const MOST_RECEIVED = 64
// A prefilter needs so many characters in a row that every writer leaves as they are.
const SHORTEST_RUN = 7

/** What has to be found of every remembered credential, by the source of its whole pattern. */
const needles = new Map<string, Needle>()
let longest = 0
/** Those that answers held, the oldest first. */
const received = new Set<string>()
let finder: Finder | undefined

/** Finds the needles. Made when it is first needed, since credentials are remembered one by one. */
interface Finder {
  /** Those that a quick search can rule out, and those of which nothing stays as it is in all spellings. */
  quick: Patterns & {placesIn: Prefilter}
  others: Patterns
  beginnings: Beginnings
  endings: Endings
}

interface Patterns {
  /** Finds what is short. */
  short: RegExp | undefined
  /** The length of the longest text that it finds. */
  longestShort: number
  /** Finds the beginning of what is long, and knows the rest. */
  long: readonly {head: RegExp; rest: Needle}[]
}

/** Remembers a credential, in all the spellings in which it may come back, for `redact`. */
export function addSecret(secret: string): void {
  for (const needle of allNeedlesOf(secret)) {
    needles.set(sourceOf(needle), needle)
    longest = Math.max(longest, lengthOf(needle))
  }
  finder = undefined
}

/**
 * Remembers a credential that an answer held, as `addSecret` does, and of many the newest: renewed for days they would fill the
 * memory, and what was renewed often since has long expired.
 */
export function addReceivedSecret(secret: string): void {
  const [needle] = allNeedlesOf(secret)
  // What the user gave stays, whoever sends it back.
  if (needle === undefined || needles.has(sourceOf(needle))) return
  addSecret(secret)
  received.add(secret)
  if (received.size <= MOST_RECEIVED) return
  const [oldest = ''] = received
  received.delete(oldest)
  for (const old of allNeedlesOf(oldest)) needles.delete(sourceOf(old))
}

function allNeedlesOf(secret: string): Needle[] {
  // A text is searched without what is invisible in it.
  const visible = withoutInvisible(secret)
  if (secret.length < SHORTEST_SECRET || visible === '') return []
  return [...needlesOf(secret), ...(visible === secret ? [] : needlesOf(visible))]
}

/**
 * The text with every remembered credential, in any of its spellings, as `***`. Characters that nobody sees may stand
 * within one. `isCut`: its lines may end within a credential, of which the beginning is blanked too.
 */
export function redact(text: string, isCut = false): string {
  return blank(text, secretsIn(text, isCut))
}

/** The same for a text in which nothing is invisible. */
export function redactPlain(text: string, isCut = false): string {
  return blank(text, secretSpans(text, isCut))
}

/** A text that may begin within a credential, without the end of that. */
export function withoutEnding(text: string): string {
  const length = endingLength(text)
  return length === 0 ? text : `***${text.slice(length)}`
}

/**
 * How much of a text is the end of a credential that began before it: 0 where none is. What nobody sees may stand within it, and
 * escapes of one of these kinds.
 */
export function endingLength(text: string, kinds: readonly Escapes[] = []): number {
  const lengths = [undefined, ...kinds].map(escapes => {
    const leftOut = {escapes, unseen: true}
    const length = finderOfAll().endings.lengthAtStart(leaveOut(text, leftOut))
    return length === 0 ? 0 : (placesBeside(text, leftOut, [length - 1])[0] ?? -1) + 1
  })
  return lengths.reduce((most, length) => Math.max(most, length), 0)
}

/** Whether enough of a credential to be its end may stand in a text: false only where none does. Kinds as above. */
export function mayHoldEnding(text: string, kinds: readonly Escapes[]): boolean {
  const {areIn} = finderOfAll().endings
  return [undefined, ...kinds].some(escapes => areIn(leaveOut(text, {escapes, unseen: true})))
}

/**
 * Where credentials stand that `redact` blanks, and those that escapes divide, for each kind of escapes by itself. Spans may
 * overlap.
 */
export function secretsIn(text: string, isCut = false, kinds: readonly Escapes[] = []): Span[] {
  // Where something invisible stands within one that is cut, each finds as far as it goes.
  const spans = secretSpans(text, isCut)
  // Most kinds leave the same of a text, and nothing is found in it.
  let barren = spans.length === 0 ? text : undefined
  let mayBegin = false
  const search = (leftOut: LeftOut, find: (seen: string) => Span[]) => {
    const seen = leftOut.escapes === undefined ? withoutInvisible(text) : leaveOut(text, leftOut)
    if (seen.length === text.length || seen === barren) return
    const found = find(seen)
    if (found.length === 0) barren = seen
    mayBegin ||= isCut && finderOfAll().beginnings.areIn(seen)
    for (const span of inPlaces(found, offsets => placesBeside(text, leftOut, offsets))) spans.push(span)
  }
  for (const escapes of [undefined, ...kinds])
    search({escapes, unseen: true}, seen => secretSpans(seen, isCut))
  if (!mayBegin) return spans
  // The cut may have divided an escape that stands within a credential.
  for (const escapes of kinds) search({escapes, cut: true, unseen: true}, finderOfAll().beginnings.atEnds)
  return spans
}

/**
 * Whether a credential, or enough of one to be its beginning, may stand in a text, where escapes of one of these kinds divide it:
 * false only where none does.
 */
export function mayHoldIn(text: string, kinds: readonly Escapes[]): boolean {
  const {areIn} = finderOfAll().beginnings
  return [undefined, ...kinds].some(escapes => {
    const seen = leaveOut(text, {escapes, unseen: true})
    // The signatures of requests are found by their name alone.
    return areIn(seen) || signatureSpans(seen).length > 0
  })
}

/** The length of the longest text that `redact` can replace; 0 before the first secret is remembered. */
export function longestSecret(): number {
  // Something invisible may stand between any two characters.
  return Math.max(longest, longestSignature()) * 2
}

/** Where secrets stand; they may overlap. Of lines that are cut, where one begins at their ends, too. */
function secretSpans(text: string, isCut: boolean): Span[] {
  const {quick, others, beginnings} = finderOfAll()
  const spans = signatureSpans(text)
  addSpans(others, text, undefined, spans)
  const places = quick.placesIn(text)
  if (places?.length !== 0) addSpans(quick, text, places, spans)
  return isCut ? spans.concat(beginnings.atEnds(text)) : spans
}

/** Adds where something is found; of what is found each covers one of the `places`, where these are given. */
function addSpans(
  patterns: Patterns,
  text: string,
  places: readonly number[] | undefined,
  spans: Span[]
): void {
  const {short, longestShort, long} = patterns
  if (short !== undefined && places !== undefined) addNear(short, longestShort, text, places, spans)
  else if (short !== undefined) {
    for (const {0: found, index} of text.matchAll(short)) spans.push([index, index + found.length])
  }
  for (const {head, rest} of long) {
    for (const {0: found, index} of text.matchAll(head)) {
      // What was cut is a credential as far as it goes.
      spans.push([index, endOfNeedle(rest, text, index + found.length)])
    }
  }
}

/** The same as from all matches of a pattern, of which each covers a place: what is far from all places is not searched. */
function addNear(
  pattern: RegExp,
  longestMatch: number,
  text: string,
  places: readonly number[],
  spans: Span[]
): void {
  let at = 0
  for (const place of places) {
    if (place < at) continue
    pattern.lastIndex = Math.max(at, place - longestMatch)
    const found = pattern.exec(text)
    // Nothing is left before the end either.
    if (found === null) return
    at = found.index + found[0].length
    spans.push([found.index, at])
  }
}

function finderOfAll(): Finder {
  finder ??= makeFinder()
  return finder
}

function makeFinder(): Finder {
  const all = [...needles.values()]
  const runs = new Map(all.map(needle => [needle, longestRun(needle)]))
  const isQuick = (needle: Needle) => (runs.get(needle) ?? '').length >= SHORTEST_RUN
  const quick = all.filter(isQuick)
  const placesIn =
    quick.length === 0 ? () => [] : createPrefilter(quick.map(needle => runs.get(needle) ?? ''))
  return {
    quick: {...patternsOf(quick), placesIn},
    others: patternsOf(all.filter(needle => !isQuick(needle))),
    beginnings: createBeginnings(all),
    endings: createEndings(all)
  }
}

function patternsOf(some: readonly Needle[]): Patterns {
  // Of two that begin alike the longer one comes first, so that it is found whole.
  const byLength = [...some].sort((a, b) => b.length - a.length)
  const isShort = (needle: Needle) => needle.length <= LONGEST_IN_PATTERN
  const short = byLength.filter(isShort)
  return {
    short: short.length === 0 ? undefined : new RegExp(short.map(sourceOf).join('|'), 'gi'),
    longestShort: short.reduce((most, needle) => Math.max(most, lengthOf(needle)), 0),
    long: byLength
      .filter(needle => !isShort(needle))
      .map(needle => ({
        head: new RegExp(sourceOf(needle.slice(0, LONGEST_IN_PATTERN)), 'gi'),
        rest: needle.slice(LONGEST_IN_PATTERN)
      }))
  }
}

/** The longest run of a needle that no writer spells otherwise: a text that does not hold it holds no spelling. */
function longestRun(needle: Needle): string {
  const runs = needle.map(({source, isLiteral}) => (isLiteral ? source.replace('\\', '') : '\n')).join('')
  return runs.split('\n').reduce((most, run) => (run.length > most.length ? run : most), '')
}

/** Puts `***` in the place of each span; those that overlap are one. */
export function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text
  let out = ''
  let at = 0
  for (const [from, to] of united(spans)) {
    out += `${text.slice(at, from)}***`
    at = to
  }
  return out + text.slice(at)
}

/** The spans in their order, of which those that overlap are one. */
export function united(spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    const last = all.at(-1)
    if (last !== undefined && from < last[1]) last[1] = Math.max(last[1], to)
    else all.push([from, to])
  }
  return all
}

/** Spans of a text of which something was left out as spans of the whole one; `placesOf` tells where offsets are in it. */
function inPlaces(spans: readonly Span[], placesOf: (offsets: readonly number[]) => number[]): Span[] {
  if (spans.length === 0) return []
  const places = placesOf(united(spans).flatMap(([from, to]) => [from, to - 1]))
  return places.flatMap((place, i) => (i % 2 === 0 ? [[place, (places[i + 1] ?? place) + 1]] : []))
}
