import {type History, historyOf} from '../src/wait/history.js'
import {pollGap} from '../src/wait/pace.js'

const SECOND = 1000
const MINUTE = 60 * SECOND
const PACE = {minMs: 2 * SECOND, maxMs: 15 * SECOND}
const REQUEST_MS = 150
const WAITS = 2000
/** Runs that a history is made of. */
const RUNS = 10

/** How runs and their histories differ from each other. */
interface Case {
  name: string
  /** The share that fails before its time, at any moment. */
  failing?: number
  /** So much longer, or shorter, are the runs of the history. */
  lie?: number
}

const cases: readonly Case[] = [
  {name: 'honest'},
  {name: 'a fifth fails early', failing: 0.2},
  {name: 'history twice too short', lie: 0.5},
  {name: 'history twice too long', lie: 2}
]

type Rule = (history: History | undefined) => (elapsedMs: number) => number

const rules: Readonly<Record<string, Rule>> = {
  'with history': history => ms => pollGap(ms, PACE, random, history && {history, ageMs: ms}),
  plain: () => ms => pollGap(ms, PACE, random),
  '5 s': () => () => 5 * SECOND,
  '10 s': () => () => 10 * SECOND,
  '15 s': () => () => 15 * SECOND
}

interface Result {
  polls: number
  meanMs: number
  p95Ms: number
  worstMs: number
}

/** Prints what polling by a history costs, and how late it sees an end, on a virtual clock. */
export function benchHistory(row: (cells: readonly (string | number)[]) => void): void {
  console.log(
    `\n## With a history of ${RUNS} runs: polls, delay mean / 95 % / worst in s (${REQUEST_MS} ms for a request, ${WAITS} waits each)\n`
  )
  row(['runs', 'usual', 'CV', ...Object.keys(rules), 'polls x mean, of plain', 'mean, of plain'])
  row(Array(5 + Object.keys(rules).length).fill('---'))
  for (const one of cases) {
    for (const [usual, ms] of Object.entries({'1 min': 1, '6 min': 6, '20 min': 20, '1 h': 60})) {
      for (const cv of [0.15, 0.3, 0.6]) {
        const results = Object.values(rules).map(rule => simulate(rule, ms * MINUTE, cv, one))
        const [ours, plain] = results as [Result, Result]
        const product = (ours.polls * ours.meanMs) / (plain.polls * plain.meanMs)
        const ratios = [product, ours.meanMs / plain.meanMs].map(ratio => ratio.toFixed(2))
        row([one.name, usual, cv, ...results.map(describe), ...ratios])
      }
    }
  }
}

/** All rules see the same runs. */
function simulate(rule: Rule, usualMs: number, cv: number, {failing = 0, lie = 1}: Case): Result {
  seed = 1
  let polls = 0
  const delays: number[] = []
  for (let i = 0; i < WAITS; i++) {
    const history = historyOf(Array.from({length: RUNS}, () => lie * lognormal(usualMs, cv)))
    const end = random() < failing ? random() * usualMs : lognormal(usualMs, cv)
    const before = seed
    const gap = rule(history)
    let at = 0
    for (;;) {
      polls++
      at += REQUEST_MS
      if (at - REQUEST_MS >= end) break
      at += gap(at)
    }
    delays.push(at - end)
    seed = before
  }
  delays.sort((a, b) => a - b)
  return {
    polls: polls / WAITS,
    meanMs: delays.reduce((sum, ms) => sum + ms, 0) / WAITS,
    p95Ms: delays[Math.floor(WAITS * 0.95)] ?? Number.NaN,
    worstMs: delays.at(-1) ?? Number.NaN
  }
}

function describe({polls, ...delays}: Result): string {
  const [mean, p95, worst] = [delays.meanMs, delays.p95Ms, delays.worstMs].map(ms => (ms / SECOND).toFixed(1))
  return `${polls.toFixed(0)}, ${mean} / ${p95} / ${worst}`
}

let seed = 1
/** The same numbers in every run. */
function random(): number {
  seed = (Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
  let mixed = Math.imul(seed ^ (seed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
}

function lognormal(medianMs: number, cv: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return medianMs * Math.exp(Math.sqrt(Math.log(1 + cv * cv)) * normal)
}
