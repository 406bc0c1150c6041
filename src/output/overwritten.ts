/** What is left of lines, joined by line breaks, that a lone carriage return overwrites: of each the last state. */
export function lastStates(lines: string): string {
  let kept = ''
  let from = 0
  for (let at = lines.indexOf('\r'); at >= 0; at = lines.indexOf('\r', from)) {
    const next = lines.indexOf('\n', at)
    const end = next < 0 ? lines.length : next
    // Most are only the line end of another system.
    if (end === at + 1) kept += lines.slice(from, at)
    else {
      const begin = lines.lastIndexOf('\n', at) + 1
      kept += lines.slice(from, begin) + lastState(lines.slice(begin, end))
    }
    from = end
  }
  return kept + lines.slice(from)
}

/** Each state of lines that overwrite themselves on a line of its own, but those in which nothing is visible. */
export function allStates(lines: string): string {
  const states = (line: string) => {
    const visible = line.split('\r').filter(isVisible)
    return visible.length > 0 ? visible : [lastState(line)]
  }
  return lines.split('\n').flatMap(states).join('\n')
}

/** Whether anything of a text is seen. */
export function isVisible(text: string): boolean {
  return /\S/.test(text)
}

/** What a terminal would show of a line with lone carriage returns: the last part in which anything is visible. */
export function lastState(line: string): string {
  const first = line.indexOf('\r')
  if (first < 0) return line
  if (first === line.length - 1) return line.slice(0, first)
  for (let end = line.length; end > 0; ) {
    const begin = line.lastIndexOf('\r', end - 1) + 1
    const state = line.slice(begin, end)
    if (isVisible(state)) return state
    end = begin - 1
  }
  return ''
}
