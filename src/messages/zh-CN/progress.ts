import type {progress as English} from '../en/progress.js'
import type {Sayings} from '../en/words.js'
import {behindColon, countOf, durationOf, join, outcomeOf, parts, wordOf} from './words.js'

const stucks = {paused: '（已暂停，等待人工处理）', blocked: '（被失败的主机卡住）'}

interface Counts {
  failed: number
  running: number
}

function otherCounts({failed, running}: Counts): string[] {
  return [...(failed > 0 ? [`失败 ${failed}`] : []), ...(running > 0 ? [`进行中 ${running}`] : [])]
}

export const progress: Sayings<typeof English> = {
  'progress.detail': ({clock, text}) => `[${clock}]   ${text}`,
  'progress.of': ({text, target}) => `${text}（${target}）`,
  'progress.target': ({target, state, left}) => {
    if (left === undefined) return `${target}：${state}`
    const usual = left.usualMs === undefined ? '' : `；预计还需 ${durationOf(left.usualMs)}`
    const limit = left.limitMs === undefined ? '' : `；${durationOf(left.limitMs)}后超时`
    return `${target}：${state}${usual}${limit}`
  },
  'progress.usual': ({target, usualMs, runs}) =>
    `${target}：通常需要 ${durationOf(usualMs)}（最近 ${runs} 次运行）`,
  'progress.overlong': ({target, ageMs, usualMs, runs}) =>
    `${target} 已运行 ${durationOf(ageMs)}，通常只需 ${durationOf(usualMs)}（最近 ${runs} 次运行）`,
  'progress.state': ({status, stuck, position, counted, inBatch}) => {
    const place = position
      ? `，第 ${position.at}/${position.of} ${position.kind === 'batch' ? '批' : '阶段'}`
      : ''
    const head = `${wordOf(status)}${stuck ? stucks[stuck] : ''}${place}`
    if (counted === undefined) return head
    const done = `${join(parts[counted.kind], '完成')} ${counted.done}/${counted.all}`
    if (inBatch === undefined) return `${head}，${[done, ...otherCounts(counted)].join('，')}`
    const now = [`完成 ${inBatch.done}`, ...otherCounts(inBatch)].join('，')
    return `${head}：${now}（${done}${counted.failed > 0 ? `，失败 ${counted.failed}` : ''}）`
  },
  'progress.change': ({part, change, took}) =>
    `${part}：${change}${took ? `，用时${took.about ? '约' : ''} ${durationOf(took.ms)}` : ''}`,
  'progress.together': ({count, changes, names}) =>
    `${countOf(count, 'machine')}：${changes.join('、')}：${names.join('、')}`,
  'progress.more': ({count}) => `另有 ${count} 项`,
  'progress.action': ({action, url}) => `${action}${behindColon(url)}`,
  'progress.failing': ({target, why, forMs, hint}) =>
    `${target}：${why}；最多再试 ${durationOf(forMs)}${hint ? `；${join('期间请', hint)}` : ''}`,
  'progress.still-failing': ({target, why}) => `${target}：仍无有效应答（${why}）`,
  'progress.healed': ({target}) => `${target}：平台恢复应答`,
  'progress.unknown-status': ({target, status}) => `${target} 的状态未知：${wordOf(status)}；按未结束处理`,

  warning: ({text}) => `警告：${text}`,

  'log.unreadable': ({part, why}) => `无法读取 ${part} 的日志：${why}`,
  'log.not-whole': ({part, what}) => `${part} 的日志不完整：${what}`,
  'log.more-troubles': () => '警告：还有其他日志无法读取或不完整',
  'log.late-lines': ({outcomes}) =>
    `结论：${outcomes.map(outcomeOf).join('、')}。正在读取最后的日志（最多 30 秒）…`
}
