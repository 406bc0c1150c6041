import {X509Certificate} from 'node:crypto'
import {readFileSync, statSync} from 'node:fs'
import {type Message, message} from '../messages/message.js'

// Four times what a Linux distribution trusts.
const LARGEST_BYTES = 1024 * 1024
const BEGIN = '-----BEGIN CERTIFICATE-----'
const BEFORE_EACH = /(?=-----BEGIN CERTIFICATE-----)/

/** Reads the certificates of a PEM file. Answers each as PEM, or what is wrong with the file. */
export function readCertificates(path: string): readonly string[] | Message {
  let text: string
  try {
    const stat = statSync(path)
    // A device or a pipe may never end.
    if (!stat.isFile()) return message('wrong.no-file')
    if (stat.size > LARGEST_BYTES) return message('wrong.large-file', {mib: LARGEST_BYTES / 1024 / 1024})
    text = readFileSync(path, 'utf8')
  } catch {
    return message('wrong.unreadable-file')
  }
  const pems = text.split(BEFORE_EACH).filter(piece => piece.startsWith(BEGIN))
  if (pems.length === 0) return message('wrong.no-certificate')
  const broken = pems.findIndex(pem => !isCertificate(pem))
  return broken < 0 ? pems : message('wrong.broken-certificate', {number: broken + 1})
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0
  } catch {
    return false
  }
}
