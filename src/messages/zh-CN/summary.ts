import type {summary as English} from '../en/summary.js'
import type {Sayings} from '../en/words.js'
import {inBrackets, namedPart, outcomes, parts} from './words.js'

export const summary: Sayings<typeof English> = {
  'summary.cause': () => '原因',
  'summary.next': () => '处理',
  'summary.named': ({name, text}) => `**${name}：** ${text}`,
  'summary.headline': ({outcome, target}) => `${outcome}：${target}`,
  'summary.outcome': ({outcome}) => outcomes[outcome] ?? outcome,
  'summary.wrong-input': () => '输入有误',
  'summary.open': () => '在平台上打开',
  'summary.counts-as-success': () => '此结果在 `allow-outcomes` 中，本步骤仍计为成功。',
  'summary.several': ({others, same, all}) =>
    `${others > 0 ? ` 等 ${others + 1} 个` : ''}（${all} 个目标中的 ${same} 个）`,
  'summary.last-lines': ({count}) => `：日志最后 ${count}\u00a0行`,
  'summary.target-columns': () => '结果|目标|状态|进度|主机|用时|备注',
  'summary.part-columns': ({machines}) => `批次|${machines ? '主机' : '组成部分'}|状态|用时|备注`,
  'summary.position': ({kind, at, of}) => `第 ${at}/${of} ${kind === 'batch' ? '批' : '阶段'}`,
  'summary.ratio': ({some, all}) => `${some}/${all}`,
  'summary.held': ({status}) => `${status}，被卡住`,
  'summary.abandoned': () => '不再等待',
  'summary.allowed-to-fail': () => '允许失败',
  'summary.notes': ({notes}) => notes.join('；'),
  'summary.parts': ({machines}) => (machines ? '主机' : '组成部分'),
  'summary.folded': ({title, counts}) => `<b>${title}</b>${inBrackets(counts.join('，'))}`,
  'summary.part': ({kind, name}) => namedPart(kind, name),
  'summary.of': ({target}) => inBrackets(target),
  'summary.not-shown': ({count}) => `另有 ${count} 项未显示。`,
  'summary.drawn': ({some, all}) => `时间线显示了 ${all} 项中的 ${some} 项。`,
  'summary.viewer-time': () => '时间线按浏览器的时区显示',
  'summary.since': ({time}) => `始于 ${time}`,
  'summary.until': ({time}) => `止于 ${time}`,
  'summary.span': ({span, took}) => `${span}（${took}）`,
  'summary.requests': ({count}) => `状态查询 ${count} 次`,
  'summary.not-fit': () => '其余内容超出摘要的长度上限。',
  // In a narrow table no number is to stand apart from its unit.
  'summary.seconds': ({seconds}) => {
    if (seconds < 120) return `${seconds}\u00a0秒`
    if (seconds < 7200) return `${Math.floor(seconds / 60)}\u00a0分 ${seconds % 60}\u00a0秒`
    return `${Math.floor(seconds / 3600)}\u00a0小时 ${Math.floor((seconds % 3600) / 60)}\u00a0分`
  },

  'timeline.batch': ({batch}) => `第 ${batch} 批`,
  'timeline.kind': ({kind}) => parts[kind],
  'timeline.all': ({kind}) => parts[kind],
  'timeline.target': ({name}) => name.replace(/^(?:主机|AppStack )(?=部署单)/, '')
}
