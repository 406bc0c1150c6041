import * as z from 'zod/mini'

// What the platforms' schemas are made of. Real bodies have nulls everywhere, and versions differ, so every field may be
// null or absent; a field that only decorates may also be of any type, and then counts as absent.

/** A text that decorates. */
export const text = z.catch(z.nullish(z.string()), undefined)
/** An id, a time or a counter: integers in some answers, strings in others. */
export const scalar = z.catch(z.nullish(z.union([z.number(), z.string()])), undefined)
/** A status, or whatever is looked at elsewhere: its type is no reason to refuse the answer. */
export const anything = z.optional(z.unknown())
/** A list on which something depends: a wrong type makes the whole answer a bad one. */
export const list = <T extends z.core.$ZodType>(item: T) => z.nullish(z.array(z.nullish(item)))
/** A list that decorates. */
export const looseList = <T extends z.core.$ZodType>(item: T) => z.catch(list(item), undefined)

/** Numbers come as integers or as strings of digits; what is negative or anything else is absent. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined
  return typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : undefined
}

/** Epoch ms; 0 is how platforms write "never". */
export function toTime(value: unknown): number | undefined {
  return toNumber(value) || undefined
}

/** An id as text, or nothing. */
export function toId(value: unknown): string | undefined {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined
}

/** A list without its empty places. */
export function present<T>(items: readonly (T | null | undefined)[] | null | undefined): T[] {
  return (items ?? []).filter((item): item is T => item !== null && item !== undefined)
}
