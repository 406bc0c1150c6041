import {describe, expect, test} from '@jest/globals'
import type {HttpRequest} from '../../../src/http/exchange.js'
import type {Part} from '../../../src/model/part.js'
import {ENDED} from '../../../src/model/phase.js'
import {type Platform, reply} from './platform.js'
import {type PartWords, UNKNOWN} from './thing.js'

/** What no platform means by a status, and none may be taken for. */
const ODD: readonly (readonly [string, unknown])[] = [
  ['an unknown status', UNKNOWN],
  ['a look-alike of success', 'Succe\u0455s'],
  ['white space around one', ' RUNNING '],
  ['an empty text', ''],
  ['null', null],
  ['a number', 0],
  ['true', true],
  ['a list', ['SUCCESS']],
  ['an object', {status: 'SUCCESS'}],
  ['a name that every object has', 'constructor']
]

/** Statuses with what each means, as they were written by hand. */
function meaningsOf(words: PartWords): [word: string, phase: string][] {
  return Object.entries(words).flatMap(([phase, list]) =>
    list.map((word: string): [string, string] => [word, phase])
  )
}

/** Success compares byte for byte, so a word with something added to it is another word. */
const addedTo = (word: string) => [`${word} `, `${word}\n`, `\ufeff${word}`, `${word}\0`, `${word}ful`]
const otherCase = (word: string) => (word === word.toLowerCase() ? word.toUpperCase() : word.toLowerCase())

/** An answer with these fields in each object of it. */
function withFields(answer: unknown, fields: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(answer)) return answer.map(item => withFields(item, fields))
  if (typeof answer !== 'object' || answer === null) return answer
  const inner = Object.entries(answer).map(([key, value]) => [key, withFields(value, fields)])
  return {...Object.fromEntries(inner), ...fields}
}

export function askStatuses({thing, readStatus, read, statusFor}: Platform): void {
  const timed = (answer: unknown) => withFields(answer, thing.times)
  const {statuses, besides, shown = (word: string) => word} = thing
  const meanings = meaningsOf(thing.words)
  const words = meanings.filter(([word]) => !besides?.includes(word))

  test('has a table of statuses that says what was written by hand from the page', () => {
    expect(statuses).toEqual(Object.fromEntries(meanings))
    expect(new Set(meanings.map(([word]) => word)).size).toBe(meanings.length)
  })

  test('has a status for what runs, what succeeded and what failed', () => {
    for (const phase of ['running', 'success', 'failure'] as const) expect(statusFor(phase)).not.toBe('')
  })

  test('is in the phase that was written beside its status', async () => {
    for (const [word, phase] of words) {
      const snapshot = await readStatus(word)
      expect([word, snapshot.phase, snapshot.status]).toEqual([word, phase, shown(word)])
    }
  })

  test('tells when it ended of what has ended, and of nothing else', async () => {
    for (const [word] of words) {
      const {phase, finishedAt} = await read(async request => reply(200, timed(thing.answer(request, word))))
      expect([word, finishedAt !== undefined]).toEqual([word, ENDED.has(phase)])
    }
  })

  test('has statuses that compare by ASCII case folding, but for success', async () => {
    for (const [word, phase] of words) {
      const other = otherCase(word)
      const snapshot = await readStatus(other)
      expect([other, snapshot.phase]).toEqual([other, phase === 'success' ? 'unknown' : phase])
    }
  })

  test.each(ODD)('has not ended by %s as its status', async (_what, status) => {
    expect((await readStatus(status)).phase).toBe('unknown')
  })

  test('has not succeeded by success with something added', async () => {
    for (const odd of addedTo(statusFor('success'))) expect((await readStatus(odd)).phase).toBe('unknown')
  })

  test('has not ended without a status', async () => {
    expect((await readStatus()).phase).toBe('unknown')
  })

  test('is read though every field but the status is null', async () => {
    const success = statusFor('success')
    const kept = new Set([success, ...success.split('/')])
    const nulled = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, inner]) => [
              key,
              keeps(key, inner) ? inner : key === 'data' ? nulled(inner) : null
            ])
          )
        : value
    const keeps = (key: string, inner: unknown) =>
      kept.has(String(inner)) || (key === 'status' && inner === 0)
    const snapshot = await read(async request => reply(200, nulled(thing.answer(request, success))))
    expect(['success', 'unknown', 'failure']).toContain(snapshot.phase)
  })

  describe('with parts', () => askParts({thing, read, statusFor}))
}

function askParts({thing, read, statusFor}: Pick<Platform, 'thing' | 'read' | 'statusFor'>): void {
  const {parts} = thing
  const {besides, shown = (word: string) => word} = parts
  const meanings = meaningsOf(parts.words)
  const words = meanings.filter(([word]) => !besides?.includes(word))
  const readPart = async (status: unknown): Promise<Part> => {
    const snapshot = await read(async request =>
      reply(200, parts.answer(request, statusFor('running'), status))
    )
    const part = parts.part(snapshot.parts)
    if (part === undefined) throw new Error('the answer has no such part')
    return part
  }

  test('has a table of their statuses that says what was written by hand from the page', () => {
    expect(parts.statuses).toEqual(Object.fromEntries(meanings))
    expect(new Set(meanings.map(([word]) => word)).size).toBe(meanings.length)
  })

  test('has each part in the phase that was written beside its status', async () => {
    for (const [word, phase] of words) {
      const part = await readPart(word)
      expect([word, part.phase, part.status]).toEqual([word, phase, shown(word)])
    }
  })

  test.each(ODD)('has no part that has ended by %s as its status', async (_what, status) => {
    const {phase} = await readPart(status)
    expect([phase, ENDED.has(phase)]).toEqual([phase, false])
    if (typeof status === 'string' && status !== '') expect(phase).toBe('unknown')
  })

  test('tells when a part ended of those that have ended alone', async () => {
    for (const [word] of words) {
      const answer = (request: HttpRequest) => parts.answer(request, statusFor('running'), word)
      const snapshot = await read(async request => reply(200, withFields(answer(request), thing.times)))
      const open = snapshot.parts.filter(({phase}) => !ENDED.has(phase))
      expect([word, open.filter(({finishedAt}) => finishedAt !== undefined)]).toEqual([word, []])
    }
  })

  test('has no part that has succeeded by success with something added', async () => {
    for (const word of parts.words.success) {
      for (const odd of addedTo(word)) expect((await readPart(odd)).phase).toBe('unknown')
    }
  })

  const skipped = parts.words.skipped.filter(word => !besides?.includes(word))
  if (skipped.length === 0) return
  test('is skipped where it says success and every part of it was skipped', async () => {
    for (const word of skipped) {
      const snapshot = await read(async request =>
        reply(200, parts.answer(request, statusFor('success'), word))
      )
      expect([word, snapshot.phase]).toEqual([word, 'skipped'])
    }
  })
}
