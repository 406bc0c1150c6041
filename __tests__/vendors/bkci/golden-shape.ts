/** What BK-CI writes under a key. A nested shape is an object, a list of one kind a JSON array of that kind. */
export type Kind = 'text' | 'number' | 'flag' | 'anything' | Shape | readonly [Kind] | ByType

/** The keys of one of BK-CI's classes as JSON. Nulls are left out, so a key of `optional` is absent or has a value. */
export interface Shape {
  required: Readonly<Record<string, Kind>>
  optional: Readonly<Record<string, Kind>>
}

/** One shape for each value of `@type`. */
export interface ByType {
  byType: Readonly<Record<string, Shape>>
}

/** A shape with more keys than another. */
export const extended = (
  base: Shape,
  required: Shape['required'],
  optional: Shape['optional'] = {}
): Shape => ({
  required: {...base.required, ...required},
  optional: {...base.optional, ...optional}
})

/**
 * Where a parsed answer differs from what BK-CI writes: one sentence for each key that is missing or unknown, for
 * each null and for each value of another kind; empty when nothing differs.
 */
export function differences(value: unknown, kind: Kind, path = 'data'): string[] {
  if (value === null) return [`${path} is null`]
  if (kind === 'anything') return []
  if (typeof kind === 'string') {
    const expected = {text: 'string', number: 'number', flag: 'boolean'}[kind]
    return typeof value === expected ? [] : [`${path} is a ${typeof value}, not a ${expected}`]
  }
  if (isList(kind)) {
    if (!Array.isArray(value)) return [`${path} is no list`]
    return value.flatMap((item, i) => differences(item, kind[0], `${path}[${i}]`))
  }
  if (typeof value !== 'object' || Array.isArray(value)) return [`${path} is no object`]
  const fields = new Map(Object.entries(value as object))
  const shape = 'byType' in kind ? kind.byType[String(fields.get('@type'))] : kind
  return shape === undefined
    ? [`${path} has the unknown @type ${String(fields.get('@type'))}`]
    : differencesOfFields(fields, shape, path)
}

// `Array.isArray` does not narrow a readonly list.
const isList = (kind: Exclude<Kind, string>): kind is readonly [Kind] => Array.isArray(kind)

function differencesOfFields(
  fields: ReadonlyMap<string, unknown>,
  {required, optional}: Shape,
  path: string
): string[] {
  const missing = Object.keys(required).filter(key => !fields.has(key))
  const known = new Map(Object.entries({...optional, ...required}))
  const found = [...fields].flatMap(([key, value]) => {
    const kind = known.get(key)
    return kind === undefined ? [`${path}.${key} is unknown`] : differences(value, kind, `${path}.${key}`)
  })
  return [...missing.map(key => `${path}.${key} is missing`), ...found]
}
