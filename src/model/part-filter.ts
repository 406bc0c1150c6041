import type {Part, PartKind} from './part.js'

/** What `job-id`, `step-id` and `machine-sn` name: ids, exact names, or aliases of parts. */
export interface Selection {
  jobs: readonly string[]
  steps: readonly string[]
  machines: readonly string[]
}

const kinds: Readonly<Record<keyof Selection, readonly PartKind[]>> = {
  jobs: ['job', 'environment'],
  steps: ['step', 'task'],
  machines: ['machine']
}
const inputs: Readonly<Record<keyof Selection, string>> = {
  jobs: 'job-id',
  steps: 'step-id',
  machines: 'machine-sn'
}

export function isEmpty({jobs, steps, machines}: Selection): boolean {
  return jobs.length + steps.length + machines.length === 0
}

/** The parts that a selection names, with all parts below them; every part where it names none. In their order. */
export function selectParts(parts: readonly Part[], selection: Selection): readonly Part[] {
  if (isEmpty(selection)) return parts
  const fields = (Object.keys(kinds) as (keyof Selection)[]).filter(field => selection[field].length > 0)
  // The narrowest kind decides: a step within a job is named by both.
  const field = fields.at(fields.includes('machines') ? fields.indexOf('machines') : -1) as keyof Selection
  const chosen = below(parts, selection[field], field)
  const within = jobsAround(field, parts, selection)
  return parts.filter(({id}) => chosen.has(id) && (within?.has(id) ?? true))
}

/** A name of a selection that no part has, and the names of the parts (at most 20) that could be meant. */
export interface MissingPart {
  field: keyof Selection
  /** The input that names it. */
  input: string
  name: string
  there: readonly string[]
}

/** The first name of a selection that no part has. */
export function missingPart(parts: readonly Part[], selection: Selection): MissingPart | undefined {
  for (const field of Object.keys(kinds) as (keyof Selection)[]) {
    const within = jobsAround(field, parts, selection)
    const candidates = parts.filter(({id, kind}) => kinds[field].includes(kind) && (within?.has(id) ?? true))
    const name = selection[field].find(wanted => !candidates.some(part => isNamed(part, wanted)))
    if (name === undefined) continue
    const there = candidates.map(part => part.name).slice(0, 20)
    return {field, input: inputs[field], name, there}
  }
  return undefined
}

/** For steps that are asked for within jobs: the parts of those jobs. */
function jobsAround(
  field: keyof Selection,
  parts: readonly Part[],
  {jobs}: Selection
): ReadonlySet<string> | undefined {
  return field === 'steps' && jobs.length > 0 ? below(parts, jobs, 'jobs') : undefined
}

/** The ids of the parts with these names, and of all parts below them. */
function below(parts: readonly Part[], wanted: readonly string[], field: keyof Selection): Set<string> {
  const chosen = new Set<string>()
  for (const part of parts) {
    const named = kinds[field].includes(part.kind) && wanted.some(name => isNamed(part, name))
    if (named || chosen.has(part.parent ?? '')) chosen.add(part.id)
  }
  return chosen
}

function isNamed(part: Part, name: string): boolean {
  return part.id === name || part.name === name || (part.aliases?.includes(name) ?? false)
}
