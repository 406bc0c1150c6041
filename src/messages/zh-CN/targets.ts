import type {targets as English} from '../en/targets.js'
import type {Sayings} from '../en/words.js'
import {durationOf, join, namedPart, targets as nouns} from './words.js'

export const targets: Sayings<typeof English> = {
  'part.path': ({path}) =>
    path
      .map(({kind, name, batch}) => join(batch === undefined ? '' : `第 ${batch} 批`, namedPart(kind, name)))
      .join(' › '),
  'part.title': ({kind, name, id, batch}) =>
    `${namedPart(kind, name)}${id === undefined ? '' : `（${id}）`}${batch === undefined ? '' : `，第 ${batch} 批`}`,
  'log.title': ({target, part, run}) =>
    `${target === undefined ? '' : `${target}，`}${part}${run > 1 ? `，第 ${run} 次运行` : ''}`,
  'log.heading': ({title, lines, tookMs, last}) => {
    const took = tookMs === undefined ? '' : `，用时 ${durationOf(tookMs)}`
    return `${title}：${lines} 行${took}${last === undefined ? '' : `，最后一行：${last}`}`
  },

  'target.named': ({kind, id}) => `${nouns[kind]} ${id}`,
  'target.one-run': () => '一次运行',
  'target.of-pipeline': ({name, pipeline}) => join(`流水线 ${pipeline} 的`, name),
  'target.of-app': ({name, app}) => join(`应用 ${app} 的`, name),

  'title.success': ({name}) => `await-deploy：${name} 成功`,
  'title.failure': ({name}) => `await-deploy：${name} 失败`,
  'title.cancelled': ({name}) => `await-deploy：${name} 已取消`,
  'title.skipped': ({name}) => `await-deploy：${name} 已跳过`,
  'title.paused': ({name}) => `await-deploy：${name} 已暂停`,
  'title.running': ({name}) => `await-deploy：${name} 未结束`,
  'title.timeout': ({name}) => `await-deploy：${join('等待', name, '超时')}`,
  'title.interrupted': ({name}) => `await-deploy：${join('等待', name, '被中断')}`,
  'title.error': ({name}) => `await-deploy：${name} 没有结论`,
  'title.wrong-input': () => 'await-deploy：输入有误'
}
