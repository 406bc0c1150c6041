import type {Manifest} from '../runner/manifest.js'
import {say} from '../src/messages/message.js'
import {vendors} from '../src/vendors/index.js'
import type {Vendor} from '../src/vendors/vendor.js'
import {outputExamples} from './output-examples.js'

/** What inputs and outputs mean, in one language and in the form of `action.yml`: shared first, then by platform. */
export type Described = Readonly<Record<'inputs' | 'outputs', Readonly<Record<string, string>>>>

/** What one language puts around the tables. */
export interface Words {
  groups: Readonly<Record<Group, string>>
  /** The line that names a platform's operations, before the list of them. */
  operations: string
  columns: readonly [input: string, preset: string, meaning: string]
  platformColumns: readonly [input: string, operations: string, meaning: string]
  outputColumns: readonly [output: string, example: string, meaning: string]
  required: string
  allOperations: string
  /** Between the items of a list. */
  comma: string
  /** What platforms are called, where it is not the title that the platform gives itself. */
  titles: Readonly<Record<string, string>>
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

export const english: Words = {
  groups: {
    what: 'What to wait for',
    limits: 'How long',
    verdict: 'What counts as success, and what is done otherwise',
    shown: 'What is shown',
    github: 'On the pull request',
    network: 'Polling and network'
  },
  operations: 'Operations: ',
  columns: ['Input', 'Default', 'Meaning'],
  platformColumns: ['Input', 'For', 'Meaning'],
  outputColumns: ['Output', 'Example', 'Meaning'],
  required: 'required',
  allOperations: 'all',
  comma: ', ',
  titles: {}
}

export const chinese: Words = {
  groups: {
    what: '等待什么',
    limits: '等多久',
    verdict: '什么算成功，否则做什么',
    shown: '显示什么',
    github: '在 Pull Request 上',
    network: '轮询与网络'
  },
  operations: '操作：',
  columns: ['输入', '默认值', '含义'],
  platformColumns: ['输入', '用于', '含义'],
  outputColumns: ['输出', '示例', '含义'],
  required: '必填',
  allOperations: '全部',
  comma: '、',
  titles: {yunxiao: '阿里云云效', codearts: '华为云 CodeArts 流水线', bkci: '腾讯蓝盾（BK-CI）'}
}

/** What `action.yml` says of its inputs and outputs. */
export function described({inputs, outputs}: Manifest): Described {
  const texts = (from: Record<string, {description: string}>) =>
    Object.fromEntries(Object.entries(from).map(([name, {description}]) => [name, description]))
  return {inputs: texts(inputs), outputs: texts(outputs)}
}

/** A page with its tables made anew, between the marks for them. Throws where a mark or a description is missing. */
export function withTables(page: string, manifest: Manifest, words: Words, meanings: Described): string {
  for (const kind of ['inputs', 'outputs'] as const) {
    const names = Object.keys(manifest[kind])
    const untold = names.filter(name => !meanings[kind]?.[name])
    const strangers = Object.keys(meanings[kind] ?? {}).filter(name => !names.includes(name))
    if (untold.length + strangers.length > 0)
      throw new Error(`${kind} without a description, or unknown: ${[...untold, ...strangers].join(', ')}`)
  }
  const withInputs = between(page, 'inputs', inputTables(manifest, words, meanings.inputs))
  return between(withInputs, 'outputs', outputTable(manifest, words, meanings.outputs))
}

function between(text: string, mark: string, made: string): string {
  const [start, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`]
  if (!text.includes(start) || !text.includes(end))
    throw new Error(`the page has no marks ${start} and ${end}`)
  return `${text.slice(0, text.indexOf(start) + start.length)}\n${made}\n${text.slice(text.indexOf(end))}`
}

/** Every input once: a table for each group, and a table for each platform, with headings of the third level. */
export function inputTables({inputs}: Manifest, words: Words, meanings: Described['inputs']): string {
  const shared = Object.entries(groups).flatMap(([group, names]) => {
    const rows = names
      .filter(name => Object.hasOwn(inputs, name))
      .map(name => sharedRow(name, inputs, words, meanings))
    return rows.length === 0
      ? []
      : [[`### ${words.groups[group as Group]}`, table(words.columns, rows)].join('\n\n')]
  })
  const own = platforms.map(([name, vendor]) => platformTable(name, vendor, inputs, {...words, meanings}))
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

function sharedRow(
  name: string,
  inputs: Manifest['inputs'],
  words: Words,
  meanings: Described['inputs']
): string[] {
  const {required, default: preset} = inputs[name] ?? {}
  const shown = required ? words.required : preset ? `\`${preset}\`` : ''
  return [`\`${name}\``, shown, meanings[name] ?? '']
}

function platformTable(
  platform: string,
  vendor: Vendor,
  inputs: Manifest['inputs'],
  {meanings, ...words}: Words & {meanings: Described['inputs']}
): string {
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
      all ? words.allOperations : listOf(using, words),
      meaningFor(platform, meanings[name] ?? '')
    ]
  })
  return [
    `### ${platform}: ${words.titles[platform] ?? say(vendor.title, ready => ready)}`,
    `${words.operations}${listOf(operations, words)}`,
    table(words.platformColumns, rows)
  ].join('\n\n')
}

const listOf = (names: readonly string[], {comma}: Words) => names.map(name => `\`${name}\``).join(comma)

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
  return [shared, ...own]
    .filter(part => part !== '')
    .join(' ')
    .replace(/。 /g, '。')
}

/** A text of prose with a capital; what is code stays as it is. */
const capital = (text: string) => text.replace(/^[a-z]/, letter => letter.toUpperCase())

/** The outputs, in their order, with an example of each. */
export function outputTable({outputs}: Manifest, words: Words, meanings: Described['outputs']): string {
  const rows = Object.keys(outputs).map(name => [
    `\`${name}\``,
    outputExamples[name] ? `\`${outputExamples[name]}\`` : '',
    meanings[name] ?? ''
  ])
  return table(words.outputColumns, rows)
}

/** A Markdown table. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}

const cell = (text: string) => text.replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim()
