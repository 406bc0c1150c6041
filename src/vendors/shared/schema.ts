import * as z from 'zod/mini'
import {MOST_PARTS, tooManyParts} from '../../model/errors.js'

// What the platforms' schemas are made of. Real bodies have nulls everywhere, and versions differ, so every field may be
// null or absent; a field that only decorates may also be of any type, and then counts as absent.

// Ids of parts stand in those of the parts below them.
const LONGEST_SCALAR = 500

/** What a value means, or `undefined`. Not by a union and `catch`, which take a hundred times as long for a wrong type. */
const read = <T>(meaning: (value: unknown) => T) =>
  z.optional(z.transform((value: unknown) => meaning(value)))

/** A text that decorates. */
export const text = read(value => (typeof value === 'string' || value === null ? value : undefined))
/** An id, a time or a counter: integers in some answers, strings in others. What is longer than any of these is none. */
export const scalar = read(value => {
  if (typeof value === 'string') return value.length <= LONGEST_SCALAR ? value : undefined
  return value === null || isFiniteNumber(value) ? value : undefined
})
/** An id that is always a text. */
export const textId = read(value =>
  value === null || (typeof value === 'string' && value.length <= LONGEST_SCALAR) ? value : undefined
)
/** A status, or whatever is looked at elsewhere: its type is no reason to refuse the answer. */
export const anything = z.optional(z.unknown())

/** Things beside parts: who may approve, commits, variables. */
const MOST_OTHERS = 100_000

/** How much is in the lists of one answer. */
export interface Listed {
  parts: number
  others: number
}

export const nothingListed = (): Listed => ({parts: 0, others: 0})

/** Of the answer that is being parsed, if any: what counts in a schema is handed nothing but the value. */
let listed: Listed | undefined

/**
 * An answer by its schema. One that lists more than 20,000 parts is over its bound, which is known before the first of them
 * is looked at: throws a permanent `RequestError`. Every list of a schema is one of those below, so that none goes uncounted.
 * An answer that is parsed in several steps is counted in one `inAll`.
 */
export function parseAs<T extends z.core.$ZodType>(
  schema: T,
  body: unknown,
  inAll: Listed = nothingListed()
): z.core.util.SafeParseResult<z.output<T>> {
  listed = inAll
  try {
    return z.safeParse(schema, body)
  } finally {
    listed = undefined
  }
}

function countParts(value: unknown): unknown {
  count(value, 'parts', MOST_PARTS)
  return value
}

function countOthers(value: unknown): unknown {
  count(value, 'others', MOST_OTHERS)
  return value
}

function count(value: unknown, what: keyof Listed, most: number): void {
  // Without it the lists of one answer would count with those of all answers before.
  if (listed === undefined) throw new Error('an answer with lists is read by parseAs')
  if (Array.isArray(value)) listed[what] += value.length
  if (listed[what] > most) throw tooManyParts()
}

/** A list of parts without gaps. */
export const wholeList = <T extends z.core.$ZodType>(item: T) =>
  z.pipe(z.transform(countParts), z.array(item))
/** A list on which something depends: a wrong type makes the whole answer a bad one. */
export const list = <T extends z.core.$ZodType>(item: T) => z.nullish(wholeList(z.nullish(item)))
/** A list that decorates. */
export const looseList = <T extends z.core.$ZodType>(item: T) =>
  z.catch(z.nullish(wholeList(z.nullish(item))), undefined)
/** A list of what is no part. */
export const countedOthers = <T extends z.core.$ZodType>(item: T) =>
  z.nullish(z.pipe(z.transform(countOthers), z.array(z.nullish(item))))
/** A list of what is no part, and decorates. */
export const listOfOthers = <T extends z.core.$ZodType>(item: T) => z.catch(countedOthers(item), undefined)

/** A record that decorates, of fields that decorate. */
export const record = <T extends z.core.$ZodShape>(shape: T) =>
  z.optional(
    z.pipe(
      z.transform((value: unknown) => (isRecord(value) ? value : undefined)),
      z.optional(z.object(shape))
    )
  )

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value)
}

/** Numbers come as integers or as strings of digits; what is negative or anything else is absent. */
export function toNumber(value: unknown): number | undefined {
  if (isFiniteNumber(value)) return value >= 0 ? value : undefined
  return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined
}

const ISO_TIME =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)(Z|[+-][0-9]{2}:?[0-9]{2})?$/

/**
 * Epoch ms, out of epoch ms or of ISO 8601: what is documented as the one comes as the other. 0 is how platforms write
 * "never". A text without a zone could be any hour, so it counts as unknown unless `zone` (`+08:00`) is the platform's.
 */
export function toTime(value: unknown, zone?: string): number | undefined {
  const number = toNumber(value)
  if (number !== undefined) return number || undefined
  const [, date, time, offset = zone] = ISO_TIME.exec(typeof value === 'string' ? value : '') ?? []
  if (offset === undefined) return undefined
  const at = Date.parse(`${date}T${time}${offset}`)
  return at > 0 ? at : undefined
}

/** An id as text, or nothing. */
export function toId(value: unknown): string | undefined {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined
}

/** A list without its empty places. */
export function present<T>(items: readonly (T | null | undefined)[] | null | undefined): T[] {
  return (items ?? []).filter((item): item is T => item !== null && item !== undefined)
}
