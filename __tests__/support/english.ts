import {expect} from '@jest/globals'
import {inEnglish, type Message, type Text} from '../../src/messages/message.js'

/** A value in which each message of ours is its sentence in English. */
export type English<T> = T extends Message
  ? string
  : T extends (...args: never[]) => unknown
    ? T
    : T extends object
      ? {[Name in keyof T]: English<T[Name]>}
      : T

/** The same value with each message as its sentence in English: for tests that quote sentences. */
export function english<T>(value: T): English<T> {
  return said(value) as English<T>
}

function said(value: unknown): unknown {
  if (isMessage(value)) return inEnglish(value)
  if (Array.isArray(value)) return value.map(said)
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, said(inner)]))
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function isMessage(value: unknown): value is Message {
  return isPlain(value) && 'key' in value && 'facts' in value
}

/** To `expect`, a message is the sentence that it is in English, so that tests quote sentences. */
export function expectEnglish(): void {
  expect.addEqualityTesters([
    (a, b) => {
      if (isMessage(a) === isMessage(b)) return undefined
      if (typeof a !== 'string' && typeof b !== 'string') return undefined
      return inEnglish(a as Text) === inEnglish(b as Text)
    }
  ])
  const verdict = (pass: boolean, received: unknown, expected: unknown) => ({
    pass,
    message: () => `expected ${JSON.stringify(received)} ${pass ? 'not ' : ''}to have ${String(expected)}`
  })
  const toMatch = (received: unknown, expected: RegExp | string) => {
    const text = sentence(received)
    const fits = (whole: string) =>
      typeof expected === 'string' ? whole.includes(expected) : new RegExp(expected).test(whole)
    return verdict(typeof text === 'string' && fits(text), text, expected)
  }
  expect.extend({
    toMatch,
    stringMatching: toMatch,
    stringContaining: toMatch,
    toContain(received: unknown, expected: unknown) {
      const whole = Array.isArray(received) ? received.map(sentence) : sentence(received)
      const has =
        typeof whole === 'string'
          ? whole.includes(String(expected))
          : [...(whole as Iterable<unknown>)].includes(expected)
      return verdict(has, whole, expected)
    }
  })
}

function sentence(value: unknown): unknown {
  return isMessage(value) ? inEnglish(value) : value
}
