import type {LogLine} from '../../runner/reader.js'

const colour = process.stdout.isTTY && !process.env.NO_COLOR
/** A text for a terminal, in a colour where it has them. */
export const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const shown = (text: string) => (colour ? text : text.replace(/\u001b\[[0-9;]*m/g, ''))

/** Shows lines as GitHub's log does: a fold is closed, and says here how many lines are in it. */
export function createView(): (line: LogLine) => void {
  let fold: {heading: string; lines: number} | undefined
  return line => {
    const name = line.kind === 'text' ? undefined : line.command.name
    const text = shown(line.kind === 'text' ? line.text : line.command.data)
    if (name === 'group') fold = {heading: text, lines: 0}
    else if (name === 'endgroup' && fold) {
      console.log(
        paint(36, `    ▸ ${fold.heading}`) +
          paint(2, `  (${fold.lines} ${fold.lines === 1 ? 'line' : 'lines'}, closed as on GitHub)`)
      )
      fold = undefined
    } else if (name === 'error') console.log(paint(31, `      Error: ${text}`))
    else if (name === 'warning') console.log(paint(33, `      Warning: ${text}`))
    else if (name === 'notice') console.log(paint(34, `      Notice: ${text}`))
    else if (name === undefined && fold) fold.lines++
    else if (name === undefined) console.log(`      ${text}`)
  }
}
