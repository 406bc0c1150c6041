import {expect} from '@jest/globals'
import type {Wish} from '../../../../runner/signals.js'
import type {Fault, FaultKind} from '../../../../simulator/server/fault.js'
import {type CancelledRun, cancelRun, type SeenRequest} from '../../action/cancelled-run.js'
import type {ActionOptions} from '../../action/run-action.js'
import type {StoppableDeploy} from './stoppable-deploy.js'

/** The next poll is far off: a signal at the first one finds the process asleep. */
export const slow = {'min-interval': '20s', 'max-interval': '20s'}
export const onCancel = {'cancel-remote': 'on-cancel'}

/** For a run that is signalled by something else than a printed line. */
export const unheard = () => undefined
/** Sends the wish once the first poll of the labelled target was printed. */
export const onFirstPollOf = (label: string, wish: Wish): NonNullable<ActionOptions['onLine']> => {
  const printed = new RegExp(`^\\[\\d+:\\d+\\] .*${label}.* times out in \\S+$`)
  let sent = false
  return line => {
    const text = line.kind === 'text' ? line.text : line.command.data
    if (sent || !printed.test(text)) return undefined
    sent = true
    return wish
  }
}
/** The same for any target. */
export const onFirstPoll = (wish: Wish) => onFirstPollOf('', wish)

/** Cancels a deploy once its first poll was printed, unless the options say another moment. */
export const cancelled = (
  deploy: StoppableDeploy,
  rest: Partial<ActionOptions> = {}
): Promise<CancelledRun> =>
  cancelRun({
    platform: deploy.platform(),
    secrets: deploy.secrets,
    onLine: onFirstPoll('cancel'),
    ...rest,
    inputs: {...deploy.inputs, ...slow, ...onCancel, ...rest.inputs}
  })
/** What the main step keeps for the post step. */
export const kept = ({run}: CancelledRun) =>
  JSON.parse((run.state.stops || ' []').replace(/^\S* /, '')) as {label: string}[]
const linesOf = (requests: readonly SeenRequest[]) => requests.map(({method, path}) => `${method} ${path}`)
export const warnings = (step: 'main' | 'post', done: CancelledRun) =>
  (step === 'main' ? done.run : done.post).commands.filter(c => c.name === 'warning').map(c => c.data)
/** That the deploy was stopped by exactly the requests that stop it. */
export const expectStops = (deploy: Pick<StoppableDeploy, 'stops'>, requests: readonly SeenRequest[]) => {
  const others = linesOf(requests)
  for (const pattern of deploy.stops) {
    const at = others.findIndex(one => pattern.test(one))
    expect([pattern, others[at]]).toEqual([pattern, expect.stringMatching(pattern)])
    others.splice(at, 1)
  }
  expect(others).toEqual([])
}
export const onStop = (fault: FaultKind, nth?: readonly number[]): Fault => ({
  on: 'stop',
  fault,
  ...(nth && {nth})
})
