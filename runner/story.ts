import type {RunResult} from './result.js'

/** What a step told: its log with what the runner shows of commands, its outcome and its reason. */
export function storyOf({lines, outputs}: RunResult): string {
  const told = lines.flatMap(line => {
    if (line.kind === 'text') return [line.text]
    const {name, data} = line.command
    return /^(?:error|warning|notice|group)$/.test(name) ? [`[${name}] ${data}`] : []
  })
  return [...told, `outcome: ${outputs.outcome}`, `reason: ${outputs.reason}`, ''].join('\n')
}

/** A story without what is different each time that it is told: times, and the port of a server on loopback. */
export function withoutTimes(story: string): string {
  return story
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z?/g, 'TIME')
    .replace(/\[\d+(?::\d\d)+\]/g, '[TIME]')
    .replace(/(?<!\[)\b(?:\d+(?:\.\d+)?(?:ms|[smhd])(?![a-z]) ?)+/g, 'TIME')
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
}
