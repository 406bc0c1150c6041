import type {Part, PartKind} from './part.js'

/** What `job-id`, `step-id` and `machine-sn` name: ids, exact names, or other names of a part. */
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

/** The parts whose logs are wanted: those that a selection names, with all that is below them. */
export function selectParts(parts: readonly Part[], selection: Selection): readonly Part[] {
  if (isEmpty(selection)) return parts
  const chosen = new Set<string>()
  const fields = (Object.keys(kinds) as (keyof Selection)[]).filter(field => selection[field].length > 0)
  // The narrowest kind decides: a step of a job is asked for by both.
  const field = fields.at(fields.includes('machines') ? fields.indexOf('machines') : -1) as keyof Selection
  const within =
    field === 'steps' && selection.jobs.length > 0 ? below(parts, selection.jobs, 'jobs') : undefined
  for (const id of below(parts, selection[field], field)) if (!within || within.has(id)) chosen.add(id)
  return parts.filter(part => chosen.has(part.id))
}

/** The first thing named by a selection that is not among the parts, with what there is instead. */
export function missingPart(
  parts: readonly Part[],
  selection: Selection
): {asked: string; there: string} | undefined {
  for (const field of Object.keys(kinds) as (keyof Selection)[]) {
    const inJobs =
      field === 'steps' && selection.jobs.length > 0 ? below(parts, selection.jobs, 'jobs') : undefined
    const candidates = parts.filter(
      part => kinds[field].includes(part.kind) && (!inJobs || inJobs.has(part.id))
    )
    const name = selection[field].find(wanted => !candidates.some(part => isNamed(part, wanted)))
    if (name === undefined) continue
    const there = candidates.map(part => part.name).slice(0, 20)
    return {asked: `${inputs[field]} ${name}`, there: there.join(', ') || 'none'}
  }
  return undefined
}

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
