/** Lines as the runner's StreamReader makes them: `\n`, `\r\n` and a lone `\r` end one. */
export function splitLines(take: (line: string) => void) {
  const decoder = new TextDecoder()
  let rest = ''
  const run = (text: string, final: boolean) => {
    rest += text
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
    if (final && rest !== '') take(rest.replace(/\r$/, ''))
  }
  return {
    push: (chunk: Buffer) => run(decoder.decode(chunk, {stream: true}), false),
    end: () => run('', true)
  }
}
