import type {PartKind} from './words.js'

/** What is worth a line in the log beside the verdict. */
export const notices = {
  'notice.unknown-status': ({kind, name, status}: {kind: PartKind; name: string; status: string}) =>
    `${kind} ${name} has an unknown status: ${status}`,
  'part.says': ({part, said}: {part: string; said: string}) => `${part}: ${said}`,
  'notice.untold': ({what, why}: {what: string; why: string}) => `${what} cannot be told: ${why}`,
  'untold.approvals': () => 'whom it waits for',
  'untold.action': () => 'what a person can do',
  'untold.message': () => 'why it is so',
  'untold.executions': () => 'how often it ran',
  'untold.parts': () => 'what is in the build',
  'untold.failed': () => 'what failed in it',
  'untold.delays': () => 'what it waits for',
  'untold.last-line': () => 'its last line',
  'untold.logs': ({target}: {target: string}) => `the logs of ${target}`
}
