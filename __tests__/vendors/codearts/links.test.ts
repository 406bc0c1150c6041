import {describe, expect, test} from '@jest/globals'
import {codearts} from '../../../src/vendors/codearts/index.js'
import {linksOf, trustedLink} from '../../../src/vendors/codearts/links.js'
import {P, PL, planOf, R, TOKEN} from './support.js'

const v3 = {api: 'v3', token: TOKEN, region: 'cn-north-4', 'pipeline-id': PL, 'run-id': 'latest'}

describe('a console link', () => {
  const link = (path: string, host = 'devcloud.cn-north-4.huaweicloud.com') =>
    codearts.readLink(new URL(`https://${host}${path}`), {})
  const ids = {'project-id': P, 'pipeline-id': PL, region: 'cn-north-4'}

  test.each([
    [`/cicd/project/${P}/pipeline/detail/${PL}/${R}?v=1`, {...ids, 'run-id': R}],
    [`/cicd/project/${P}/pipeline/history/${PL}?v=1`, ids],
    [`/cicd/project/${P}/pipeline/detail/${PL.toUpperCase()}/${R}/`, {...ids, 'run-id': R}],
    [`/cicd/project/${P}/pipeline/edit/${PL}`, undefined],
    [`/cicd/project/${P}/pipeline`, undefined],
    [`/cicd/project/xyz/pipeline/detail/${PL}`, undefined]
  ])('to %s is read', (path, expected) => {
    expect(link(path)).toEqual(expected)
  })

  test.each(['console.example', 'devcloud.cn-north-4.huaweicloud.com.evil.example'])(
    'to %s, another host, names no region',
    host => {
      expect(link(`/cicd/project/${P}/pipeline/detail/${PL}`, host)).toEqual({
        'project-id': P,
        'pipeline-id': PL
      })
    }
  )

  test('may name a project, which v3 does not use', () => {
    const url = new URL(
      `https://devcloud.cn-north-4.huaweicloud.com/cicd/project/${P}/pipeline/history/${PL}`
    )
    expect(codearts.readLink(url, {})).toMatchObject({'project-id': P})
    expect(codearts.readLink(url, v3)).toEqual({region: 'cn-north-4', 'pipeline-id': PL})
    expect(planOf({...v3, 'project-id': P}).mistakes).toEqual(['project-id is not used with api: v3'])
  })
})

test('console pages are built from the region, or from console-url, and else not known', () => {
  const pipeline = {projectId: P, pipelineId: PL}
  const page = `/cicd/project/${P}/pipeline`
  const region = linksOf({region: 'cn-north-4'}, pipeline)
  expect(region.run(R)).toBe(`https://devcloud.cn-north-4.huaweicloud.com${page}/detail/${PL}/${R}?v=1`)
  expect(region.pipeline()).toBe(`https://devcloud.cn-north-4.huaweicloud.com${page}/history/${PL}?v=1`)
  const own = linksOf({region: 'cn-north-4', consoleUrl: 'https://console.corp.example/pipe'}, pipeline)
  expect(own.run(R)).toBe(`https://console.corp.example/pipe${page}/detail/${PL}/${R}?v=1`)
  expect(linksOf({}, pipeline).run(R)).toBe('')
})

test.each([
  ['https://devcloud.cn-north-4.huaweicloud.com/cicd/x?v=1', true],
  ['https://evil.example/huaweicloud.com', false],
  ['https://huaweicloud.com.evil.example/', false],
  ['https://evilhuaweicloud.com/', false],
  ['https://a:b@devcloud.cn-north-4.huaweicloud.com/', false],
  ['https://devcloud.cn-north-4.huaweicloud.com/cicd/#/run/7?v=1&w=a-b', true],
  ['https://devcloud.cn-north-4.huaweicloud.com/cicd?token=a%3Cb', false],
  ['https://devcloud.cn-north-4.huaweicloud.com/cicd?token=a<b', false],
  ['https://devcloud.cn-north-4.huaweicloud.com/cicd/\u200b', false],
  ['http://devcloud.cn-north-4.huaweicloud.com/', false],
  ['javascript:alert(1)', false],
  ['', false],
  [null, false]
])("the platform's own link %p is trusted: %p", (link, trusted) => {
  expect(trustedLink(link, undefined)).toBe(trusted ? link : undefined)
})
