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
  const lines: LogLine[] = []
  const outputs: Record<string, string> = {}
  const state: Record<string, string> = {}
  const masks = createMasks(maskedBefore)
  const fence = createFence()
  let broken = false

  const obey = ({name, data, properties}: Command) => {
    if (name === 'stop-commands') fence.close(data)
    if (name === 'add-mask' || (name === 'stop-commands' && data.length > 6)) masks.add(data)
    if (name === 'set-output') outputs[properties.name ?? ''] = data
    if (name === 'save-state') state[properties.name ?? ''] = data
    if (name === 'set-env' || name === 'add-path') broken = true
  }
  const take = (line: string): LogLine => {
    const command = fence.find(line)
    if (!command) return {kind: 'text', text: masks.apply(line)}
    obey(command)
    const isSecret = command.name === 'stop-commands' || command.name === 'add-mask'
    return {kind: 'command', command: {...command, data: isSecret ? '***' : masks.apply(command.data)}}
  }
  return {
    lines,
    masks: masks.all,
    outputs,
    state,
    mask: masks.apply,
    broken: () => broken,
    stopped: fence.isClosed,
    read(line) {
      const taken = take(line)
      lines.push(taken)
      return taken
    }
  }
}

/** Finds commands in lines. A closed fence lets none through but the one that opens it again. */
function createFence() {
  const known = new Set(COMMANDS)
  let closedBy: string | undefined
  return {
    isClosed: () => closedBy !== undefined,
    close(token: string) {
      if (token === '' || COMMANDS.includes(token.toLowerCase()) || token === 'pause-logging')
        throw new Error(`stop-commands with the token "${token}"`)
      closedBy = token.toLowerCase()
      known.add(closedBy)
    },
    find(line: string): Command | undefined {
      const found = parseCommand(line, known)
      if (closedBy === undefined || found === undefined) return found
      if (found.name !== closedBy) return undefined
      known.delete(closedBy)
      closedBy = undefined
      return {name: 'resume', properties: {}, data: ''}
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
