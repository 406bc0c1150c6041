import type {Command} from '../../../runner/commands.js'
import type {LogLine} from '../../../runner/reader.js'
import type {RecordedRequest} from '../../../simulator/server/server.js'
import type {ActionRun} from './run-action.js'

/** What a reader sees of a run, and what the platform was asked. */

export const ofKind = ({requests}: ActionRun, kind: RecordedRequest['kind']) =>
  requests.filter(request => request.kind === kind)

export const commandsNamed = ({run}: ActionRun, name: string): Command[] =>
  run.commands.filter(command => command.name === name)

/** A line of the log as a reader sees it, commands included. */
export const asText = (line: LogLine) =>
  line.kind === 'text' ? line.text : `##[${line.command.name}]${line.command.data}`

export const wholeLog = ({run}: ActionRun) => run.lines.map(asText).join('\n')

export const lastLines = ({run}: ActionRun, count = 20) => run.lines.slice(-count).map(asText).join('\n')

/** The lines as a reader sees them whose viewer closes folds, as GitHub's does: of each fold its heading. */
export function shownLines({run}: ActionRun): string[] {
  const shown: string[] = []
  let isFolded = false
  for (const line of run.lines) {
    const name = line.kind === 'command' ? line.command.name : ''
    if (!isFolded && name !== 'endgroup') shown.push(asText(line))
    isFolded = name === 'group' || (isFolded && name !== 'endgroup')
  }
  return shown
}

/** How often a text stands in the log, commands included. */
export const timesIn = ({run}: ActionRun, text: string | RegExp): number =>
  run.lines.map(asText).filter(line => (typeof text === 'string' ? line.includes(text) : text.test(line)))
    .length

/** Remote lines that stand together in the log. */
interface RemoteLines {
  /** The heading of a fold or, of lines as they came, the name before them: `''` where there is only one part. */
  heading: string
  /** Without prefix. */
  lines: string[]
  /** `end`: of a failed part, shown once more: in a fold before the end of the log, or in it. */
  kind: 'live' | 'fold' | 'end'
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the name is in a colour
const NAMED = /^ \| \u001b\[\d+m(.*?)\u001b\[0m *\| (.*)$/s
const BARE = /^ \| (.*)$/s

/** Remote lines by their part, in the order of the log. */
export function remoteLines({run}: ActionRun): RemoteLines[] {
  const blocks: RemoteLines[] = []
  let fold: string | undefined
  let isEnd = false
  let isNew = true
  const add = (heading: string, line: string) => {
    const last = blocks.at(-1)
    const isAgain = isEnd || fold?.startsWith('Failed: ')
    const kind = isAgain ? 'end' : fold === undefined ? 'live' : 'fold'
    if (last && !isNew && last.heading === heading && last.kind === kind) last.lines.push(line)
    else blocks.push({heading, lines: [line], kind})
    isNew = false
  }
  for (const line of run.lines) {
    if (line.kind === 'command') {
      const {name, data} = line.command
      if (name === 'group') fold = data
      if (name === 'endgroup') fold = undefined
      isNew ||= name === 'group'
      continue
    }
    const {text} = line
    const [, name, said] = NAMED.exec(text) ?? []
    const [, bare] = BARE.exec(text) ?? []
    if (name !== undefined) add(name, said ?? '')
    else if (bare !== undefined) add(fold ?? '', bare)
    else {
      isNew = true
      isEnd ||= /^Outcome: /.test(text)
    }
  }
  return blocks
}

/** The name of a part that is given as `step make`, or by its name alone. */
const nameOf = (part: string) => part.replace(/^(?:machine|environment|job|step|task) /, '')

/**
 * The lines of a part, in order, without those that the end shows once more. Where there is only one part its lines have no
 * name.
 */
export const streamed = (ran: ActionRun, part: string): string[] =>
  remoteLines(ran)
    .filter(({heading, kind}) => kind !== 'end' && (heading === '' || heading.includes(nameOf(part))))
    .flatMap(block => block.lines)

/** The same without the times that BlueKing CI has of each line. */
export const textsOf = (ran: ActionRun, name: string): string[] =>
  streamed(ran, name).map(line => line.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z /, ''))

/** The lines that were shown once more at the end. */
export const digested = (ran: ActionRun): string[] =>
  remoteLines(ran)
    .filter(({kind}) => kind === 'end')
    .flatMap(block => block.lines)

/** The lines of a log file that stand under the headings of a part, as `step make`: a step has its job before it there. */
export function linesInFile(text: string, part: string): string[] {
  const lines: string[] = []
  let own = false
  for (const line of text.split('\n')) {
    if (line.startsWith('== ')) own = line.startsWith(`== ${part}`) || line.includes(` › ${nameOf(part)}`)
    else if (own && line.startsWith(' | ')) lines.push(line.slice(3))
  }
  return lines
}
