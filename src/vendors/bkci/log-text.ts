/** Lines of one message that get its time. */
const MOST_TIMED = 1000

/** A line of the log of a build. */
export interface LogLine {
  /** Its number. All tasks of the build share one counter, so that the numbers of one task have gaps. */
  no: number
  /** When it was printed, epoch ms UTC. */
  time: number | undefined
  message: string
}

/** A line with its time, as the logs of other platforms have it in their text, before each line break within it. */
export function textOf({message, time: at}: LogLine): string {
  const time = timeText(at)
  const text = plainMarks(withoutSubTag(message)).replace(/\r?\n$/, '')
  const end = endOfLines(text)
  const head = text
    .slice(0, end)
    .split(/\r?\n/)
    .map(line => `${time}${time === '' ? line : lastState(line)}\n`)
    .join('')
  return end < text.length ? `${head}${text.slice(end + 1)}\n` : head
}

/** Where the last line ends that gets its time: with one before each of millions of breaks a text would be many times as long. */
function endOfLines(text: string): number {
  let end = -1
  for (let n = 0; n < MOST_TIMED; n++) {
    end = text.indexOf('\n', end + 1)
    if (end < 0) return text.length
  }
  return end
}

/** `2026-11-22T08:00:00.123Z `, or `''` for a number that is no time of this century. */
function timeText(at: number | undefined): string {
  if (at === undefined || at < Date.UTC(2000, 0) || at >= Date.UTC(2100, 0)) return ''
  return `${new Date(at).toISOString()} `
}

/** What is left of a line that overwrites itself: its time must not stand before a state that is gone. */
function lastState(line: string): string {
  return line.includes('\r') ? (line.split('\r').findLast(state => state.trim() !== '') ?? '') : line
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
