import {isIP} from 'node:net'
import {type Message, message} from '../messages/message.js'
import {isForbiddenIpv4, isForbiddenIpv6, METADATA_NAMES} from './metadata.js'

/** Whether an address (as text, without brackets) is refused: the action never connects to it. */
export function isForbiddenAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return isForbiddenIpv4(address)
  if (family === 0) return false
  const plain = address.split('%', 1)[0] ?? ''
  return isForbiddenIpv6(plain) || embeddedIpv4(wordsOf(plain)).some(isForbiddenIpv4)
}

/** The eight words of an IPv6 address in any spelling, an IPv4 address at its end included. */
function wordsOf(address: string): number[] {
  const [left = '', right] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::')
  const read = (text: string) => (text === '' ? [] : text.split(':').map(word => Number.parseInt(word, 16)))
  const [before, after] = [read(left), read(right ?? '')]
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

/**
 * The IPv4 addresses for which an IPv6 address may stand: mapped and compatible (RFC 4291), translated (RFC 2765), 6to4
 * (RFC 3056), NAT64 (RFC 6052, RFC 8215), Teredo (RFC 4380: of the server, and of the client), ISATAP (RFC 5214).
 */
function embeddedIpv4(words: readonly number[]): string[] {
  const at = (index: number) => words[index] ?? 0
  const dotted = (high: number, low: number) => [high >> 8, high & 255, low >> 8, low & 255].join('.')
  const isZero = (from: number, to: number) => words.slice(from, to).every(word => word === 0)
  const last = dotted(at(6), at(7))
  if (at(0) === 0x2002) return [dotted(at(1), at(2))]
  if (at(0) === 0x2001 && at(1) === 0) return [dotted(at(2), at(3)), dotted(at(6) ^ 0xffff, at(7) ^ 0xffff)]
  if (at(0) === 0x64 && at(1) === 0xff9b) {
    if (isZero(3, 6) && at(2) <= 1) return [last]
    return at(2) === 1 ? ofOwnNetwork(words) : []
  }
  if ((at(4) & 0xfdff) === 0 && at(5) === 0x5efe) return [last]
  const isMapped = isZero(0, 5) && at(5) === 0xffff
  const isTranslated = isZero(0, 4) && at(4) === 0xffff && at(5) === 0
  // ::1 is loopback, and not the IPv4 address 0.0.0.1.
  const isCompatible = isZero(0, 6) && (at(6) !== 0 || at(7) > 1)
  return isMapped || isTranslated || isCompatible ? [last] : []
}

/**
 * The IPv4 addresses for which an address of 64:ff9b:1::/48 may stand (RFC 8215): a network may take a prefix of any length in
 * it, and the address lies behind that, around the eight bits that are zero (RFC 6052, 2.2). What would be in 0.0.0.0/8 is
 * the padding of another length.
 */
function ofOwnNetwork(words: readonly number[]): string[] {
  const bytes = words.flatMap(word => [word >> 8, word & 255])
  const around = [...bytes.slice(0, 8), ...bytes.slice(9)]
  const found = [48, 56, 64].map(bits => around.slice(bits / 8, bits / 8 + 4))
  return [...found, bytes.slice(12)].filter(([first]) => first !== 0).map(four => four.join('.'))
}

/**
 * Reads the base URL of an API. Answers the URL, or what is wrong with the text. The URL parser folds
 * decimal, hex and octal spellings of an address, so that one check covers them.
 */
export function parseEndpoint(text: string, allowHttp: boolean): URL | Message {
  if (/[\s\\]/.test(text) || [...text].some(c => c > '~')) {
    return message('wrong.plain-url')
  }
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return message('wrong.https-url')
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return message('wrong.url')
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return message('wrong.scheme', {scheme: url.protocol})
  if (url.username || url.password) return message('wrong.login-in-url')
  if (url.search || url.hash) return message('wrong.query-in-url')
  // Looked for in the given text: the parser has folded such dots away.
  if (/%2e|%2f|%5c/i.test(text)) return message('wrong.encoded-path')
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isForbiddenAddress(host) || METADATA_NAMES.test(host)) {
    return message('wrong.refused-host', {host})
  }
  if (url.protocol === 'http:' && !allowHttp) return message('wrong.http')
  return url
}
