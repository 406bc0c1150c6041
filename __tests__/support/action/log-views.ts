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

/** How often a text stands in the log, commands included. */
export const timesIn = ({run}: ActionRun, text: string | RegExp): number =>
  run.lines.map(asText).filter(line => (typeof text === 'string' ? line.includes(text) : text.test(line)))
    .length

/** Remote lines by the heading that they stand under, without prefix; those of the digest stand under ''. */
export function remoteLines({run}: ActionRun): {heading: string; lines: string[]}[] {
  const blocks: {heading: string; lines: string[]}[] = []
  let heading = ''
  let fenced: string[] | undefined
  for (const line of run.lines) {
    if (line.kind === 'text') {
      if (fenced) fenced.push(line.text.replace(/^\| /, ''))
      continue
    }
    const {name, data} = line.command
    if (name === 'group') heading = data
    if (name === 'endgroup') heading = ''
    if (name === 'stop-commands') fenced = []
    if (name === 'resume' && fenced) {
      blocks.push({heading, lines: fenced})
      fenced = undefined
    }
  }
  return blocks
}

/** The streamed lines of the part whose heading contains `name`, in order, without those of the digest. */
export const streamed = (ran: ActionRun, name: string): string[] =>
  remoteLines(ran)
    .filter(block => block.heading.includes(name))
    .flatMap(block => block.lines)

/** The same without the times that BlueKing CI has of each line. */
export const textsOf = (ran: ActionRun, name: string): string[] =>
  streamed(ran, name).map(line => line.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z /, ''))

/** The lines that were shown once more at the end. */
export const digested = (ran: ActionRun): string[] =>
  remoteLines(ran)
    .filter(block => block.heading === '')
    .flatMap(block => block.lines)

/** The lines of a log file that stand under headings which begin so. */
export function linesInFile(text: string, heading: string): string[] {
  const lines: string[] = []
  let own = false
  for (const line of text.split('\n')) {
    if (line.startsWith('== ')) own = line.startsWith(`== ${heading}`)
    else if (own && line.startsWith('| ')) lines.push(line.slice(2))
  }
  return lines
}
