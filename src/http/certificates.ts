import {type Message, message} from '../messages/message.js'
import {codeOf} from '../model/errors.js'
import {crypto} from '../util/crypto.js'
import {NOT_REGULAR, readRegular} from '../util/regular-file.js'

// Four times what a Linux distribution trusts.
const LARGEST_BYTES = 1024 * 1024
const BEGIN = '-----BEGIN CERTIFICATE-----'
const BEFORE_EACH = /(?=-----BEGIN CERTIFICATE-----)/

/** Reads the certificates of a PEM file. Answers each as PEM, or what is wrong with the file. */
export function readCertificates(path: string): readonly string[] | Message {
  let text: string | undefined
  try {
    text = readRegular(path, LARGEST_BYTES)
  } catch (error) {
    return message(codeOf(error) === NOT_REGULAR ? 'wrong.no-file' : 'wrong.unreadable-file')
  }
  if (text === undefined) return message('wrong.large-file', {mib: LARGEST_BYTES / 1024 / 1024})
  const pems = text.split(BEFORE_EACH).filter(piece => piece.startsWith(BEGIN))
  if (pems.length === 0) return message('wrong.no-certificate')
  const broken = pems.findIndex(pem => !isCertificate(pem))
  return broken < 0 ? pems : message('wrong.broken-certificate', {number: broken + 1})
}

function isCertificate(pem: string): boolean {
  try {
    return new (crypto().X509Certificate)(pem).raw.length > 0
  } catch {
    return false
  }
}
