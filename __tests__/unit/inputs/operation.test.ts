import {describe, expect, test} from '@jest/globals'
import {mistakesIn, wrongIn} from '../support/inputs.js'

describe('vendor and operation', () => {
  test.each(['', 'Yunxiao', 'jenkins', 'constructor', '__proto__', 'toString', 'yunxiao '.repeat(2)])(
    '%j is no vendor',
    vendor => {
      expect(wrongIn({vendor})).toContain('vendor')
    }
  )

  test.each(['', 'wait', 'Wait-Deploy-Order', 'constructor', '__proto__', 'hasOwnProperty'])(
    '%j is no operation',
    operation => {
      expect(wrongIn({operation})).toContain('operation')
      expect(wrongIn({operation, 'from-url': 'https://flow.aliyun.com/pipelines/123/builds/45'})).toContain(
        'operation'
      )
    }
  )

  test('what is wrong names what there is', () => {
    expect(mistakesIn({vendor: 'jenkins'}).join()).toContain('yunxiao')
    expect(mistakesIn({operation: 'wait'}).join()).toContain('wait-deploy-order')
  })

  test('a wrong operation is told beside a wrong vendor, with what any platform has', () => {
    const operation = (name: string | undefined) =>
      mistakesIn({vendor: 'jenkins', operation: name}).filter(mistake => mistake.startsWith('operation'))
    expect(operation('wait-pipelin')).toEqual([
      'operation: "wait-pipelin" is unknown. Did you mean wait-pipeline?'
    ])
    expect(operation(undefined).join()).toMatch(/required.*wait-change-order.*wait-pipeline/)
    expect(operation('wait-change-order')).toEqual([])
  })
})
