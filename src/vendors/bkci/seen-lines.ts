import type {LogLine} from './log-text.js'

/** As many lines as the platform stores of a task. At least so many, and at most twice as many, are remembered. */
const MOST_LINES = 100_000
/** The lines whose numbers are remembered beside: pieces of up to 200 lines can overtake each other. */
const RECENT_LINES = 1000
const {imul} = Math

/** The lines of one log that were read, in 16 bytes each. */
export interface SeenLines {
  /** Remembers a line; false where it is remembered already. */
  add(line: LogLine): boolean
  /** The lowest number of the last 1,000 lines; 0 while there are no more. */
  recentStart(): number
  /** Whether the first lines are remembered no more. */
  hasForgotten(): boolean
}

/**
 * Tells lines apart by number, time and text: a number alone is no name of a line, since the platform's counter can
 * begin anew while a build runs.
 */
export function createSeenLines(): SeenLines {
  let young = createNumberSet()
  let old: NumberSet | undefined
  let hasForgotten = false
  let count = 0
  let recent: number[] = []

  return {
    add(line) {
      const key = keyOf(line)
      if (old?.has(key) || !young.add(key)) return false
      count++
      recent.push(line.no)
      if (recent.length >= 2 * RECENT_LINES) recent = recent.slice(-RECENT_LINES)
      if (young.size() >= MOST_LINES) {
        hasForgotten ||= old !== undefined
        old = young
        young = createNumberSet()
      }
      return true
    },
    recentStart: () => (count <= RECENT_LINES ? 0 : Math.min(...recent.slice(-RECENT_LINES))),
    hasForgotten: () => hasForgotten
  }
}

/** A hash of 53 bits, never 0: of 200,000 lines two are alike once in some 400,000 logs. */
function keyOf({no, time, message}: LogLine): number {
  const text = `${no} ${time} ${message.length} ${message.slice(0, 100)}`
  let [high, low] = [0x9e3779b9, 0x85ebca6b]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    high = imul(high ^ code, 0x9e3779b1)
    low = imul(low ^ code, 0x5f356495)
    high ^= low >>> 15
    low ^= high >>> 13
  }
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0) || 1
}

interface NumberSet {
  /** Adds a whole number above 0; false where it is there already. */
  add(value: number): boolean
  has(value: number): boolean
  size(): number
}

/** A `Set` of numbers takes some three times the memory. */
function createNumberSet(): NumberSet {
  let slots = new Float64Array(64)
  let size = 0
  /** Where a value is, or would be. */
  const placeOf = (value: number): number => {
    let at = value % slots.length
    while (slots[at] !== 0 && slots[at] !== value) at = (at + 1) % slots.length
    return at
  }
  const grow = () => {
    const values = slots.filter(value => value !== 0)
    slots = new Float64Array(2 * slots.length)
    for (const value of values) slots[placeOf(value)] = value
  }

  return {
    add(value) {
      const at = placeOf(value)
      if (slots[at] === value) return false
      slots[at] = value
      size++
      if (2 * size > slots.length) grow()
      return true
    },
    has: value => slots[placeOf(value)] === value,
    size: () => size
  }
}
