import {describe, expect, test} from '@jest/globals'
import {marked} from 'marked'
import {scenesOf} from '../../../scripts/screenshots/scenes.js'

/** The kinds of a page's blocks, in their order. */
const blocks = (markdown: string) =>
  marked
    .lexer(markdown)
    .filter(({type}) => type !== 'space')
    .map(token => (token.type === 'html' ? (/<[a-z]+/.exec(token.raw)?.[0] ?? '</') : token.type))
    .filter(kind => kind !== '</')
const picture = (markdown: string) => /```mermaid\n([\s\S]*?)```/.exec(markdown)?.[1] ?? ''

describe.each(['en', 'zh'] as const)('the summaries with names in %s', language => {
  const scenes = new Map(scenesOf(language).map(({name, markdown}) => [name, markdown]))
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
    ['paused', ['heading', 'paragraph', 'paragraph', 'table', 'code', 'heading', 'table', 'paragraph']],
    ['wrong-input', ['heading', 'list', 'paragraph']]
  ])('have the blocks of %s in their order', (name, expected) => {
    expect(blocks(ofScene(name))).toEqual(expected)
  })

  test('name the one of five targets that failed, and show it first', () => {
    const markdown = ofScene('five-targets')
    expect(markdown).toMatch(/^## ❌ failure: deploy order 700105 .*\(1 of 5 targets\)\n/)
    expect(picture(markdown)).toMatch(/section order 700105\n {2}\S+-1 :done.*\n {2}\S+-2 :crit/)
    expect(picture(markdown).match(/section/g)).toHaveLength(5)
  })

  test('keep an environment that follows another beside it, not below it', () => {
    const rows = ofScene('change-order').match(/^\| (?:&emsp;)*environment .*$/gm)
    expect(rows).toHaveLength(3)
    expect(rows?.filter(row => row.includes('&emsp;'))).toEqual([])
  })

  test('say who may approve', () => {
    const [, who] = /\*\*Next:\*\* (.*) can approve/.exec(ofScene('paused')) ?? []
    expect(who).toMatch(language === 'en' ? /^lin or chen$/ : /^林晓 or 陈立$/)
    expect(ofScene('paused')).toMatch(new RegExp(`^\\| stage .* ⏸️.*${who} can approve`, 'm'))
  })
})
