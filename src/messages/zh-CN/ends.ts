import type {ends as English} from '../en/ends.js'
import type {Sayings} from '../en/words.js'
import {behindColon, countOf, durationOf, inBrackets, join, outcomeOf} from './words.js'

export const ends: Sayings<typeof English> = {
  'end.outcome': ({outcome, same, all}) =>
    `结果：${outcomeOf(outcome)}${all > 1 ? `，${all} 个目标中的 ${same} 个` : ''}`,
  'end.cause': ({why, where}) => `原因：${why}${inBrackets(where)}`,
  'end.part': ({title, count, folded}) => {
    const where = folded > 0 ? `（前 ${folded} 行已折叠）` : ''
    return `位置：${title}${count > 0 ? `；日志最后 ${count} 行${where}：` : ''}`
  },
  'end.part-folded': ({title, count, last}) => `位置：${title}；日志最后 ${count} 行，末行：${last}`,
  'end.other': ({title, count}) => `失败：${title}${count > 0 ? `；日志最后 ${count} 行` : ''}`,
  'end.title': ({title, why}) => `${title}${why ? `；${why}` : ''}`,
  'end.link': ({url}) => `链接：${url}`,
  'end.next': ({next}) => `处理：${next}`,
  'end.brief': ({outcome, how, where, tookMs, url}) => {
    if (outcome !== 'success') return `${outcomeOf(outcome)}：${how}${inBrackets(where)}${behindColon(url)}`
    const took = tookMs === undefined ? '' : `，用时 ${durationOf(tookMs)}`
    // The cause of a success begins with the same word.
    const rest = how.replace(/^成功，?/, '')
    return `成功：${where}${rest && `，${rest}`}${took}${behindColon(url)}`
  },
  'end.allowed': ({outcome}) => `结果 ${outcome} 在 allow-outcomes 中，本步骤计为成功`,
  'end.left-out': ({count, limit, url}) =>
    `另有 ${count} 行日志未打印（max-log-lines: ${limit}）${behindColon(url)}`,

  'digest.part': ({path, status}) => `${path}：${status}`,

  'open.part': ({path, status, since, forMs}) => {
    const begun = forMs === undefined ? '在开始等待之前已开始' : `已持续约 ${durationOf(forMs)}`
    return `${path}：${status}，${since ? `自 ${since} UTC 起` : begun}`
  },
  'open.others': ({failed, open, names, waiting, kind, waitingNames}) =>
    [
      ...(failed > 0 ? [`另有 ${failed} 个已失败`] : []),
      ...(open > 0 ? [`另有 ${open} 个尚未结束：${names.join('、')}`] : []),
      ...(waiting > 0
        ? [
            `${open + failed > 0 ? '' : '另有 '}${join(kind ? countOf(waiting, kind) : `${waiting} 个部分`, '尚未开始')}${behindColon(waitingNames.join('、'))}`
          ]
        : [])
    ].join('；'),

  'first.unfinished': () => '未完成',
  'first.unfinished-on-act': () =>
    '未完成：被取消、超时（此 Runner 会立即终止步骤，不发信号）或崩溃；请在平台上确认部署结果',
  'result.nothing': () => '没有需要等待的目标',
  'result.wrong-input': ({mistakes}) => `输入有误：${mistakes.join('；').replaceAll('？；', '？')}`,
  'input.mistake': ({mistake}) => `输入 ${mistake}`
}
