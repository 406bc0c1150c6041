import {COMMANDS, type Command, parseCommand} from './commands.js'

/** One line of the step's log as a viewer gets it: text, or a command that the runner took. */
export type LogLine = {kind: 'text'; text: string} | {kind: 'command'; command: Command}

/** What the runner has read of a step's output so far. */
export interface Reader {
  lines: readonly LogLine[]
  masks: readonly string[]
  /** What the old commands set. */
  outputs: Readonly<Record<string, string>>
  state: Readonly<Record<string, string>>
  /** A text with every mask in it replaced by stars. */
  mask(text: string): string
  /** Whether a command was used that ends a step as failed. */
  broken(): boolean
  /** Whether commands are stopped. */
  stopped(): boolean
  read(line: string): LogLine
}

/** Reads lines with the state that the runner keeps: masks, the fence, and what commands set. */
export function createReader(maskedBefore: readonly string[] = []): Reader {
  const known = new Set(COMMANDS)
  const lines: LogLine[] = []
  const outputs: Record<string, string> = {}
  const state: Record<string, string> = {}
  const masks = createMasks(maskedBefore)
  let stopped: string | undefined
  let broken = false

  const text = (line: string): LogLine => ({kind: 'text', text: masks.apply(line)})
  const stop = (token: string) => {
    if (token === '' || COMMANDS.includes(token.toLowerCase()) || token === 'pause-logging')
      throw new Error(`stop-commands with the token "${token}"`)
    stopped = token.toLowerCase()
    known.add(stopped)
    if (token.length > 6) masks.add(token)
  }
  const whileStopped = (line: string, found: Command | undefined): LogLine => {
    if (found?.name !== stopped) return text(line)
    known.delete(found?.name ?? '')
    stopped = undefined
    return {kind: 'command', command: {name: 'resume', properties: {}, data: ''}}
  }
  const take = (line: string): LogLine => {
    const found = parseCommand(line, known)
    if (stopped !== undefined) return whileStopped(line, found)
    if (!found) return text(line)
    const {name, data, properties} = found
    const isSecret = name === 'stop-commands' || name === 'add-mask'
    if (name === 'stop-commands') stop(data)
    if (name === 'add-mask') masks.add(data)
    if (name === 'set-output') outputs[properties.name ?? ''] = data
    if (name === 'save-state') state[properties.name ?? ''] = data
    if (name === 'set-env' || name === 'add-path') broken = true
    return {kind: 'command', command: {...found, data: isSecret ? '***' : masks.apply(data)}}
  }
  return {
    lines,
    masks: masks.all,
    outputs,
    state,
    mask: masks.apply,
    broken: () => broken,
    stopped: () => stopped !== undefined,
    read(line) {
      const taken = take(line)
      lines.push(taken)
      return taken
    }
  }
}

/** The longest masks first, each in plain and in base64. */
function createMasks(before: readonly string[]) {
  const all = [...before]
  return {
    all,
    apply: (text: string) => all.reduce((masked, mask) => masked.split(mask).join('***'), text),
    add(value: string) {
      for (const form of [value, ...value.split(/\r|\n/).map(line => line.trim())]) {
        if (form !== '') all.push(form, Buffer.from(form).toString('base64'))
      }
      all.sort((a, b) => b.length - a.length)
    }
  }
}
