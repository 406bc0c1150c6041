import type {LogStreams} from '../logs/log-streams.js'
import type {Snapshot, Target} from '../model/target.js'

/** The snapshot with the times that logs give: a part's log knows better than its status when the part ran. */
export function withLogTimes(target: Target, snapshot: Snapshot, logs: LogStreams): Snapshot {
  let isTold = false
  const parts = snapshot.parts.map(part => {
    const {startedAt, finishedAt} = logs.times(target, part.id)
    if (startedAt === undefined && finishedAt === undefined) return part
    isTold = true
    return {...part, startedAt: startedAt ?? part.startedAt, finishedAt: finishedAt ?? part.finishedAt}
  })
  // Most logs tell none, and what is known of a list of many parts is made once for each list.
  return isTold ? {...snapshot, parts} : snapshot
}
