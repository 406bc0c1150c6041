import {expect} from '@jest/globals'
import {asText, commandsNamed, lastLines} from '../support/action/log-views.js'
import {type ActionRun, runAction} from '../support/action/run-action.js'
import {sideBySide} from '../support/action/side-by-side.js'
import {bkciBuild} from '../support/deploys/one-deploy/bkci-build.js'
import {yunxiaoOrder} from '../support/deploys/one-deploy/yunxiao-order.js'

const inputs = {locale: 'zh-CN'}

/** The lines of ours, without those of the deploy. */
const own = ({run}: ActionRun) =>
  run.lines
    .map(asText)
    .filter(line => !line.startsWith(' | '))
    .join('\n')
/** What has no place in Chinese text, where names of inputs, of users and of statuses have. */
const english =
  /(?<![\w-])(?:the|and|is|was|failed|succeeded|waiting|machine|order|build|polling|times out|last|lines?)(?![\w-])/g

sideBySide('with locale: zh-CN', test => {
  test('a deploy that fails says what, where and what to do, all in Chinese', async () => {
    const failing = {ends: 'failure', at: 4} as const
    const ran = await runAction(bkciBuild.options(failing, [], inputs))
    expect(ran.run.conclusion).toBe('failure')
    const end = lastLines(ran, 12)
    for (const text of ['结果：失败（failure）', '原因：', '位置：', '链接：http', '处理：'])
      expect(end).toContain(text)
    expect(own(ran).match(english)).toBeNull()
    expect(ran.summary).toMatch(/^## ❌ 失败：流水线 .*构建 .*\n\n\*\*原因：\*\* .*\n\n\*\*处理：\*\* /)
    const words = ran.summary.replace(/`{3}mermaid[\s\S]*?`{3}|<pre>[\s\S]*?<\/pre>|<[^>]+>/g, '')
    expect(words.match(english)).toBeNull()
    expect(commandsNamed(ran, 'error')[0]?.properties.title).toMatch(/^await-deploy：构建 .* 失败$/)
    // What machines read is as it always is.
    expect(ran.run.outputs).toMatchObject({outcome: 'failure', status: 'FAILED', 'matched-by': 'given'})
    expect(ran.result.targets[0]).toMatchObject({kind: 'build', cause: {code: 'vendor'}})
  })

  test('a deploy that succeeds says so', async () => {
    const ran = await runAction(yunxiaoOrder.options({ends: 'success', at: 3}, [], inputs))
    expect(ran.run.conclusion).toBe('success')
    expect(own(ran).match(english)).toBeNull()
    expect(lastLines(ran, 3)).toMatch(/^成功：流水线 123 的主机部署单 1111，共 2 台主机，用时 /m)
  })

  test('a wrong input is told, and a wrong locale in English', async () => {
    const wrong = {...inputs, timeout: '30min', vendor: 'yunxaio'}
    const ran = await runAction(yunxiaoOrder.options({ends: 'never'}, [], wrong))
    expect(ran.run.outputs.reason).toContain('timeout：“30min”不是时长。例如：90s、30m、1h30m')
    expect(ran.summary).toMatch(/^## ❗ 输入有误\n/)
    const other = await runAction(yunxiaoOrder.options({ends: 'never'}, [], {locale: 'zh'}))
    expect(other.run.outputs.reason).toMatch(/^wrong input: locale: .zh. is unknown\. Use one of: en, zh-CN$/)
  })
})
