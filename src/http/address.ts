import {BlockList, isIP} from 'node:net'

// Where a cloud keeps its instance credentials, and addresses that are no server. Private ranges stay allowed:
// self-hosted platforms live there.
const forbidden = new BlockList()
forbidden.addSubnet('169.254.0.0', 16, 'ipv4') // link-local, with the metadata service of most clouds
forbidden.addAddress('100.100.100.200', 'ipv4') // metadata of Alibaba Cloud
forbidden.addAddress('168.63.129.16', 'ipv4') // wire server of Azure
forbidden.addAddress('192.0.0.192', 'ipv4') // metadata of Oracle Cloud
forbidden.addSubnet('0.0.0.0', 8, 'ipv4')
forbidden.addSubnet('224.0.0.0', 3, 'ipv4') // multicast, reserved, broadcast
forbidden.addSubnet('fe80::', 10, 'ipv6')
forbidden.addAddress('fd00:ec2::254', 'ipv6')
forbidden.addAddress('fd20:ce::254', 'ipv6') // metadata of Google Cloud
forbidden.addAddress('::', 'ipv6')
forbidden.addSubnet('ff00::', 8, 'ipv6')

const FORBIDDEN_NAMES =
  /^(?:metadata|instance-data|metadata\.google\.internal|metadata\.goog|metadata\.azure\.internal|metadata\.tencentyun\.com|instance-data\.[a-z0-9-]+\.compute\.internal)$/

/** Whether an address (as text, without brackets) is refused: the action never connects to it. */
export function isForbiddenAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  if (forbidden.check(address, family === 6 ? 'ipv6' : 'ipv4')) return true
  const inner = family === 6 ? embeddedIpv4(address) : undefined
  return inner !== undefined && forbidden.check(inner, 'ipv4')
}

/** The IPv4 address inside a mapped, compatible, NAT64 or 6to4 address, in any spelling. */
function embeddedIpv4(address: string): string | undefined {
  const groups = new URL(`http://[${address.split('%')[0]}]/`).hostname.slice(1, -1).split(':')
  const gap = groups.indexOf('')
  const left = (gap < 0 ? groups : groups.slice(0, gap))
    .filter(g => g !== '')
    .map(g => Number.parseInt(g, 16))
  const right =
    gap < 0
      ? []
      : groups
          .slice(gap)
          .filter(g => g !== '')
          .map(g => Number.parseInt(g, 16))
  const words = [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right]
  const dotted = (high = 0, low = 0) => [high >> 8, high & 255, low >> 8, low & 255].join('.')
  if (words[0] === 0x2002) return dotted(words[1], words[2])
  const zero = (from: number, to: number) => words.slice(from, to).every(w => w === 0)
  // ::1 is loopback, and not the IPv4 address 0.0.0.1.
  const compatible = zero(0, 6) && (words[6] !== 0 || (words[7] ?? 0) > 1)
  const mapped = (zero(0, 5) && words[5] === 0xffff) || compatible
  const isNat64 = words[0] === 0x64 && words[1] === 0xff9b
  // Of the range for networks of one's own the address lies around the bits that are zero (RFC 6052), or at the end.
  if (isNat64 && words[2] === 1 && !zero(3, 6)) {
    const low = (((words[4] ?? 0) & 0xff) << 8) | ((words[5] ?? 0) >> 8)
    return dotted(words[3], low)
  }
  const nat64 = isNat64 && (words[2] === 0 || words[2] === 1) && zero(3, 6)
  return mapped || nat64 ? dotted(words[6], words[7]) : undefined
}

/**
 * Reads the base URL of an API. Answers the URL, or what is wrong with the text, in a few words. The URL parser folds
 * decimal, hex and octal spellings of an address, so that one check covers them.
 */
export function parseEndpoint(text: string, allowHttp: boolean): URL | string {
  if (/[\s\\]/.test(text) || [...text].some(c => c > '~')) {
    return 'is not a plain URL (white space, back-slash or a character outside ASCII)'
  }
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return 'is not a URL that begins with https://'
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return 'is not a URL'
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return `has the scheme ${url.protocol} and not https:`
  if (url.username || url.password) return 'has a user name or password in it'
  if (url.search || url.hash) return 'has a query or fragment'
  // Looked for in the given text: the parser has folded such dots away.
  if (/%2e|%2f|%5c/i.test(text)) return 'has an encoded dot or slash in it'
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isForbiddenAddress(host) || FORBIDDEN_NAMES.test(host)) {
    return `points at ${host}, a link-local, metadata or otherwise refused address`
  }
  if (url.protocol === 'http:' && !allowHttp) return 'is not https: (set allow-http: true to accept http:)'
  return url
}
