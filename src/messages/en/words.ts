/** The pieces of a target, as they are called. */
export type PartKind = 'machine' | 'environment' | 'stage' | 'job' | 'step' | 'task'
export type TargetKind = 'deploy order' | 'change order' | 'pipeline run' | 'build'

/** `1 line`, `2 lines`. */
export function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

/** `a`, `a and b`, `a, b and c`. */
export function listOf(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** ` (why)`, or nothing. */
export function inBrackets(text: string | undefined): string {
  return text ? ` (${text})` : ''
}

/** `: text`, or nothing. */
export function behindColon(text: string | undefined): string {
  return text ? `: ${text}` : ''
}

/** The code of a system error, or what it means. */
export function codeOf(code: string | undefined): string {
  return code === undefined ? 'unknown error' : code === 'not-regular' ? 'it is not a regular file' : code
}

/** Inputs to check, and the part of a target that a request was about beside them. */
export interface Asked {
  inputs: readonly string[]
  part?: {kind: PartKind; name: string} | undefined
}

/** `pipeline-id and run-id, and the step make`. */
export function askedOf({inputs, part}: Asked): string {
  return `${listOf(inputs)}${part ? `, and the ${part.kind} ${part.name}` : ''}`
}

/** The same sentences, by the same keys and of the same facts, in any language. */
export type Sayings<T extends Readonly<Record<string, (facts: never) => string>>> = {
  readonly [K in keyof T]: (...facts: Parameters<T[K]>) => string
}
