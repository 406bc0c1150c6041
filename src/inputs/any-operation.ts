import {inEnglish} from '../messages/message.js'
import type {RawInputs} from '../model/identity.js'
import type {AddMistake, Operation, Vendor} from '../vendors/vendor.js'
import {withLink} from './from-url.js'
import type {Mistake} from './mistakes.js'
import {readPlan, withoutUnused} from './operation.js'

/** Reports, where the operation is a mistake itself, what is wrong with each operation that the platform has. */
export function checkForAny(raw: RawInputs, vendor: Vendor, addMistake: AddMistake): void {
  const operations = Object.keys(vendor.operations) as Operation[]
  const [first = [], ...others] = operations.map(operation => mistakesWith(raw, vendor, operation))
  const elsewhere = others.map(mistakes => new Set(mistakes.map(keyOf)))
  for (const mistake of first) {
    if (elsewhere.every(keys => keys.has(keyOf(mistake)))) addMistake(mistake.input, mistake.wrong)
  }
}

/** The platform's mistakes with an operation, but for what that leaves no use for. */
function mistakesWith(raw: RawInputs, vendor: Vendor, operation: Operation): Mistake[] {
  const mistakes: Mistake[] = []
  const ignore = () => {}
  const used = withLink(withoutUnused(raw, vendor, operation, ignore), vendor, operation, ignore)
  readPlan(used, vendor, operation, (input, wrong) => void mistakes.push({input, wrong}), ignore)
  return mistakes
}

function keyOf({input, wrong}: Mistake): string {
  return `${input}: ${inEnglish(wrong)}`
}
