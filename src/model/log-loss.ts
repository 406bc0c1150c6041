import {AsyncLocalStorage} from 'node:async_hooks'
import type {Text} from '../messages/message.js'
import type {PartLog} from './part-log.js'

const reading = new AsyncLocalStorage<{lost?: Text}>()

/**
 * Reads a log, and tells with it what was lost of the answers on the way (`noteLoss`). The note goes round the adapter of
 * the platform, so that none can forget to pass it on.
 */
export async function withLosses(read: () => Promise<PartLog>): Promise<PartLog> {
  const notes: {lost?: Text} = {}
  const log = await reading.run(notes, read)
  return {...log, lost: log.lost ?? notes.lost}
}

/** Notes what the log that is being read lacks, as a clause. */
export function noteLoss(lost: Text): void {
  const notes = reading.getStore()
  if (notes) notes.lost = lost
}
