import {message} from '../messages/message.js'
import type {RawInputs} from '../model/identity.js'
import {vendors} from '../vendors/index.js'
import type {AddMistake, Operation, Plan, Vendor} from '../vendors/vendor.js'
import {nearest} from './did-you-mean.js'
import {namingInputs, startInputs} from './names.js'

/** The platform that `vendor` names. */
export function readVendor(raw: RawInputs, addMistake: AddMistake): Vendor | undefined {
  const names = Object.keys(vendors)
  const name = raw.vendor
  if (name === undefined) addMistake('vendor', message('missing.vendor', {known: names}))
  else if (!Object.hasOwn(vendors, name))
    addMistake('vendor', message('wrong.choice', {meant: nearest(name, names), known: names}))
  else return (vendors as Record<string, Vendor>)[name]
  return undefined
}

/** What `operation` asks for, of what the platform has; of what any platform has where it is not known which. */
export function readOperation(
  raw: RawInputs,
  vendor: Vendor | undefined,
  addMistake: AddMistake
): Operation | undefined {
  const name = raw.operation
  const asked: readonly Vendor[] = vendor ? [vendor] : Object.values(vendors)
  const known = [...new Set(asked.flatMap(({operations}) => Object.keys(operations)))]
  if (name === undefined) addMistake('operation', message('missing.operation', {known}))
  else if (known.includes(name)) return name as Operation
  else {
    const choice = {meant: nearest(name, known), known}
    const wrong = vendor
      ? message('wrong.unsupported', {vendor: raw.vendor ?? '', ...choice})
      : message('wrong.choice', choice)
    addMistake('operation', wrong)
  }
  return undefined
}

/** Refuses an `api` that the platform does not have. */
export function checkApi(raw: RawInputs, {apis}: Vendor, addMistake: AddMistake): void {
  if (raw.api === undefined || apis.includes(raw.api)) return
  addMistake('api', message('wrong.unsupported', {vendor: raw.vendor ?? '', meant: undefined, known: apis}))
}

/** What was given without what the operation does not use: each such name or credential goes to `addUnused`. */
export function withoutUnused(
  raw: RawInputs,
  {operations}: Vendor,
  operation: Operation,
  addUnused: AddMistake
): RawInputs {
  const used: Record<string, string | undefined> = {...raw}
  for (const name of [...namingInputs, ...startInputs]) {
    if (raw[name] === undefined || operations[operation]?.includes(name)) continue
    addUnused(name, message('wrong.unused', {operation}))
    delete used[name]
  }
  return used
}

/** The plan, and the inputs without those that the others leave no use for: each of these goes to `addUnused`. */
export function readPlan(
  raw: RawInputs,
  vendor: Vendor,
  operation: Operation,
  addMistake: AddMistake,
  addUnused: AddMistake
): {used: RawInputs; plan: Plan | undefined} {
  const found: Parameters<AddMistake>[] = []
  const plan = vendor.plan(operation, raw, (...mistake) => void found.push(mistake))
  const unused = found.filter(([, , kind]) => kind === 'unused')
  if (unused.length === 0) {
    for (const mistake of found) addMistake(...mistake)
    return {used: raw, plan}
  }
  const used: Record<string, string | undefined> = {...raw}
  for (const [input, wrong] of unused) {
    addUnused(input, wrong)
    delete used[input]
  }
  return readPlan(used, vendor, operation, addMistake, addUnused)
}
