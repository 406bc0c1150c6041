import type {starts as English} from '../en/starts.js'
import type {Sayings} from '../en/words.js'
import {behindColon, durationOf, join} from './words.js'

const limit = (name: string, ms: number | undefined) =>
  ms === undefined ? [] : [`${name} ${durationOf(ms)}`]

const verbs: Readonly<Partial<Record<string, string>>> = {
  'check-pipeline': '查询',
  'run-pipeline': '启动',
  'fetch-logs': '读取日志：'
}

export const starts: Sayings<typeof English> = {
  'start.operation': ({operation, platform, api, origin}) =>
    `${operation}，${platform}，api: ${api}，${origin}`,
  'start.target': ({operation, target, url}) => {
    return `  ${join(verbs[operation] ?? '等待', target)}${behindColon(url)}`
  },
  'start.more': ({count}) => `  另有 ${count} 个`,
  'start.limits': limits => {
    const {pace} = limits
    const all = [
      ...limit('timeout', limits.timeoutMs),
      ...limit('queue-timeout', limits.queueTimeoutMs),
      ...limit('stall-timeout', limits.stallTimeoutMs),
      `查询间隔 ${durationOf(pace.minMs)}至 ${durationOf(pace.maxMs)}`,
      ...limit('request-timeout', limits.requestTimeoutMs),
      ...limit('outage-tolerance', limits.outageToleranceMs),
      ...limit('created-after', limits.createdAfterMs)
    ]
    return `  ${all.join('，')}`
  },
  'start.rules': ({onPaused, onFailedMachine, allowed}) => {
    const all = [
      ...(onPaused ? [`on-paused ${onPaused}`] : []),
      ...(onFailedMachine ? [`on-failed-machine ${onFailedMachine}`] : []),
      `计为成功的结果：${allowed.join('、')}`
    ]
    return `  ${all.join('，')}`
  },
  'start.sources': ({count}) => `branch 和 tag 需要流水线只有一个代码源，而它有 ${count} 个`,
  'hint.sources': () => '去掉 branch 和 tag，在流水线中设置要运行的内容',
  'start.begun': ({target, url}) => `${join('已启动', target)}${behindColon(url)}`,
  'start.unclear': ({target, why, marker}) =>
    `${target}：启动请求没有得到明确应答（${why}），不会再次发送；正在按标记 ${marker} 查找该次运行`,
  'start.found': ({target, marker, url}) =>
    `启动请求已到达平台：${target} 带有标记 ${marker}${behindColon(url)}`,
  'start.killed': ({cancelRemote, isKept}) => {
    const then = isKept
      ? '此时仍在平台上运行的，由 post 步骤停止'
      : '由于没有可用于签名的凭证，无法为 post 步骤保存状态，平台上不会停止任何东西'
    return `  cancel-remote ${cancelRemote}：步骤被取消或超时时，此 Runner 会立即终止它，不发信号；${then}`
  }
}
