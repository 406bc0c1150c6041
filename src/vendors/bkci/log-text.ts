/** Lines, and states of lines, of one message that get its time. */
const MOST_TIMED = 1000

/** A line of the log of a build. */
export interface LogLine {
  /** Its number. All tasks of the build share one counter, so that the numbers of one task have gaps. */
  no: number
  /** When it was printed, epoch ms UTC. */
  time: number | undefined
  message: string
}

/**
 * A line with its time, as the logs of other platforms have it in their text: before each line break within it, and before each
 * state of a line that overwrites itself, since whoever prints it decides which of them are shown.
 */
export function textOf({message, time: at}: LogLine): string {
  const time = timeText(at)
  const text = plainMarks(withoutSubTag(message)).replace(/\r?\n$/, '')
  if (time === '') return `${text}\n`
  const end = endOfTimed(text)
  const head = text
    .slice(0, end)
    .split(/\r?\n/)
    .map(line => withTime(line, time))
    .join('\n')
  return `${head}${text.slice(end)}\n`
}

/** Before which break the time is written last: with one before each of millions of breaks a text would be many times as long. */
function endOfTimed(text: string): number {
  const breaks = /\r?\n|\r/g
  for (let n = 0; n < MOST_TIMED; n++) if (!breaks.test(text)) return text.length
  return breaks.lastIndex - 1
}

/** A state in which nothing is visible shows nothing of the line, and gets no time that would. */
function withTime(line: string, time: string): string {
  const states = line.split('\r')
  if (states.length === 1) return time + line
  if (line.trim() === '') return time
  return states.map(state => (state.trim() === '' ? state : time + state)).join('\r')
}

/** `2026-11-22T08:00:00.123Z `, or `''` for a number that is no time of this century. */
function timeText(at: number | undefined): string {
  if (at === undefined || at < Date.UTC(2000, 0) || at >= Date.UTC(2100, 0)) return ''
  return `${new Date(at).toISOString()} `
}

/** Old agents leave the mark of a sub tag in the line. */
function withoutSubTag(message: string): string {
  return message.replace(/^##subTag(?:Finish)?##(?:.*?##subTag(?:Finish)?##)?/, '')
}

/** What the platform's own marks at the start of a line become; the runner would take some of them for commands. */
const marks: Readonly<Record<string, string>> = {
  group: '▼ ',
  endgroup: '▲ ',
  section: '▼ ',
  endsection: '▲ ',
  command: '$ ',
  error: '[error] ',
  warning: '[warning] ',
  info: '[info] ',
  debug: '[debug] ',
  ai: '[ai] '
}

/**
 * A message with the platform's marks as plain ones, on each of its lines. Colour codes may stand before a mark.
 * See "log-colors" in https://github.com/ci-plugins/document.
 */
export function plainMarks(message: string): string {
  if (!message.includes('##[')) return message
  return message.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with one
    /^((?:\x1b\[[0-9;]{0,20}m){0,8})##\[([a-z]{2,10})\]/gim,
    (mark, colour: string, word: string) =>
      Object.hasOwn(marks, word.toLowerCase()) ? colour + marks[word.toLowerCase()] : mark
  )
}
