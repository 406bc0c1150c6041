const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MOST_TICKS = 8
// Fewer, where a label has a date and a time.
const MOST_DATED = 5

/** How times are written on the axis: in d3's signs. */
const TIME = '%H:%M:%S'
const DATED = '%m-%d %H:%M'
const DATE = '%m-%d'
const MONTH = '%Y-%m'

/** How times stand on the axis. */
interface Axis {
  format: string
  /** The distance between them, in mermaid's words. */
  interval: string
}

/** Distances that clocks and calendars have, each with the longest time that a picture with it shows. */
const axes: readonly (Axis & {longest: number})[] = [
  ...axesOf('second', SECOND, [1, 2, 5, 10, 15, 30], TIME),
  ...axesOf('minute', MINUTE, [1, 2, 5, 10, 15, 30], TIME),
  ...axesOf('hour', HOUR, [1, 2, 3], TIME),
  ...axesOf('hour', HOUR, [6, 12], DATED, MOST_DATED),
  ...axesOf('day', DAY, [1, 2], DATE),
  ...axesOf('week', 7 * DAY, [1], DATE),
  ...axesOf('month', 30 * DAY, [1, 3, 12], MONTH)
]
const longestAxis: Axis = {format: MONTH, interval: '120month'}

function axesOf(unit: string, ms: number, counts: readonly number[], format: string, most = MOST_TICKS) {
  return counts.map(n => ({format, interval: `${n}${unit}`, longest: n * ms * most}))
}

/** The axis of a picture of so many ms: by itself mermaid would write a time twice, and no day where there are several. */
export function axisOf(ms: number): Axis {
  return axes.find(({longest}) => ms <= longest) ?? longestAxis
}
