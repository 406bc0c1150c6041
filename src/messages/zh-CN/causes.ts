import type {causes as English} from '../en/causes.js'
import type {Sayings} from '../en/words.js'
import {countOf, durationOf, inBrackets, targets, wordOf} from './words.js'

export const causes: Sayings<typeof English> = {
  reason: ({why, where, next}) => `${why}（${where}）${next ? `；${next}` : ''}`,

  'cause.started': () => '已启动，不等待其结束（wait: false）',
  'cause.start-unclear': ({marker, why, search}) => {
    const found = search ? `无法查找（${search}）` : '在 30 秒内没有找到'
    return `启动请求没有得到明确应答（${why}），带有标记 ${marker} 的运行${found}：它可能已经启动`
  },
  'cause.succeeded': ({done, meant, skipped}) => {
    const on =
      meant + skipped === 0
        ? ''
        : done < meant
          ? `，${countOf(meant, 'machine')}中有 ${done} 台报告成功`
          : `，共 ${countOf(meant, 'machine')}`
    return `成功${on}${skipped > 0 ? `，跳过 ${countOf(skipped, 'machine')}` : ''}`
  },
  'cause.ended': ({status, why}) => `结束时状态为 ${status}${inBrackets(why)}`,
  'cause.part-failed': ({part, status, why}) => `${part}；状态 ${status}${inBrackets(why)}`,
  'cause.cancelled': ({status, why}) => `已在平台上取消，状态 ${status}${inBrackets(why)}`,
  'cause.no-machine': ({status}) => `结束时状态为 ${status}，没有部署到任何主机`,
  'cause.did-nothing': ({status, why}) => `结束时状态为 ${status}，什么都没有执行${inBrackets(why)}`,
  'cause.contradicted': ({part, status}) => `${part}，但整体状态为 ${status}`,
  'cause.blocked': ({part, kind, status, why}) => `${part}，${targets[kind]}停在 ${status}${inBrackets(why)}`,
  'cause.paused': ({part, status}) => `${part ? `${part}；` : ''}已暂停，等待人工处理，状态 ${status}`,
  'cause.not-ended': ({status}) => `尚未结束，状态 ${wordOf(status)}`,
  'cause.nothing-found': () => '什么都没有找到',
  'cause.limit': ({limit, limitMs, part, isPaused, seen}) =>
    `${part ? `${part}；` : ''}${limit}（${durationOf(limitMs)}）${isPaused ? '已到，仍在等待人工处理：' : '已到，仍未结束：'}${seen}`,
  'cause.absence': ({limitMs}) => `${durationOf(limitMs)}内没有找到运行`,
  'cause.never-good': ({passed, failure}) => `${passed}；自始至终没有有效应答${inBrackets(failure)}`,
  'cause.unknown-status': ({status, polls}) => `未知状态 ${wordOf(status)}，共 ${polls} 次查询都是如此`,
  'cause.outage': ({forMs, failure, seen}) =>
    `平台已有 ${durationOf(forMs)}没有有效应答（${failure}），超过 outage-tolerance：${seen}`,
  'cause.refused': ({failure}) => `平台拒绝了请求：${failure}`,
  'cause.not-found': ({failure}) => `平台上没有找到：${failure}`,
  'cause.interrupted': ({signal, status}) =>
    `工作流被取消或超时（${signal}）${status ? `；最后状态 ${wordOf(status)}` : '，此时尚无任何应答'}`,
  'cause.interrupted-at-end': ({signal, status}) =>
    `工作流被取消或超时（${signal}），此时部署刚刚结束，状态 ${status}`,
  'cause.abandoned': ({status}) =>
    `不再等待${status ? `（最后状态 ${wordOf(status)}）` : ''}，因为另一个目标先失败了`,
  'cause.no-such-part': ({input, name, there}) =>
    `没有找到 ${input} 指定的 ${name}；现有：${there.join('、') || '无'}`,
  'cause.no-log': ({why}) => `无法读取日志：${why}`,
  'cause.run-ended': ({run, ended, status}) =>
    `${run} 先结束，状态 ${wordOf(ended)}${status ? `；本身的最后状态 ${wordOf(status)}` : ''}`,

  'seen.polls': ({polls, isCut, lastGoodMs}) =>
    [
      ...(polls.length > 0 ? polls.map(({label, times}) => `${wordOf(label)}（${times} 次）`) : ['没有查询']),
      ...(isCut ? ['…'] : []),
      ...(lastGoodMs === undefined ? [] : [`最后一次有效应答在 ${durationOf(lastGoodMs)}前`])
    ].join('，'),

  'parts.wrong': ({path, fate, why, others}) => {
    const more = others.map(({kind, count}) => countOf(count, kind)).join('、')
    return `${path} ${fate}${inBrackets(why)}${more && `，另有 ${more}`}`
  },
  'parts.none': () => '有一部分失败',
  'fate.failed': () => '失败',
  'fate.cancelled': () => '已取消',
  'fate.unknown': ({status}) => `状态未知：${wordOf(status)}`,
  'fate.other': ({status}) => `状态为 ${wordOf(status)}`
}
