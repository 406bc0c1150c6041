import type {Sayings} from '../en/words.js'
import type {yunxiao as English} from '../en/yunxiao.js'
import {askedOf, countOf, inBrackets, join, namedPart, targets, wordOf} from './words.js'

const whats = {
  'merge conflict': '被合并冲突卡住',
  approval: '等待人工卡点通过，或手动启动',
  pause: '等待人工处理'
}

const access = {'read-only': '只读', 'read-write': '读写'}

export const yunxiao: Sayings<typeof English> = {
  'hint.yunxiao.token': ({url}) => `检查 token：错误或已过期；请在 ${url} 新建个人访问令牌`,
  'hint.yunxiao.permission': ({scope, url, isCentral}) =>
    `检查 ${isCentral ? 'organization-id，再检查 ' : ''}token：需要权限“${scope.path}”（${access[scope.access]}），且令牌的所有者须是该流水线或应用的成员；权限在 ${url} 设置`,
  'hint.yunxiao.not-found': ({ids, isCentral}) =>
    `检查 ${askedOf(ids)}${ids.isOrder ? '（应为部署单的编号，不是其中环境部署单的编号）' : ''}；${isCentral ? 'organization-id、api（版本）' : 'api（版本）'}或 endpoint 有误时也是同样的结果`,
  'hint.yunxiao.refused': ({ids}) => `检查 ${askedOf(ids)}，以及 api`,
  'hint.unreadable-order': () => '打开该次运行，查看任务创建的是哪个部署单，用 deploy-order-id 指定',
  'hint.too-many-orders': () => '用 job-id 缩小范围，或逐个指定',
  'hint.order-gone': () => '在平台上确认它是否已被删除',
  'hint.no-such-job': ({jobs}) =>
    `检查 job-id；现有任务：${jobs.map(({name, id}) => `${name}（${id}）`).join('、') || '无'}`,

  'yunxiao.unreadable-order': ({job}) => `任务 ${job} 的部署单 id 无法读取`,
  'yunxiao.too-many-orders': ({most}) => `该次运行的部署单超过 ${most} 个，超出跟踪上限`,
  'yunxiao.order-gone': ({sn, run}) => `运行 ${run} 中已没有 AppStack 部署单 ${sn}`,
  'yunxiao.no-such-job': ({name}) => `该次运行没有任务 ${name}`,
  'yunxiao.no-app': () => '不知道它属于哪个应用',
  'yunxiao.give-app': () => '请给出 app-name',
  'yunxiao.no-app-to-stop': () => '不知道它属于哪个应用，请给出 app-name',

  'yunxiao.retry-machine': () => '有部署权限的人可在流水线页面上重试或跳过该主机，或终止该部署单',
  'yunxiao.resume-order': () => '有部署权限的人可在流水线页面上继续或终止该部署单',
  'yunxiao.resume-change': () => '有部署权限的人可在应用页面上继续、回滚或终止',
  'yunxiao.environment-action': ({name, by, action}) =>
    `环境 ${name}${by ? `（${join(by.who ?? '有人', '于')} ${by.at} 暂停）` : ''}：${action}`,
  'yunxiao.job-waits': ({name, what, who}) =>
    `任务 ${name} ${whats[what]}${inBrackets(who.length > 0 ? `可由 ${who.join('、')} 处理` : '')}，在运行页面上操作`,
  'untold.orders': () => '其部署单的情况',
  'untold.suspension': ({name}) => `是谁暂停了环境 ${name}`,

  'yunxiao.no-machine': () => '没有部署到任何主机',
  'yunxiao.no-order': ({kind}) => join('其中没有', targets[kind]),
  'yunxiao.exception': ({code}) => `异常码 ${code}`,
  'yunxiao.agent-lost': () => '主机的 Agent 失联（clientStatus: error）',
  'yunxiao.agent-lost-on': ({name, status}) =>
    `主机 ${name} 的 Agent 失联（clientStatus: error）；在 Agent 恢复之前，它可能一直停在 ${wordOf(status)}`,
  'yunxiao.no-list': () => '平台返回 Success 但没有列出主机，无法得知部署到了哪些主机',
  'yunxiao.skipped': ({name}) => `主机 ${name} 被跳过：新版本没有部署到它上面`,
  'yunxiao.never-said': ({waiting, all}) =>
    `部署单为 Success，但 ${countOf(all, 'machine')}中有 ${waiting} 台没有报告成功`,
  'yunxiao.early-success': ({at, of}) => `部署单在第 ${at}/${of} 批就已是 Success`,
  'yunxiao.failed-inside': ({kind, name, status}) =>
    `${namedPart(kind, name)} 状态为 ${status}，但该次运行仍计为成功`
}
