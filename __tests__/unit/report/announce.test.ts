import {describe, expect, test} from '@jest/globals'
import {inEnglish, type Text} from '../../../src/messages/message.js'
import type {Printer} from '../../../src/output/printer.js'
import {announce} from '../../../src/report/announce.js'
import {actRunners, chooseRunner} from '../../support/act-runners.js'
import {target} from '../support/build.js'
import {understood} from '../support/inputs.js'

const chosen = chooseRunner()

function announced(over: Parameters<typeof understood>[0], count = 1): string[] {
  const lines: string[] = []
  const add = (level: string) => (text: Text) => void lines.push(level + inEnglish(text))
  const printer = {line: add(''), warning: add('warning: '), notice: add('notice: ')} as unknown as Printer
  const targets = Array.from({length: count}, (_, i) =>
    target({label: `order ${i + 1}`, url: i ? '' : 'https://h'})
  )
  announce(printer, understood(over), targets)
  return lines
}
const pipeline = {'deploy-order-id': '', 'run-id': '77'}

describe('at the start', () => {
  test('the operation, the target and the rules are printed', () => {
    expect(announced({})).toEqual([
      'wait-deploy-order on Alibaba Cloud Yunxiao (api: central, https://openapi-rdc.aliyuncs.com)',
      '  waits for order 1: https://h',
      '  timeout 30m, polling every 2s–15s, request-timeout 30s, outage-tolerance 5m',
      '  on-paused wait, on-failed-machine fail, counts as success: success'
    ])
  })

  test.each([
    [{...pipeline, operation: 'wait-pipeline'}, '  on-paused wait, counts as success: success'],
    [{...pipeline, operation: 'check-pipeline'}, '  counts as success: success'],
    [
      {...pipeline, operation: 'fetch-logs', 'allow-outcomes': 'failure'},
      '  on-paused stop, on-failed-machine fail, counts as success: failure'
    ]
  ])('of %j only the rules that are used are printed', (given, rules) => {
    expect(announced(given)).toContain(rules)
  })

  test('limits that are on are printed, as they were understood', () => {
    const given = {timeout: '90', 'queue-timeout': '1m', 'stall-timeout': '1h', 'min-interval': '200ms'}
    expect(announced(given)[2]).toBe(
      '  timeout 1m30s, queue-timeout 1m, stall-timeout 1h, polling every 200ms–15s, request-timeout 30s, outage-tolerance 5m'
    )
  })

  test('a duration back from the start is printed as it was understood', () => {
    const given = {...pipeline, operation: 'wait-pipeline', 'run-id': 'latest'}
    expect(announced({...given, 'created-after': '600'})[2]).toMatch(/, created-after 10m$/)
    expect(announced({...given, 'created-after': '2026-11-22T08:00:00Z'})[2]).not.toContain('created-after')
  })

  test.each(Object.values(actRunners))(
    '%j: how it cancels is printed where something is to be stopped',
    env => {
      chosen(env)
      const says = (given: Parameters<typeof understood>[0]) =>
        announced(given).filter(line => /kills/.test(line))
      for (const word of ['on-cancel', 'on-cancel-or-timeout'])
        expect(says({'cancel-remote': word})).toEqual([
          `  cancel-remote ${word}: this runner kills a step that is cancelled or timed out at once, without a signal; its post step stops what then still runs on the platform`
        ])
      expect(says({'cancel-remote': 'never'})).toEqual([])
      const {vendor, operation, endpoint} = {
        vendor: 'bkci',
        operation: 'wait-pipeline',
        endpoint: 'https://h'
      }
      const unsigned = {
        ...{vendor, operation, endpoint, token: '', username: 'amy', 'organization-id': ''},
        ...{'deploy-order-id': '', 'project-id': 'shop', 'pipeline-id': `p-${'0'.repeat(32)}`},
        ...{'run-id': `b-${'0'.repeat(32)}`, 'cancel-remote': 'on-cancel'}
      }
      expect(says(unsigned).join()).toMatch(/; nothing can be kept for its post step, .* nothing is stopped/)
    }
  )

  test('how a runner of GitHub cancels is what users expect', () => {
    expect(announced({'cancel-remote': 'on-cancel'})).toEqual(announced({}))
  })

  test('five of many targets are named', () => {
    const named = announced({}, 7).filter(line => /order \d|more/.test(line))
    expect(named).toHaveLength(6)
    expect(named.at(-1)).toBe('  and 2 more')
  })

  test('warnings come last', () => {
    const given = {endpoint: 'http://10.0.0.1', 'allow-http': 'true'}
    expect(announced(given).at(-1)).toMatch(/^warning: endpoint is http/)
  })
})
