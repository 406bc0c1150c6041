/**
 * Hosts of the API by region: there are three shapes, so no one template fits.
 * From the region list of Huawei's SDKs (codeartspipeline_region.py, CodeArtsPipelineRegion.java).
 */
const hostShapes: readonly {host: string; regions: readonly string[]}[] = [
  {
    host: 'cloudpipeline-ext',
    regions: [
      'cn-north-1',
      'cn-north-4',
      'cn-south-1',
      'cn-south-2',
      'cn-east-2',
      'cn-east-3',
      'cn-southwest-2',
      'ap-southeast-3',
      'sa-brazil-1',
      'la-north-2'
    ]
  },
  {host: 'pipeline-external', regions: ['tr-west-1', 'la-south-2']},
  {host: 'pipeline', regions: ['af-north-1', 'me-east-1', 'af-south-1']}
]

/** Base URL of the API in a region, or nothing for a region that is not listed. */
export function endpointOf(region: string): string | undefined {
  const shape = hostShapes.find(({regions}) => regions.includes(region))
  return shape && `https://${shape.host}.${region}.myhuaweicloud.com`
}

/** The region of an endpoint of the public cloud; nothing for another address. */
export function regionOfEndpoint(endpoint: string): string | undefined {
  const host = URL.canParse(endpoint) ? new URL(endpoint).hostname : ''
  return /^[a-z0-9-]+\.([a-z0-9-]+)\.myhuaweicloud\.com$/.exec(host)?.[1]
}

/** From the region list of Huawei's SDKs (sts_region.py). The first one is the SDKs' own default. */
const stsRegions: readonly string[] = [
  'cn-north-4',
  'cn-south-1',
  'cn-east-3',
  'cn-southwest-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'sa-brazil-1',
  'la-south-2',
  'af-south-1',
  'tr-west-1'
]

/**
 * Base URL of the STS for a region, or for an endpoint where no region was given: the nearest one of the public cloud;
 * nothing for a cloud that is not known here.
 */
export function stsOf(region: string | undefined, endpoint: string | undefined): string | undefined {
  const own = endpoint === undefined ? undefined : regionOfEndpoint(endpoint)
  const near = region ?? own
  const isPublic = own !== undefined || (near !== undefined && endpointOf(near) !== undefined)
  const at = near !== undefined && stsRegions.includes(near) ? near : isPublic ? stsRegions[0] : undefined
  return at && `https://sts.${at}.myhuaweicloud.com`
}

/** The regions that need no `endpoint`. */
export const knownRegions: readonly string[] = hostShapes.flatMap(({regions}) => regions)

/** Whether a text can be a region's name: it becomes part of host names. */
export function isRegion(text: string): boolean {
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+){1,4}$/.test(text) && text.length <= 40
}
