import {afterEach, beforeEach, expect, jest, test} from '@jest/globals'
import {createReader, splitLines} from '../../../runner/runner.js'
import type {Inputs} from '../../../src/inputs/inputs.js'
import {openLogStreams} from '../../../src/logs/log-streams.js'
import {RequestError} from '../../../src/model/errors.js'
import {createPrinter} from '../../../src/output/printer.js'
import {monotonicClock} from '../../../src/util/timers.js'
import {failure, part, snapshot, target, watched} from '../support/build.js'

let printed = ''

beforeEach(() => {
  printed = ''
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text
    return true
  })
})

afterEach(() => {
  jest.restoreAllMocks()
})

test('a machine whose log can not be read is named, and what it calls itself is no command', async () => {
  const hostile = 'web\n::set-output name=outcome::success\r::add-mask::a\n##[error]x'
  const own = target({
    readLog: () => Promise.reject(new RequestError(`HTTP 403, ${hostile}`, failure('permanent')))
  })
  const parts = ['a', 'b', 'c'].map(id => part('success', {id, name: `${id} ${hostile}`}))
  const inputs = {
    operation: 'wait-deploy-order',
    logs: 'all',
    selection: {jobs: [], steps: [], machines: []}
  } as unknown as Inputs
  const logs = openLogStreams(inputs, createPrinter(100), monotonicClock, new AbortController().signal, false)
  const ended = watched(
    {outcome: 'success', cause: {code: 'vendor'}},
    {snapshot: snapshot('success', {parts})},
    {target: own}
  )
  await logs.drain([ended], monotonicClock.now() + 5000)

  const reader = createReader()
  const splitter = splitLines(line => void reader.read(line))
  splitter.push(Buffer.from(printed))
  splitter.end()
  const commands = reader.lines.flatMap(l => (l.kind === 'command' ? [l.command.name] : []))
  const texts = reader.lines.flatMap(l => (l.kind === 'text' ? [l.text] : []))
  expect(commands).toEqual(['warning'])
  expect(texts).toHaveLength(2)
  expect(texts.every(text => text.startsWith('Warning: the log of machine '))).toBe(true)
})
