import {describe, expect, test} from '@jest/globals'
import {marked} from 'marked'
import {scenesOf} from '../../../scripts/screenshots/scenes.js'
import {speak} from '../../../src/messages/language.js'

/** The kinds of a page's blocks, in their order. */
const blocks = (markdown: string) =>
  marked
    .lexer(markdown)
    .filter(({type}) => type !== 'space')
    .map(token => (token.type === 'html' ? (/<[a-z]+/.exec(token.raw)?.[0] ?? '</') : token.type))
    .filter(kind => kind !== '</')
const picture = (markdown: string) => /```mermaid\n([\s\S]*?)```/.exec(markdown)?.[1] ?? ''

const scenesIn = {en: await scenesOf('en'), zh: await scenesOf('zh')}
await speak('en')

describe.each(['en', 'zh'] as const)('the summaries in %s', language => {
  const scenes = new Map(scenesIn[language].map(({name, markdown}) => [name, markdown]))
  const ofScene = (name: string) => scenes.get(name) ?? ''

  test.each<[string, readonly string[]]>([
    ['success', ['heading', 'paragraph', 'table', 'code', 'heading', 'table', 'paragraph']],
    [
      'five-targets',
      [
        'heading',
        'paragraph',
        'paragraph',
        '<details',
        '<pre',
        'table',
        'code',
        'heading',
        'table',
        'paragraph'
      ]
    ],
    [
      'forty-machines',
      [
        'heading',
        'paragraph',
        'paragraph',
        '<details',
        '<pre',
        '<details',
        '<pre',
        'table',
        'code',
        '<details',
        'table',
        'paragraph'
      ]
    ],
    [
      'change-order',
      [
        'heading',
        'paragraph',
        'paragraph',
        '<details',
        '<pre',
        'table',
        'code',
        'heading',
        'table',
        'paragraph'
      ]
    ],
    [
      'timeout',
      [
        'heading',
        'paragraph',
        'paragraph',
        ...['<details', '<pre', '<details', '<pre', '<details', '<pre'],
        'paragraph',
        'table',
        'code',
        'heading',
        'table',
        'paragraph'
      ]
    ],
    ['refused', ['heading', 'paragraph', 'paragraph', 'paragraph']],
    ['paused', ['heading', 'paragraph', 'paragraph', 'table', 'code', 'heading', 'table', 'paragraph']],
    ['quality-gate', ['heading', 'paragraph', 'paragraph', 'table', 'code', 'heading', 'table', 'paragraph']],
    ['wrong-input', ['heading', 'list', 'paragraph']]
  ])('have the blocks of %s in their order', (name, expected) => {
    expect(blocks(ofScene(name))).toEqual(expected)
  })

  test('name the one of five targets that failed, and show it first', () => {
    const markdown = ofScene('five-targets')
    expect(markdown).toMatch(
      language === 'en'
        ? /^## ❌ failure: deploy order 700105 .*\(1 of 5 targets\)\n/
        : /^## ❌ 失败：流水线 .*主机部署单 700105（5 个目标中的 1 个）\n/
    )
    expect(picture(markdown)).toMatch(/section (?:order|部署单) 700105\n {2}\S+-1 :done.*\n {2}\S+-2 :crit/)
    expect(picture(markdown).match(/section/g)).toHaveLength(5)
  })

  test('keep an environment that follows another beside it, not below it', () => {
    const rows = ofScene('change-order').match(/^\| (?:&emsp;)*(?:environment|环境) .*$/gm)
    expect(rows).toHaveLength(3)
    expect(rows?.filter(row => row.includes('&emsp;'))).toEqual([])
  })

  test('say who may approve', () => {
    const [next, row] =
      language === 'en'
        ? ['**Next:** lin or chen can approve', /^\| stage .* ⏸️.*lin or chen can approve/m]
        : [
            '**处理：** 需人工处理，之后重新运行本作业：林晓或陈立可通过或驳回',
            /^\| 阶段 .* ⏸️.*林晓或陈立可通过或驳回/m
          ]
    expect(ofScene('paused')).toContain(next)
    expect(ofScene('paused')).toMatch(row)
    // A stage that waits at its quality gate says of itself that it runs.
    expect(ofScene('quality-gate')).toMatch(
      language === 'en'
        ? /^\| stage .* ⏸️.*RUNNING.*a quality-gate owner can approve or reject/m
        : /^\| 阶段 .* ⏸️.*RUNNING.*质量红线负责人可放行或拦截/m
    )
    expect(ofScene('paused')).toMatch(language === 'en' ? /&emsp;job / : /&emsp;Job .*\n.*&emsp;插件 /)
  })
})
