import {accessSync, constants, statSync} from 'node:fs'
import {dirname, resolve, sep} from 'node:path'
import {readCertificates} from '../http/certificates.js'
import {codeOf} from '../model/errors.js'
import type {RawInputs} from '../model/target.js'
import type {AddMistake} from '../vendors/vendor.js'

const IS_FOLDER = 'is a folder; give the path of a file'

/** The certificates (PEM) in `ca-file`. */
export function readCa(raw: RawInputs, addMistake: AddMistake): readonly string[] | undefined {
  const path = raw['ca-file']
  if (path === undefined) return undefined
  const certificates = readCertificates(path)
  if (typeof certificates !== 'string') return certificates
  addMistake('ca-file', certificates)
  return undefined
}

/**
 * The path in `log-file`. As far as can be seen without making anything, it is made sure that the file can be written:
 * a log of a whole day cannot be had again.
 */
export function readLogFile(raw: RawInputs, addMistake: AddMistake): string | undefined {
  const path = raw['log-file']
  if (path === undefined) return undefined
  const wrong = whyNotWritable(path)
  if (wrong !== undefined) addMistake('log-file', wrong)
  return path
}

function whyNotWritable(path: string): string | undefined {
  if (path.endsWith('/') || path.endsWith(sep)) return IS_FOLDER
  try {
    const stat = statSync(path, {throwIfNoEntry: false})
    if (stat === undefined) return whyNoFolder(dirname(resolve(path)))
    if (stat.isDirectory()) return IS_FOLDER
    // Opening a pipe would wait for its reader.
    if (!stat.isFile() && !stat.isCharacterDevice()) return 'is not a regular file'
    accessSync(path, constants.W_OK)
    return undefined
  } catch (error) {
    return `cannot be written (${codeOf(error) ?? 'unknown error'})`
  }
}

/** The folder is made later: what is there of its path has to be a folder in which something can be made. */
function whyNoFolder(folder: string): string | undefined {
  const stat = statSync(folder, {throwIfNoEntry: false})
  const parent = dirname(folder)
  if (stat === undefined && parent !== folder) return whyNoFolder(parent)
  if (!stat?.isDirectory()) return 'cannot be written (ENOTDIR)'
  accessSync(folder, constants.W_OK | constants.X_OK)
  return undefined
}
