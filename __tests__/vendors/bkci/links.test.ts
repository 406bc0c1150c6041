import {describe, expect, test} from '@jest/globals'
import {createLinks, readLink} from '../../../src/vendors/bkci/links.js'
import {PIPELINE} from './support.js'

describe('a console link stands for inputs', () => {
  const ids = {'project-id': 'shop', 'pipeline-id': PIPELINE}
  const bare = 'f'.repeat(32)

  test.each([
    [`/console/pipeline/shop/${PIPELINE}/detail/b-0001`, {...ids, 'run-id': 'b-0001'}],
    [`/console/pipeline/shop/${PIPELINE}/detail/b-0001/executeDetail/2`, {...ids, 'run-id': 'b-0001'}],
    [`/console/pipeline/shop/${PIPELINE}/detail/b-0001?reviewStageSeq=2`, {...ids, 'run-id': 'b-0001'}],
    [`/console/pipeline/shop/${PIPELINE}/history`, ids],
    [`/console/pipeline/shop/${PIPELINE}/history/pipeline`, ids],
    [`/console/pipeline/shop/${PIPELINE}/history?page=2#latest`, ids],
    [`/console/pipeline/shop/${PIPELINE}/detail`, ids],
    [`/console/pipeline/shop/${PIPELINE}`, ids],
    [`/console/pipeline/shop/${PIPELINE}/`, ids],
    [
      `/console/creative-stream/shop/flow/${PIPELINE}/execute/b-0001/execute-detail`,
      {...ids, 'run-id': 'b-0001'}
    ],
    [`/console/creative-stream/shop/flow/${PIPELINE}/execute/b-0001`, {...ids, 'run-id': 'b-0001'}],
    [`/console/creative-stream/shop/flow/${PIPELINE}`, ids],
    [`/console/creative-stream/shop/flow/${PIPELINE}/edit`, undefined],
    [`/console/pipeline/shop/${PIPELINE}/historyx`, undefined],
    [`/console/pipeline/_alice/${bare}/history`, {'project-id': '_alice', 'pipeline-id': bare}],
    [`/console/pipeline/shop/${PIPELINE}/edit`, undefined],
    [`/console/pipeline/shop/list`, undefined],
    ['/pipelines/123/current', undefined],
    [`/console/pipeline/%E4/${PIPELINE}/detail/b-0001`, undefined]
  ])('%s', (path, inputs) => {
    expect(readLink(new URL(`https://ci.example.com${path}`))).toEqual(inputs)
  })
})

describe('a page of the console', () => {
  test.each(['https://ci.example.com', 'https://ci.example.com/console'])('is below %s', base => {
    const links = createLinks(base, '_lee@example.com', PIPELINE)
    const pipeline = `https://ci.example.com/console/pipeline/_lee%40example.com/${PIPELINE}`
    expect(links.pipeline()).toBe(`${pipeline}/history`)
    expect(links.run('b-0001')).toBe(`${pipeline}/detail/b-0001`)
  })

  test('has no address where that of the console is not known', () => {
    const links = createLinks(undefined, 'shop', PIPELINE)
    expect([links.pipeline(), links.run('b-0001')]).toEqual(['', ''])
  })
})
