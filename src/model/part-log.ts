import type {Text} from '../messages/message.js'

/** The log of one part: the whole of it as it stands now or, with a cursor, what came after the last cursor. */
export interface PartLog {
  /** `''` before the first one, or when nothing is new. */
  text: string
  /** Where the next read goes on; opaque to the reader. Absent where a log is served only whole. */
  cursor?: unknown
  /** With a cursor: there is more to be had at once. */
  more?: boolean | undefined
  /** With a cursor: each line is known by itself, so that a part that runs again under its id repeats none. */
  steady?: boolean | undefined
  /**
   * What the platform itself says: `true`, that nothing more will come, which is believed once the part has ended;
   * `false`, that more will come. Absent where it says neither, or says the first too early.
   */
  complete?: boolean | undefined
  /** Text between the last answer and this one is lost: a line that has not ended was cut there. */
  gap?: boolean | undefined
  /** What the platform does not serve of this log, as a clause. */
  lost?: Text | undefined
  /** When the part itself ran, epoch ms UTC, where the log knows it better than the status does. */
  startedAt?: number | undefined
  finishedAt?: number | undefined
}
