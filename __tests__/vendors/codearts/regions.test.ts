import {expect, test} from '@jest/globals'
import {endpointOf, knownRegions} from '../../../src/vendors/codearts/regions.js'

test('hosts of the API have three shapes, by region', () => {
  expect(endpointOf('cn-east-3')).toBe('https://cloudpipeline-ext.cn-east-3.myhuaweicloud.com')
  expect(endpointOf('tr-west-1')).toBe('https://pipeline-external.tr-west-1.myhuaweicloud.com')
  expect(endpointOf('af-south-1')).toBe('https://pipeline.af-south-1.myhuaweicloud.com')
  expect(endpointOf('eu-west-101')).toBeUndefined()
  expect(knownRegions).toHaveLength(15)
})
