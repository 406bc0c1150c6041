import {X509Certificate} from 'node:crypto'
import {readFileSync, statSync} from 'node:fs'

// Four times what a Linux distribution trusts.
const LARGEST_BYTES = 1024 * 1024
const BEGIN = '-----BEGIN CERTIFICATE-----'
const BEFORE_EACH = /(?=-----BEGIN CERTIFICATE-----)/

/** Reads the certificates of a PEM file. Answers each as PEM, or what is wrong with the file, in a few words. */
export function readCertificates(path: string): readonly string[] | string {
  let text: string
  try {
    const stat = statSync(path)
    // A device or a pipe may never end.
    if (!stat.isFile()) return 'names no file'
    if (stat.size > LARGEST_BYTES) return `names a file of more than ${LARGEST_BYTES / 1024 / 1024} MiB`
    text = readFileSync(path, 'utf8')
  } catch {
    return 'names a file that cannot be read'
  }
  const pems = text.split(BEFORE_EACH).filter(piece => piece.startsWith(BEGIN))
  if (pems.length === 0) return 'names a file without a certificate in PEM form'
  const broken = pems.findIndex(pem => !isCertificate(pem))
  return broken < 0 ? pems : `names a file of which certificate ${broken + 1} is broken`
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0
  } catch {
    return false
  }
}
