import type {notices as English} from '../en/notices.js'
import type {Sayings} from '../en/words.js'
import {join, namedPart, wordOf} from './words.js'

export const notices: Sayings<typeof English> = {
  'notice.unknown-status': ({kind, name, status}) => `${namedPart(kind, name)} 的状态未知：${wordOf(status)}`,
  'part.says': ({part, said}) => `${part}：${said}`,
  'notice.untold': ({what, why}) => `${join('无法得知', what)}：${why}`,
  'untold.approvals': () => '在等谁处理',
  'untold.action': () => '可以如何处理',
  'untold.message': () => '原因',
  'untold.executions': () => '执行了几次',
  'untold.parts': () => '构建的内容',
  'untold.failed': () => '其中哪里失败',
  'untold.delays': () => '在等什么',
  'untold.last-line': () => '最后一行',
  'untold.logs': ({target}) => `${target} 的日志`
}
