import {expect} from '@jest/globals'
import type {DrainMode} from '../../../src/logs/patience.js'
import {createTail} from '../../../src/logs/tail.js'
import {RequestError} from '../../../src/model/errors.js'
import type {Part} from '../../../src/model/part.js'
import type {PartLog} from '../../../src/model/part-log.js'
import type {Phase} from '../../../src/model/phase.js'
import {english} from '../../support/english.js'
import {fc} from '../../support/properties.js'
import {failure, part, SECOND} from './build.js'
import {virtualClock} from './virtual-clock.js'

export const MIB = 1024 * 1024
export const settle = () => new Promise(resolve => setImmediate(resolve))
export const broken = (...[kind, over]: Parameters<typeof failure>) =>
  new RequestError('broken', failure(kind, over))

export type Serve = (atMs: number, cursor: unknown, signal: AbortSignal) => PartLog | Promise<PartLog>

/** Follows the log of one machine, which `serve` plays. Times are ms since the start, on a virtual clock. */
export function followLog(serve: Serve, giveUpMs = 10 * SECOND) {
  const clock = virtualClock(0)
  const stop = new AbortController()
  const reads: number[] = []
  const cursors: unknown[] = []
  const signals: AbortSignal[] = []
  const news: {text: string; again: boolean}[] = []
  const troubles: string[] = []
  const lost: string[] = []
  const gapsAfter: number[] = []
  let ends = 0
  let open = 0
  const tail = createTail({
    clock,
    signal: stop.signal,
    async readLog(_part, {signal}, cursor) {
      expect(++open).toBe(1)
      reads.push(clock.now())
      cursors.push(cursor)
      signals.push(signal)
      try {
        await settle()
        return await serve(clock.now(), cursor, signal)
      } finally {
        open--
      }
    },
    onText: (_part, text, again) => void news.push({text, again}),
    onGap: () => void gapsAfter.push(news.length),
    onEnd: () => void ends++,
    onTrouble: (_part, message) => void troubles.push(english(message)),
    onLost: (_part, message) => void lost.push(english(message)),
    ready: async () => {},
    giveUpMs
  })
  const machine = (phase: Phase): Part => part(phase, {id: 'm1'})
  const pass = async (ms: number) => {
    clock.pass(ms)
    await settle()
  }
  /** Resolves when every request was answered. */
  const answered = async () => {
    let seen = -1
    while (seen !== reads.length) {
      seen = reads.length
      for (let turn = 0; turn < 8; turn++) await settle()
    }
  }
  /** Polls that show these parts, every 2 s until then. */
  const pollPartsUntil = async (untilMs: number, parts: readonly Part[], everyMs = 2 * SECOND) => {
    while (clock.now() < untilMs) {
      tail.follow(parts)
      await answered()
      await pass(Math.min(everyMs, untilMs - clock.now()))
    }
  }
  return {
    /** How much news there was before each gap. */
    gapsAfter,
    tail,
    clock,
    stop,
    reads,
    cursors,
    signals,
    answered,
    pollPartsUntil,
    machine,
    news,
    troubles,
    lost,
    ends: () => ends,
    /** All text that was handed on. */
    text: () => news.map(t => t.text).join(''),
    pass,
    /** Polls that show the machine in this phase, every 2 s until then. */
    pollUntil: (untilMs: number, phase: Phase, everyMs?: number) =>
      pollPartsUntil(untilMs, [machine(phase)], everyMs),
    /** The wait is over: reads what is still to come. */
    async drain(phase: Phase = 'success', mode: DrainMode = 'green', forMs = 40 * SECOND) {
      const budget = new AbortController()
      clock.at(clock.now() + forMs, () => budget.abort(new Error('no time is left')))
      await tail.drain([machine(phase)], budget.signal, mode)
    }
  }
}

export type FollowedLog = ReturnType<typeof followLog>

/** Serves a log from a cursor on, so many characters at a time. */
export const paged =
  (page: number, whole: (atMs: number) => string, rest: Partial<PartLog> = {}) =>
  (atMs: number, cursor: unknown): PartLog => {
    const text = whole(atMs)
    const from = (cursor as number | undefined) ?? 0
    const to = Math.max(from, Math.min(text.length, from + page))
    return {text: text.slice(from, to), cursor: to, more: to < text.length, ...rest}
  }

/** So many characters, in which no two stretches are alike. */
export const distinct = (length: number, from = 1) =>
  Array.from({length}, (_, i) => `${from + i} `)
    .join('')
    .slice(0, length)

/** Serves a log whole, as far as it has grown. */
export const growing =
  (pieces: readonly {at: number; text: string}[]) =>
  (atMs: number): PartLog => ({
    text: pieces
      .filter(p => p.at <= atMs)
      .map(p => p.text)
      .join('')
  })

export const pieces = (latest: number) =>
  fc
    .array(fc.tuple(fc.integer({min: 0, max: latest}), fc.string({minLength: 1, maxLength: 20})), {
      maxLength: 15
    })
    .map(list => list.map(([at, text]) => ({at, text})).sort((a, b) => a.at - b.at))
export const wholeOf = (list: readonly {text: string}[]) => list.map(p => p.text).join('')
