import {BlockList} from 'node:net'

/** Where a cloud serves what only its instances may know, their credentials among it, and the page that says so. */
interface MetadataService {
  cloud: string
  /** Addresses beside those that are link-local, which are refused all together. */
  addresses: readonly string[]
  source: string
}

/** A service that is not in this table is reached like any other private address. */
export const metadataServices: readonly MetadataService[] = [
  {
    cloud: 'Alibaba Cloud',
    addresses: ['100.100.100.200', 'fd00:100::100:200'],
    source: 'https://github.com/canonical/cloud-init/blob/main/cloudinit/sources/DataSourceAliYun.py'
  },
  {
    cloud: 'AWS, EC2',
    addresses: ['fd00:ec2::254'],
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html'
  },
  {
    cloud: 'AWS, EKS Pod Identity',
    addresses: ['fd00:ec2::23'],
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html'
  },
  {
    cloud: 'Azure',
    addresses: ['168.63.129.16'],
    source: 'https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16'
  },
  {
    cloud: 'Google Cloud',
    addresses: ['fd20:ce::254'],
    source: 'https://cloud.google.com/compute/docs/metadata/querying-metadata'
  },
  {
    cloud: 'Linode',
    addresses: ['fd00:a9fe:a9fe::1'],
    source: 'https://cloudinit.readthedocs.io/en/latest/reference/datasources/akamai.html'
  },
  {
    cloud: 'Oracle Cloud',
    addresses: ['192.0.0.192', 'fd00:c1::a9fe:a9fe'],
    source:
      'https://github.com/oracle/oci-python-sdk/blob/master/src/oci/auth/signers/instance_principals_security_token_signer.py'
  },
  {
    cloud: 'Scaleway',
    addresses: ['fd00:42::42'],
    source: 'https://cloudinit.readthedocs.io/en/latest/reference/datasources/scaleway.html'
  },
  {
    cloud: 'Volcengine',
    addresses: ['100.96.0.96'],
    source: 'https://github.com/volcengine/cello'
  }
]

/** Addresses that are no server, or that every host on the way may answer. Private ranges stay allowed. */
const ranges = [
  ['169.254.0.0', 16], // link-local, with the metadata of most clouds
  ['0.0.0.0', 8],
  ['224.0.0.0', 3], // multicast, reserved, broadcast
  ['fe80::', 10], // link-local
  ['::', 128],
  ['ff00::', 8] // multicast
] as const

const familyOf = (address: string) => (address.includes(':') ? 'ipv6' : 'ipv4')
const forbidden = new BlockList()
for (const [address, bits] of ranges) forbidden.addSubnet(address, bits, familyOf(address))
for (const address of metadataServices.flatMap(({addresses}) => addresses)) {
  forbidden.addAddress(address, familyOf(address))
}

/** Names of these services, which a proxy would resolve where nothing here sees the address. */
export const METADATA_NAMES =
  /^(?:metadata|instance-data|metadata\.google\.internal|metadata\.goog|metadata\.azure\.internal|metadata\.tencentyun\.com|instance-data\.(?:ec2\.internal|[a-z0-9-]+\.compute\.internal)|api\.metadata\.cloud\.ibm\.com|metadata\.platformequinix\.com)$/

export function isForbiddenIpv4(address: string): boolean {
  return forbidden.check(address, 'ipv4')
}

export function isForbiddenIpv6(address: string): boolean {
  return forbidden.check(address, 'ipv6')
}
