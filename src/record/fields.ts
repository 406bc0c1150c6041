import {BLANK} from './format.js'
import {isSecretName} from './secret-shapes.js'

/** Fields that name what another field of the same object holds, and those. */
const NAMING = /^(?:name|key|id|variable_?name)$/i
const HOLDING = /^(?:value|default_?value|variable_?value)$/i

/** What the name of a field says of what it holds. */
interface FieldName {
  isNaming: boolean
  isHolding: boolean
  isSecret: boolean
}

/** The fields of a body, as its literals come. `values` are texts that are secret wherever one is a whole value. */
export interface Fields {
  /** A field of this name begins. */
  named(name: string): void
  /** Whether what the field holds is a secret. */
  isSecret(said: string): boolean
}

export function createFields(values: ReadonlySet<string>): Fields {
  const known = new Map<string, FieldName>()
  let name = ''
  let isSubjectSecret = () => false
  return {
    named(next) {
      name = next
    },
    isSecret(said) {
      const field = known.get(name) ?? describe(name)
      known.set(name, field)
      if (field.isNaming) isSubjectSecret = onceAsked(() => isSecretName(said))
      if (said === '' || said === BLANK) return false
      return field.isSecret || (field.isHolding && isSubjectSecret()) || values.has(said)
    }
  }
}

function describe(name: string): FieldName {
  return {isNaming: NAMING.test(name), isHolding: HOLDING.test(name), isSecret: isSecretName(name)}
}

/** A question that is asked once: a name may be long, and thousands of values follow it. */
function onceAsked(ask: () => boolean): () => boolean {
  let answer: boolean | undefined
  return () => {
    answer ??= ask()
    return answer
  }
}
