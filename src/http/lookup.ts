import {type LookupAddress, type LookupOptions, lookup} from 'node:dns'
import {inEnglish, message, type Text} from '../messages/message.js'
import {isForbiddenAddress} from './address.js'

/** A name resolved to a refused address: DNS can answer anything, and something else the second time. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError'
  readonly code = 'EFORBIDDENADDRESS'
  readonly text: Text

  constructor(text: Text) {
    super(inEnglish(text))
    this.text = text
  }
}

type LookupCallback = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number
) => void

/** `dns.lookup` for the connection itself, which refuses the addresses that no endpoint may have. */
export function guardedLookup(hostname: string, options: LookupOptions, callback: LookupCallback): void {
  lookup(hostname, options, (error, address, family) => {
    if (error) return callback(error, address, family)
    const all = Array.isArray(address) ? address.map(a => a.address) : [address]
    const bad = all.find(isForbiddenAddress)
    if (bad === undefined) return callback(null, address, family)
    callback(new ForbiddenAddressError(message('failure.address', {host: hostname, address: bad})), [])
  })
}
