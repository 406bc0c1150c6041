import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import {parse} from 'yaml'
import type {Manifest} from '../../runner/manifest.js'

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
}
interface Job {
  uses?: string
  steps?: Step[]
  'timeout-minutes'?: number
}

const FOLDER = '.github/workflows'
const names = readdirSync(FOLDER)
const jobsOf = (name: string) =>
  Object.entries((parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as {jobs: Record<string, Job>}).jobs)
const stepsOf = (name: string) => jobsOf(name).flatMap(([, {steps = []}]) => steps)
const manifest = parse(readFileSync('action.yml', 'utf8')) as Manifest

describe.each(names)('the workflow %s', name => {
  test('pins each action of others by its commit', () => {
    const used = [...stepsOf(name), ...jobsOf(name).map(([, job]) => job)].flatMap(({uses}) => uses ?? [])
    expect(used.filter(uses => !/^\.\/|@[0-9a-f]{40}$/.test(uses))).toEqual([])
  })

  test('gives this action only inputs that it has', () => {
    const given = stepsOf(name)
      .filter(({uses}) => uses === './')
      .flatMap(step => Object.keys(step.with ?? {}))
    expect(given.filter(input => !Object.hasOwn(manifest.inputs, input))).toEqual([])
  })

  test('leaves nothing to a terminal that goes with its step', () => {
    const started = stepsOf(name).filter(({run = ''}) => /\bnohup\b|&\s*$/m.test(run))
    expect(started).toEqual([])
  })
})
