// Plays a recording back through the built action, or checks one for secrets: npm run replay, npm run record:check.
import {existsSync, readFileSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {readCommandLine, runCommand, UsageError} from '../command/command-line.js'
import {createView} from '../command/log-view.js'
import {checkRecording} from './check.js'
import {playRecording, type Replay} from './play.js'

const action = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')

const USAGE = `What a step recorded with the input "record".

  npm run replay -- FILE          runs the built action against the recording, and ends with its exit code
  npm run record:check -- FILE    says whether the recording holds a secret; the exit code is 1 if it does

A replay takes no longer than its requests: time leaps where nothing but time would pass.`

const commands: Readonly<Record<string, (text: string) => Promise<void> | void>> = {
  async replay(text) {
    if (!existsSync(join(action, 'dist', 'index.js')))
      throw new UsageError('There is no built action in dist: run npm run bundle first.')
    const show = createView()
    const played = await readable(() => playRecording(text, {action, onLine: line => void show(line)}))
    for (const line of told(played)) console.log(line)
    process.exitCode = played.run.code ?? 1
  },
  async check(text) {
    const {secrets, notes} = await readable(() => checkRecording(text))
    for (const secret of secrets) console.log(secret)
    for (const note of notes) console.log(`not a secret, but look at it: ${note}`)
    console.log(
      secrets.length > 0
        ? `${secrets.length} ${secrets.length === 1 ? 'place holds' : 'places hold'} what looks like a secret. Blank it before you share the file.`
        : 'Nothing looks like a secret. Names and log text are in it: read it before you share it.'
    )
    if (secrets.length > 0) process.exitCode = 1
  }
}

function told({run, differences}: Replay): string[] {
  const {unexpected, repeated, unasked} = differences
  return [
    '',
    ...unexpected.map(request => `not in the recording: ${request}`),
    ...(repeated > 0 ? [`${repeated} answers were given once more, since the recording has no other`] : []),
    ...(unasked > 0 ? [`${unasked} recorded exchanges were not asked for`] : []),
    `reason: ${run.outputs.reason}`,
    `outcome: ${run.outputs.outcome}`
  ]
}

/** A recording that cannot be read is the caller's mistake. */
async function readable<T>(read: () => Promise<T> | T): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Error && /^line \d+ is not /.test(error.message)) throw new UsageError(error.message)
    throw error
  }
}

await runCommand('npm run replay --', async () => {
  const {values, positionals} = readCommandLine(
    {help: {type: 'boolean', default: false}},
    {allowPositionals: true}
  )
  const [command = '', file] = positionals
  if (values.help) return console.log(USAGE)
  if (file === undefined || positionals.length > 2) throw new UsageError('Give the path of one recording.')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`)
  }
  await commands[command]?.(text)
})
