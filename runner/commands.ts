/** Commands that the runner takes out of a step's output. */
export const COMMANDS: readonly string[] = [
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning'
]

export interface Command {
  name: string
  properties: Record<string, string>
  data: string
}

/** White space that .NET's TrimStart takes; JavaScript's own set lacks U+0085 and has U+FEFF. */
const NET_SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

/** What a line is to the runner: `::name props::data` after white space, else `##[name props]data` anywhere. */
export function parseCommand(
  line: string,
  known: ReadonlySet<string> = new Set(COMMANDS)
): Command | undefined {
  const trimmed = line.replace(NET_SPACE, '')
  const v2 = /^::([^\s:]+)(?: (.*?))?::(.*)$/s.exec(trimmed)
  if (v2 && known.has((v2[1] as string).toLowerCase())) {
    return command(v2[1], v2[2], ',', v2[3], unescapeV2)
  }
  const start = line.indexOf('##[')
  if (start < 0) return undefined
  const v1 = /^##\[([^\]\s]+)(?: ([^\]]*))?\](.*)$/s.exec(line.slice(start))
  if (v1 && known.has((v1[1] as string).toLowerCase())) return command(v1[1], v1[2], ';', v1[3], unescapeV1)
  return undefined
}

function command(
  name = '',
  properties = '',
  separator: string,
  data = '',
  decode: (text: string) => string
): Command {
  const pairs = properties
    .split(separator)
    .filter(pair => pair.includes('='))
    .map(pair => [pair.slice(0, pair.indexOf('=')).trim(), decode(pair.slice(pair.indexOf('=') + 1))])
  return {name: name.toLowerCase(), properties: Object.fromEntries(pairs), data: decode(data)}
}

function unescapeV2(text: string): string {
  return text
    .replace(/%0D/g, '\r')
    .replace(/%0A/g, '\n')
    .replace(/%3A/g, ':')
    .replace(/%2C/g, ',')
    .replace(/%25/g, '%')
}

function unescapeV1(text: string): string {
  return text
    .replace(/%3B/g, ';')
    .replace(/%0D/g, '\r')
    .replace(/%0A/g, '\n')
    .replace(/%5D/g, ']')
    .replace(/%25/g, '%')
}
