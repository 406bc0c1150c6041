import {message, type Text} from '../../messages/message.js'
import {hasRoomFor} from '../shared/json-text.js'
import {explainCode, readError} from './errors.js'

/**
 * A remote name, or `otherwise` where there is no name. The report cleans and cuts names, once credentials are out of
 * them; nothing here does.
 */
export function nameOf(text: string | null | undefined, otherwise: string): string {
  return text?.trim() || otherwise
}

/** A `message` of the platform: plain text, or an error as JSON inside the text; absent where it says nothing. */
export function readMessage(value: unknown): Text | undefined {
  if (typeof value === 'string') {
    const text = value.trim()
    if (text === '') return undefined
    const inner = /^[{[]/.test(text) ? parseQuietly(text) : undefined
    return describeError(inner) ?? withExplanation(text)
  }
  return describeError(value)
}

function describeError(value: unknown): Text | undefined {
  const error = readError(Array.isArray(value) ? value[0] : value)
  const text = error && [error.code, error.message].filter(Boolean).join(': ')
  return text ? withExplanation(text) : undefined
}

function withExplanation(text: string): Text {
  const limit = explainCode(text)
  return limit === undefined ? text : message('codearts.parallel-limit', {text, limit})
}

/** A value that is JSON inside a text, where there is room for it, or the text itself. */
export function parseQuietly(text: string): unknown {
  if (!hasRoomFor(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
