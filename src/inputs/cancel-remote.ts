import {message} from '../messages/message.js'
import type {RawInputs} from '../model/identity.js'
import {readList} from '../vendors/shared/inputs.js'
import type {AddMistake, Operation} from '../vendors/vendor.js'
import {readWord} from './values.js'

/** When to stop on the platform what is waited for. */
export type CancelRemote = 'never' | 'on-cancel' | 'on-cancel-or-timeout'

const moments: readonly CancelRemote[] = ['never', 'on-cancel', 'on-cancel-or-timeout']

/** Stopping is for waits, and for things that the user named: `latest` may be somebody else's run. */
export function readCancelRemote(
  raw: RawInputs,
  operation: Operation | undefined,
  addMistake: AddMistake
): CancelRemote {
  const when = readWord('cancel-remote', moments, 'never', raw, addMistake)
  if (when === 'never') return when
  if (operation !== undefined && operation !== 'run-pipeline' && !operation.startsWith('wait-'))
    addMistake('cancel-remote', message('wrong.unused', {operation}))
  if (readList(raw['run-id']).includes('latest')) addMistake('cancel-remote', message('wrong.stops-latest'))
  return when
}
