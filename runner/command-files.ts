import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** The suffixes of the variables, `GITHUB_` before them, that name a step's command files. */
const COMMAND_FILES = ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'] as const

/** The folders and files that a runner makes for one step. */
export interface StepFolder {
  temp: string
  workspace: string
  event: string
  /** Paths of the command files by their suffix. */
  files: Readonly<Record<string, string>>
  /** The command files as they are now, by their suffix. */
  read(): Promise<Record<string, string>>
  remove(): Promise<void>
}

export async function createStepFolder(event: unknown): Promise<StepFolder> {
  const temp = await mkdtemp(join(tmpdir(), 'runner-'))
  const workspace = join(temp, 'work')
  await mkdir(workspace)
  const files = Object.fromEntries(COMMAND_FILES.map(name => [name, join(temp, `set_${name.toLowerCase()}`)]))
  for (const path of Object.values(files)) await writeFile(path, '')
  const eventFile = join(temp, 'event.json')
  await writeFile(eventFile, JSON.stringify(event))
  return {
    temp,
    workspace,
    event: eventFile,
    files,
    async read() {
      const texts = Object.entries(files).map(async ([name, path]) => [name, await readFile(path, 'utf8')])
      return Object.fromEntries(await Promise.all(texts))
    },
    remove: () => rm(temp, {recursive: true, force: true})
  }
}

/** A file of `k=v` and `k<<DELIMITER` entries, as strictly as the runner reads it: throws on a broken one. */
export function parseKeyValues(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      values[line.slice(0, equals)] = line.slice(equals + 1)
      continue
    }
    if (heredoc < 0) throw new Error(`Invalid format '${line}'`)
    const end = lines.indexOf(line.slice(heredoc + 2), i + 1)
    // The last line has no newline after it only when it was cut.
    if (end < 0 || end >= lines.length - 1)
      throw new Error(`Matching delimiter not found '${line.slice(heredoc + 2)}'`)
    values[line.slice(0, heredoc)] = lines.slice(i + 1, end).join('\n')
    i = end
  }
  return values
}
