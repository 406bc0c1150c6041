import {words} from './summary-words.js'

/** Minutes by which the local time is ahead of UTC, where the environment names a time zone (`TZ`); else 0, which is UTC. */
export function localOffset(ms: number): number {
  return process.env.TZ ? -new Date(ms).getTimezoneOffset() : 0
}

/**
 * From one time to another, for people: `2026-12-01 02:09:57 → 02:10:03 UTC`. Both ISO 8601 or `''`; `''` where neither is
 * known. `offsetAt` is in minutes, for a time in epoch ms.
 */
export function timeSpan(startedAt: string, finishedAt: string, offsetAt = localOffset): string {
  const [from, to] = [startedAt, finishedAt].map(iso => (iso === '' ? undefined : clockTime(iso, offsetAt)))
  const whole = ({day, time, zone}: ClockTime) => `${day} ${time} ${zone}`
  if (from === undefined) return to === undefined ? '' : words('summary.until', {time: whole(to)})
  if (to === undefined) return words('summary.since', {time: whole(from)})
  // Summer time can begin or end in between.
  const start = from.zone === to.zone ? `${from.day} ${from.time}` : whole(from)
  return `${start} → ${from.day === to.day ? '' : `${to.day} `}${to.time} ${to.zone}`
}

interface ClockTime {
  day: string
  time: string
  /** `UTC`, `UTC+8`, `UTC-3:30` */
  zone: string
}

function clockTime(iso: string, offsetAt: (ms: number) => number): ClockTime {
  const ms = Date.parse(iso)
  const offset = offsetAt(ms)
  const local = new Date(ms + offset * 60_000).toISOString()
  return {day: local.slice(0, 10), time: local.slice(11, 19), zone: zoneOf(offset)}
}

function zoneOf(offset: number): string {
  if (offset === 0) return 'UTC'
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60]
  return `UTC${offset < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`
}
