import type {Manifest} from '../runner/manifest.js'
import {vendors} from '../src/vendors/index.js'
import type {Vendor} from '../src/vendors/vendor.js'

/** What one language puts around the tables. Descriptions are by input and output, in the form of `action.yml`. */
export interface Words {
  groups: Readonly<Record<Group, string>>
  /** The line that names a platform's operations, before the list of them. */
  operations: string
  columns: readonly [input: string, preset: string, meaning: string]
  platformColumns: readonly [input: string, operations: string, meaning: string]
  required: string
  allOperations: string
  descriptions: Readonly<Record<string, string>>
}

/**
 * The inputs that all platforms share, by what they are for. A platform's own ones, and the ids and credentials that its
 * operations use, stand in its own table. A name that `action.yml` does not have is left out.
 */
const groups = {
  what: ['vendor', 'operation', 'from-url'],
  limits: ['timeout', 'queue-timeout', 'stall-timeout', 'outage-tolerance'],
  verdict: ['on-paused', 'on-failed-machine', 'allow-outcomes', 'fail-fast', 'cancel-remote'],
  shown: ['logs', 'max-log-lines', 'log-file', 'summary', 'locale', 'record'],
  github: ['commit-status', 'environment', 'environment-url', 'github-sha', 'github-token'],
  network: ['min-interval', 'max-interval', 'request-timeout', 'allow-http', 'ca-file']
} as const
export type Group = keyof typeof groups

const PLACES = ['api', 'endpoint', 'console-url']
const platforms: readonly [string, Vendor][] = Object.entries(vendors)

export const english: Omit<Words, 'descriptions'> = {
  groups: {
    what: 'What to wait for',
    limits: 'How long',
    verdict: 'What counts as success, and what is done otherwise',
    shown: 'What is shown',
    github: 'On the pull request',
    network: 'Polling and network'
  },
  operations: 'Operations:',
  columns: ['Input', 'Default', 'Meaning'],
  platformColumns: ['Input', 'For', 'Meaning'],
  required: 'required',
  allOperations: 'all'
}

/** Every input once: a table for each group, and a table for each platform, with headings of the third level. */
export function inputTables({inputs}: Manifest, words: Words): string {
  const shared = Object.entries(groups).flatMap(([group, names]) => {
    const rows = names.filter(name => Object.hasOwn(inputs, name)).map(name => sharedRow(name, inputs, words))
    return rows.length === 0
      ? []
      : [[`### ${words.groups[group as Group]}`, table(words.columns, rows)].join('\n\n')]
  })
  const own = platforms.map(([name, vendor]) => platformTable(name, vendor, inputs, words))
  const [what = '', ...others] = shared
  return [what, ...own, ...others].join('\n\n')
}

/** Inputs that stand in no table; `npm run generate` refuses them. */
export function inputsWithoutTable(names: readonly string[]): string[] {
  const placed = new Set([
    ...Object.values(groups).flat(),
    ...platforms.flatMap(([, vendor]) => ownInputs(vendor))
  ])
  return names.filter(name => !placed.has(name))
}

/** The inputs of a platform's table. */
function ownInputs(vendor: Vendor): string[] {
  return [...PLACES, ...new Set(Object.values(vendor.operations).flat())]
}

function sharedRow(name: string, inputs: Manifest['inputs'], words: Words): string[] {
  const {required, default: preset} = inputs[name] ?? {}
  const shown = required ? words.required : preset ? `\`${preset}\`` : ''
  return [`\`${name}\``, shown, words.descriptions[name] ?? '']
}

function platformTable(platform: string, vendor: Vendor, inputs: Manifest['inputs'], words: Words): string {
  const order = Object.keys(inputs)
  const names = order.filter(name => ownInputs(vendor).includes(name))
  const operations = Object.keys(vendor.operations)
  const rows = names.map(name => {
    const using = operations.filter(one =>
      vendor.operations[one as keyof Vendor['operations']]?.includes(name)
    )
    const all = using.length === 0 || using.length === operations.length
    return [
      `\`${name}\``,
      all ? words.allOperations : listOf(using),
      meaningFor(platform, words.descriptions[name] ?? '')
    ]
  })
  return [
    `### ${platform}: ${vendor.title}`,
    `${words.operations} ${listOf(operations)}`,
    table(words.platformColumns, rows)
  ].join('\n\n')
}

const listOf = (names: readonly string[]) => names.map(name => `\`${name}\``).join(', ')

// `yunxiao: …`, `codearts and bkci: …` at the start of a sentence says what holds for these platforms alone.
const CLAUSE = /(?:^|(?<=[.。]\s*))([a-z0-9]+(?:(?:, | and |、| 和 )[a-z0-9]+)*)[:：]\s*/g

/** Of a description, what holds for every platform, and what holds for this one. */
export function meaningFor(platform: string, description: string): string {
  const names: readonly string[] = platforms.map(([name]) => name)
  const marks = [...description.replace(/\s+/g, ' ').trim().matchAll(CLAUSE)]
    .map(mark => ({
      at: mark.index,
      end: mark.index + mark[0].length,
      of: (mark[1] ?? '').split(/, | and |、| 和 /)
    }))
    .filter(({of}) => of.every(name => names.includes(name)))
  const text = description.replace(/\s+/g, ' ').trim()
  const shared = text.slice(0, marks[0]?.at).trim()
  const own = marks.flatMap(({of, end}, i) =>
    of.includes(platform) ? [capital(text.slice(end, marks[i + 1]?.at).trim())] : []
  )
  return [shared, ...own].filter(part => part !== '').join(' ')
}

/** A text of prose with a capital; what is code stays as it is. */
const capital = (text: string) => text.replace(/^[a-z]/, letter => letter.toUpperCase())

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}

const cell = (text: string) => text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim()
