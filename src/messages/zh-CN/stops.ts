import type {stops as English} from '../en/stops.js'
import type {Sayings} from '../en/words.js'
import {behindColon, inBrackets} from './words.js'

export const stops: Sayings<typeof English> = {
  'stop.nothing': ({target}) => `${target}：还没有可停止的内容`,
  'stop.not-again': ({target, agoMs, url}) =>
    `${Math.round(agoMs / 1000)} 秒前已请求停止 ${target}，没有得到明确应答；再次停止会打断它的清理，如仍在运行请在平台上停止${behindColon(url)}`,
  'stop.accepted': ({target, status}) =>
    `${target} 即将停止：平台已接受请求${status ? `，当前状态 ${status}` : ''}`,
  'stop.refused': ({target, why, url}) =>
    `无法停止 ${target}${inBrackets(why)}；如仍在运行请在平台上停止${behindColon(url)}`,
  'stop.ended': ({target, status}) => `${target} 已在平台上结束：${status}`,
  'stop.stopping': ({target, status}) => `${target} 正在平台上停止（${status}）`,
  'stop.no-time': () => '没有剩余时间',
  'stop.impossible': ({target, why, url}) =>
    `无法从这里停止 ${target}：${why}；请在平台上停止${behindColon(url)}`,
  'stop.left-to-post': ({target}) => `${target}：没有剩余时间，由本 Action 的 post 步骤停止`,
  'stop.left': ({target, url}) => `没有停止 ${target}：没有剩余时间；请在平台上停止${behindColon(url)}`,

  'state.no-file': () => '无法为 post 步骤保存状态：未设置 GITHUB_STATE',
  'state.unwritable': () => '无法为 post 步骤保存状态：GITHUB_STATE 文件缺失或不可写',
  'state.too-many': ({count}) => `有 ${count} 个要停止的目标无法为 post 步骤保存：数量过多`,

  'post.killed': () => '步骤在得出结论之前被终止：此 Runner 不会先发信号',
  'post.nothing-stopped': ({why}) => `没有在平台上停止任何东西：${why}`,
  'post.other-inputs': () => '本步骤的输入是 cancel-remote: never，即另一个步骤的输入',
  'post.no-run': ({target, marker, url}) =>
    `${target} 可能已经启动，但没有找到带有标记 ${marker} 的运行；如果存在，请在平台上停止${behindColon(url)}`,
  'post.unsigned': () => '保存的状态没有本作业的签名',
  'post.unstopped': ({target, url}) =>
    `没有停止 ${target}，它可能仍在运行；请在平台上停止${behindColon(url)}`,
  'post.unchecked': ({target, url}) =>
    `${target} 可能仍在运行（来自保存的状态，本步骤的输入无法核实）；请在平台上确认${behindColon(url)}`,
  'post.more-running': ({count}) => `另有 ${count} 个可能仍在运行`,
  'post.lost-certificates': ({why}) => `ca-file ${why}，其中的证书现在不被信任`
}
