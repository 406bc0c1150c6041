import {formatDuration} from '../../util/duration.js'
import type {Asked, PartKind, TargetKind} from '../en/words.js'

type PartWords = Readonly<Record<PartKind, string>>

const usual: PartWords = {
  machine: '主机',
  environment: '环境',
  stage: '阶段',
  job: '任务',
  step: '步骤',
  task: '任务'
}
/** As the console of BlueKing CI has it. */
const ofBkci: PartWords = {...usual, job: 'Job', task: '插件'}

/** The pieces of a target, as the console of the platform calls them. */
export let parts = usual

/** From now on they are called as on this platform. */
export function speakOf(vendor: string): void {
  parts = vendor === 'bkci' ? ofBkci : usual
}

/** `主机 web-1`, `插件 rollout` */
export function namedPart(kind: PartKind, name: string): string {
  return `${parts[kind]} ${name}`
}

const counters: Readonly<Record<PartKind, string>> = {
  machine: '台',
  environment: '个',
  stage: '个',
  job: '个',
  step: '个',
  task: '个'
}

/** Both orders are called 部署单 on their consoles, so that each is told with the place it is from. */
export const targets: Readonly<Record<TargetKind, string>> = {
  'deploy order': '主机部署单',
  'change order': 'AppStack 部署单',
  'pipeline run': '流水线运行',
  build: '构建'
}

/** An outcome as a word; the outputs keep the English one. */
export const outcomes: Readonly<Partial<Record<string, string>>> = {
  success: '成功',
  failure: '失败',
  cancelled: '已取消',
  skipped: '已跳过',
  paused: '已暂停',
  running: '未结束',
  timeout: '超时',
  interrupted: '已中断',
  error: '无结论'
}

/** `成功（success）`: the word, and the one of the output. */
export function outcomeOf(outcome: string): string {
  const word = outcomes[outcome]
  return word === undefined ? outcome : `${word}（${outcome}）`
}

const units: Readonly<Record<string, string>> = {
  d: '天',
  h: '小时',
  m: '分',
  s: '秒',
  ms: '毫秒'
}

/** `6 分 12 秒`, `30 分钟`, `1 小时 30 分`. */
export function durationOf(ms: number): string {
  const pieces = [...formatDuration(ms).matchAll(/([0-9]{1,9}(?:\.[0-9])?)(ms|[dhms])/g)].map(
    ([, count, unit]) => [count, unit ?? ''] as const
  )
  if (pieces.length === 1 && pieces[0]?.[1] === 'm') return `${pieces[0][0]} 分钟`
  return pieces.map(([count, unit]) => `${count} ${units[unit]}`).join(' ')
}

/** `3 台主机`, `2 个阶段`. */
export function countOf(count: number, kind: PartKind): string {
  return join(`${count} ${counters[kind]}`, parts[kind])
}

/** `a`, `a 和 b`, `a、b 和 c`. */
export function listOf(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join('、')} 和 ${items.at(-1)}`
}

/** `（why）`, or nothing. */
export function inBrackets(text: string | undefined): string {
  return text ? `（${text}）` : ''
}

/** The pieces in a row, with a blank between a Chinese and a Latin one. */
export function join(...pieces: readonly string[]): string {
  return pieces.reduce((before, piece) => {
    const meets = /\p{Script=Han}$/u.test(before)
      ? /^[A-Za-z0-9#*(]/.test(piece)
      : /[A-Za-z0-9%)]$/.test(before) && /^\p{Script=Han}/u.test(piece)
    return `${before}${meets ? ' ' : ''}${piece}`
  })
}

/** `：text`, or nothing. */
export function behindColon(text: string | undefined): string {
  return text ? `：${text}` : ''
}

export function askedOf({inputs, part}: Asked): string {
  return `${listOf(inputs)}${part ? `，${join('以及', namedPart(part.kind, part.name))}` : ''}`
}

/** Words of ours that stand where a platform has none, and in counts of what was seen. */
const own: Readonly<Partial<Record<string, string>>> = {
  '(missing)': '无状态',
  '(null)': '空值',
  '(empty)': '空字符串',
  '(a list)': '列表',
  '(an object)': '对象',
  '(no run yet)': '尚无运行',
  '(no build yet)': '尚无构建',
  '(no detail yet)': '尚无详情',
  'bad answer': '无法使用的应答',
  'no answer': '无应答',
  'no data': '无数据',
  'no log': '无日志',
  'no app': '缺少应用名',
  'odd id': '无法使用的 id',
  late: '超时未应答',
  'log expired': '日志已过期',
  'request timeout': '请求超时',
  'answer too large': '应答过大',
  'too many parts': '部件过多',
  'too many orders': '部署单过多',
  'unreadable order': '部署单 id 无法读取',
  'order gone': '部署单已消失',
  'no such job': '任务不存在',
  'run replaced': '已被新的运行取代',
  'refused address': '被拒绝的地址',
  'proxy setting': '代理设置',
  'internal fault': '内部错误',
  'other words': '其他'
}

/** A status or a label, where it is a word of ours in Chinese. */
export function wordOf(word: string): string {
  return own[word] ?? word
}

/** The code of a system error, or what it means. */
export function codeOf(code: string | undefined): string {
  return code === undefined ? '未知错误' : code === 'not-regular' ? '不是普通文件' : code
}
