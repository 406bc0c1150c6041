import {afterEach, beforeEach} from '@jest/globals'

type Env = Readonly<Record<string, string>>

/** What act, and Gitea's and Forgejo's runners set, as seen there; `ACT` may be switched off on Gitea's. */
export const actRunners: Readonly<Record<string, Env>> = {
  act: {ACT: 'true'},
  'a runner of Gitea': {ACT: 'true', GITEA_ACTIONS: 'true'},
  'a runner of Gitea that does not say that it is act': {GITEA_ACTIONS: 'true'},
  'a runner of Forgejo': {ACT: 'true', GITEA_ACTIONS: 'true', FORGEJO_ACTIONS: 'true'}
}

/** What no such runner sets. */
export const noActRunners: readonly Env[] = [
  {},
  {ACT: ''},
  {ACT: '1'},
  {GITEA_ACTIONS: 'false'},
  {FORGEJO_ACTIONS: 'TRUE'}
]

const NAMES = ['ACT', 'GITEA_ACTIONS', 'FORGEJO_ACTIONS']

/** Makes each test of a block run as on no such runner, until the test says otherwise. */
export function chooseRunner(): (env: Env) => void {
  const before = {...process.env}
  const choose = (env: NodeJS.ProcessEnv) => {
    for (const name of NAMES) delete process.env[name]
    for (const name of NAMES) if (env[name] !== undefined) process.env[name] = env[name]
  }
  beforeEach(() => choose({}))
  afterEach(() => choose(before))
  return choose
}

/**
 * How these runners read a line: `::name props::data` and `##[name props]data`, at the line's very start alone; greedy
 * in the runner itself, lazy in what sends the log to Gitea or Forgejo.
 */
const GRAMMARS = [
  /^::([^ ]+)( (.+))?::([^\r\n]*)$/,
  /^##\[([^ ]+)( (.+))?\]([^\r\n]*)$/,
  /^::([^ :]+)( [^:]*)?::(.*)$/,
  /^::([^ :]+)( .*)?::(.*)$/
]

/** Names of the commands that one of these runners takes a line for. */
export function actCommands(line: string): string[] {
  return GRAMMARS.flatMap(grammar => grammar.exec(line)?.[1] ?? [])
}
