import {readdirSync, readFileSync} from 'node:fs'
import {expect} from '@jest/globals'
import {storyOf, withoutTimes} from '../../runner/story.js'
import {checkRecording} from '../../simulator/replay/check.js'
import {playRecording} from '../../simulator/replay/play.js'
import {vendors} from '../../src/vendors/index.js'
import {action} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'

const folder = '__tests__/process/recordings'
const names = readdirSync(folder).flatMap(file => /^(.+)\.jsonl$/.exec(file)?.[1] ?? [])
const textOf = (file: string) => readFileSync(`${folder}/${file}`, 'utf8')

// They are made by `npm run demo -- --vendor V --record __tests__/process/recordings`, which keeps the story too. Where the
// action says otherwise on purpose, remake both; where the platform's answers have not changed, the story alone has.
sideBySide('a recording', test => {
  test('is there of each platform', async () => {
    const played = names.map(
      name => JSON.parse(textOf(`${name}.jsonl`).split('\n', 1)[0] ?? '').inputs.vendor
    )
    expect([...new Set(played)].sort()).toEqual(Object.keys(vendors).sort())
  })

  for (const name of names) {
    test(`that the demo made tells the same when it is played, byte for byte but for times: ${name}`, async () => {
      const recording = textOf(`${name}.jsonl`)
      const {run, differences} = await playRecording(recording, {action})
      expect(withoutTimes(storyOf(run))).toBe(withoutTimes(textOf(`${name}.log`)))
      expect(differences.unexpected).toEqual([])
      expect(checkRecording(recording)).toEqual({secrets: [], notes: []})
      expect(run.stderr).toBe('')
    }, 60_000)
  }
})
