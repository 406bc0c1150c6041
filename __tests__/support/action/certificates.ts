import {generateKeyPairSync, type KeyObject, randomBytes, sign} from 'node:crypto'

/** Certificates made on the spot, so that none of them ever runs out but those that are meant to (RFC 5280, DER). */

export interface Identity {
  /** PEM. */
  cert: string
  key: string
  name: Buffer
  privateKey: KeyObject
}

export interface Wanted {
  name: string
  /** Names and addresses that it is valid for. */
  hosts?: readonly string[]
  /** The authority that signs it; self-signed without one. */
  by?: Identity
  /** Whether it may sign others. */
  isCa?: boolean
  /** Its time, in days from now. */
  days?: readonly [from: number, until: number]
}

const DAY_MS = 86_400_000

export function certificate({name, hosts = [], by, isCa = false, days = [-1, 1]}: Wanted): Identity {
  const {publicKey, privateKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'})
  const subject = seq(set(seq(oid('2.5.4.3'), tlv(0x0c, name))))
  const extensions = [
    seq(oid('2.5.29.19'), yes, tlv(0x04, seq(...(isCa ? [yes] : [])))),
    ...(hosts.length > 0 ? [seq(oid('2.5.29.17'), tlv(0x04, seq(...hosts.map(altName))))] : [])
  ]
  const ecdsaWithSha256 = seq(oid('1.2.840.10045.4.3.2'))
  const body = seq(
    tlv(0xa0, tlv(0x02, Buffer.of(2))),
    tlv(0x02, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    ecdsaWithSha256,
    by?.name ?? subject,
    seq(...days.map(day => time(Date.now() + day * DAY_MS))),
    subject,
    publicKey.export({type: 'spki', format: 'der'}),
    tlv(0xa3, seq(...extensions))
  )
  const signature = sign('sha256', body, by?.privateKey ?? privateKey)
  const der = seq(body, ecdsaWithSha256, tlv(0x03, Buffer.of(0), signature))
  const base64 = der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
    name: subject,
    privateKey
  }
}

function tlv(tag: number, ...contents: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(contents.map(part => Buffer.from(part as string)))
  const {length} = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}

const seq = (...parts: readonly Buffer[]) => tlv(0x30, ...parts)
const set = (...parts: readonly Buffer[]) => tlv(0x31, ...parts)
const yes = tlv(0x01, Buffer.of(0xff))

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const base128 = (n: number): number[] =>
    n < 0x80 ? [n] : [...base128(n >> 7).map(byte => byte | 0x80), n & 0x7f]
  return tlv(0x06, Buffer.of(40 * first + second, ...rest.flatMap(base128)))
}

const time = (at: number) =>
  tlv(
    0x17,
    `${new Date(at)
      .toISOString()
      .replace(/\.\d+|[-:T]/g, '')
      .slice(2)}`
  )

const altName = (host: string) =>
  /^[0-9.]+$/.test(host) ? tlv(0x87, Buffer.from(host.split('.').map(Number))) : tlv(0x82, host)
