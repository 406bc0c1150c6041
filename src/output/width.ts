/** Longest physical line, prefix included, in UTF-16 units: the runner chokes on long ones. */
export const WIDTH = 1000
/** Longest prefix; lines are wrapped where the longest one needs it, so that a line looks the same behind each. */
export const LONGEST_PREFIX = 60
/** What of a line has room behind any prefix. */
export const ROOM = WIDTH - LONGEST_PREFIX
