import {describe, expect, test} from '@jest/globals'
import {inEnglish} from '../../src/messages/message.js'
import type {Vendor} from '../../src/vendors/vendor.js'
import {askErrors, askIdentity} from './contract/answers.js'
import {askHistory} from './contract/history.js'
import {askLogs} from './contract/logs.js'
import {createPlatform, reply} from './contract/platform.js'
import {askRequests} from './contract/requests.js'
import {askRuns} from './contract/runs.js'
import {askStart} from './contract/start.js'
import {askStatuses} from './contract/statuses.js'
import {askStop} from './contract/stop.js'
import {has, type Thing} from './contract/thing.js'

import {askExplanations} from './explanations.js'

export * from './contract/thing.js'

/**
 * The questions that every platform has to answer, asked of each kind of thing that it has. What a thing has (runs, a stop,
 * logs) is read from the platform itself, so that no question is left out by leaving out its answer.
 */
export function describeVendor(vendor: Vendor, things: readonly Thing[]): void {
  describe.each(things.map(thing => [thing.name, thing] as const))(
    `${inEnglish(vendor.title)}: a %s`,
    (_name, thing) => {
      const platform = createPlatform(vendor, thing)
      askStatuses(platform)
      askErrors(platform)
      askIdentity(platform)
      askRequests(platform)
      askStop(platform)
      askStart(platform)
      askRuns(platform)
      askHistory(platform)
      askLogs(platform)
      askExplanations({
        open: platform.open,
        answerFor: phase => {
          const status = thing.words[phase].find(word => !thing.besides?.includes(word))
          return status === undefined ? undefined : async request => reply(200, thing.answer(request, status))
        },
        explains: thing.explains,
        hasLogs: has(thing.logs)
      })
    }
  )

  describe(inEnglish(vendor.title), () => askPlatform(vendor, things))
}

/** What holds for the platform as a whole. */
function askPlatform(vendor: Vendor, things: readonly Thing[]): void {
  const operations = Object.entries(vendor.operations)

  test('has a thing for each of its operations that wait', () => {
    const waiting = operations.map(([name]) => name).filter(name => name.startsWith('wait-'))
    expect([...new Set(things.map(({operation}) => operation))].sort()).toEqual(waiting.sort())
  })

  test('has a thing that is found as a run where an operation takes run-id or commit', () => {
    const takesRuns = operations.some(([, inputs]) => inputs.includes('run-id') || inputs.includes('commit'))
    expect(things.some(({runs}) => has(runs))).toBe(takesRuns)
  })

  test('has a thing with logs where it has the operation fetch-logs', () => {
    expect(things.some(({logs}) => has(logs))).toBe(vendor.operations['fetch-logs'] !== undefined)
  })

  test('has a thing that is begun where it has the operation run-pipeline', () => {
    expect(things.some(({start}) => has(start))).toBe(vendor.operations['run-pipeline'] !== undefined)
  })

  test('takes a console link for its own only on the hosts that belong to the endpoint', () => {
    for (const {given} of things) {
      const stranger = new URL('https://console.example.net/projects/1/pipelines/2')
      const consoles = vendor.consolesFor({...given, 'console-url': undefined}, stranger) ?? []
      expect(consoles.length).toBeGreaterThan(0)
      expect(consoles.map(base => new URL(base).host)).not.toContain(stranger.host)
    }
  })
}
