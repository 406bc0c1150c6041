const UNITS: Readonly<Record<string, number>> = {d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1}

/**
 * A duration in ms: `200ms`, `90s`, `30m`, `1h30m`, `5d`; a bare number is seconds. Units come from large to
 * small, each at most once. `undefined` for anything else (`1e9`, `-1`, `0x10`, `1.5h`, full-width digits).
 */
export function parseDuration(text: string): number | undefined {
  if (/^[0-9]{1,9}$/.test(text)) return Number(text) * 1000
  const match =
    /^(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,9})ms)?$/.exec(text)
  if (!match || text === '') return undefined
  return Object.values(UNITS).reduce((sum, unit, i) => sum + Number(match[i + 1] ?? 0) * unit, 0)
}

/** A duration for people: `1h30m`, `42s`, `200ms`; below a minute with one decimal where it says something. */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms) || ms <= 0) return '0s'
  if (ms < 1000) return `${Math.max(1, Math.floor(ms))}ms`
  if (ms < 10_000 && ms % 1000 >= 100) return `${(Math.floor(ms / 100) / 10).toFixed(1)}s`
  let rest = Math.floor(ms / 1000)
  let text = ''
  for (const [unit, size] of [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
    ['s', 1]
  ] as const) {
    if (rest >= size) text += `${Math.floor(rest / size)}${unit}`
    rest %= size
  }
  return text
}

/** Epoch ms as ISO 8601 UTC, or `''` when there is no such time. */
export function isoTime(ms: number | undefined): string {
  return ms === undefined || !Number.isFinite(ms) || Math.abs(ms) > 8.64e15 ? '' : new Date(ms).toISOString()
}
