// Stands in for `@actions/core` in the bundle: the commands that this action gives, by the file of the package that writes
// them. Its main file would load `node:crypto`, `node:fs/promises` and the HTTP client for what is never called here.
import {EOL} from 'node:os'
import {issueCommand} from '../../node_modules/@actions/core/lib/command.js'
import {toCommandProperties} from '../../node_modules/@actions/core/lib/utils.js'

const annotate =
  level =>
  (message, properties = {}) =>
    issueCommand(level, toCommandProperties(properties), String(message))

export const error = annotate('error')
export const warning = annotate('warning')
export const notice = annotate('notice')

export function info(message) {
  process.stdout.write(message + EOL)
}

export function isDebug() {
  return process.env.RUNNER_DEBUG === '1'
}

export function debug(message) {
  issueCommand('debug', {}, message)
}

export function setSecret(secret) {
  issueCommand('add-mask', {}, secret)
}

export function getInput(name) {
  return (process.env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '').trim()
}
