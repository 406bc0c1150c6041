import {accessSync, constants, lstatSync, type Stats, statSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'
import {readCertificates} from '../http/certificates.js'
import {type Message, message} from '../messages/message.js'
import {codeOf} from '../model/errors.js'
import type {RawInputs} from '../model/identity.js'
import {oneLine} from '../output/clean-text.js'
import type {AddMistake} from '../vendors/vendor.js'

const RUNNER_FILES = [
  'GITHUB_OUTPUT',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_STATE',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_EVENT_PATH'
]

/** The certificates (PEM) in `ca-file`. */
export function readCa(raw: RawInputs, addMistake: AddMistake): readonly string[] | undefined {
  const path = raw['ca-file']
  if (path === undefined) return undefined
  const certificates = readCertificates(path)
  if (!('key' in certificates)) return certificates
  addMistake('ca-file', certificates)
  return undefined
}

/**
 * The paths of the files that this step writes. As far as can be seen without making anything, it is made sure that each
 * can be written: a log of a whole day cannot be had again.
 */
export function readWrittenFiles(
  raw: RawInputs,
  env: NodeJS.ProcessEnv,
  addMistake: AddMistake
): {logFile: string | undefined; record: string | undefined} {
  const {'log-file': logFile, record} = raw
  // Both lead to the workspace, which may be behind a link itself.
  const workspaces = [process.cwd(), env.GITHUB_WORKSPACE || process.cwd()]
  for (const [input, path] of Object.entries({'log-file': logFile, record})) {
    const wrong = path && (whyTaken(path, raw, env) ?? whyNotWritable(path, workspaces))
    if (wrong) addMistake(input, wrong)
  }
  if (logFile !== undefined && isSameFile(logFile, record))
    addMistake('record', message('wrong.same-file', {input: 'log-file'}))
  return {logFile, record}
}

/** What is read or written through them would be lost with the first line of a log. */
function whyTaken(path: string, {'ca-file': caFile}: RawInputs, env: NodeJS.ProcessEnv): Message | undefined {
  if (caFile !== undefined && isSameFile(path, caFile)) return message('wrong.same-file', {input: 'ca-file'})
  const name = RUNNER_FILES.find(name => isSameFile(path, env[name]))
  return name === undefined ? undefined : message('wrong.runner-file', {name})
}

/** By whatever path, or by a second name of the file. */
function isSameFile(path: string, other: string | undefined): boolean {
  if (!other) return false
  if (resolve(path) === resolve(other)) return true
  const [one, two] = [path, other].map(statOf)
  return one !== undefined && one.ino !== 0 && one.ino === two?.ino && one.dev === two.dev
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined // what cannot be reached is told of its own
  }
}

function whyNotWritable(path: string, workspaces: readonly string[]): Message | undefined {
  if (path.endsWith('/') || path.endsWith(sep)) return message('wrong.folder')
  try {
    const [link] = workspaces.flatMap(workspace => linkIn(resolve(path), resolve(workspace)) ?? [])
    if (link !== undefined) return message('wrong.behind-link', {link: oneLine(link, 60)})
    const stat = lstatSync(path, {throwIfNoEntry: false})
    if (stat === undefined) return whyNoFolder(dirname(resolve(path)))
    if (stat.isSymbolicLink()) return message('wrong.link')
    if (stat.isDirectory()) return message('wrong.folder')
    // Opening a pipe would wait for its reader, and a device keeps nothing.
    if (!stat.isFile()) return message('wrong.not-regular')
    accessSync(path, constants.W_OK)
    return undefined
  } catch (error) {
    return message('wrong.unwritable', {code: codeOf(error)})
  }
}

/**
 * The first folder on the way from the workspace to a path in it that is a symbolic link: a checkout may bring one that
 * leads out of the workspace. How the workspace itself is reached is the runner's affair.
 */
function linkIn(path: string, workspace: string): string | undefined {
  const below = relative(workspace, dirname(path)).split(sep)
  if (below[0] === '..' || below[0] === '') return undefined
  const folders = below.map((_, i) => below.slice(0, i + 1).join(sep))
  return folders.find(folder => lstatSync(join(workspace, folder), {throwIfNoEntry: false})?.isSymbolicLink())
}

/** The folder is made later: what is there of its path has to be a folder in which something can be made. */
function whyNoFolder(folder: string): Message | undefined {
  const stat = statSync(folder, {throwIfNoEntry: false})
  const parent = dirname(folder)
  if (stat === undefined && parent !== folder) return whyNoFolder(parent)
  if (!stat?.isDirectory()) return message('wrong.unwritable', {code: 'ENOTDIR'})
  accessSync(folder, constants.W_OK | constants.X_OK)
  return undefined
}
