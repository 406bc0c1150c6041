import type {AnswerForm, answers as English} from '../en/answers.js'
import type {Sayings} from '../en/words.js'
import {behindColon, join, parts} from './words.js'

const forms: Readonly<Record<AnswerForm, string>> = {
  status: '状态',
  build: '构建',
  'build history': '构建历史',
  'build detail': '构建详情',
  'build log': '构建日志',
  'list of builds': '构建列表',
  pipeline: '流水线',
  'pipeline run': '流水线运行',
  'list of runs': '运行列表',
  'list of pipelines': '流水线列表',
  'deploy order': '主机部署单',
  'change order': 'AppStack 部署单',
  'list of change orders': 'AppStack 部署单列表',
  'list of steps': '步骤列表',
  'list of step outputs': '步骤输出列表',
  'list of events': '事件列表',
  'machine log': '主机日志',
  'step log': '步骤日志'
}

const connectionFaults: ReadonlyMap<string, string> = new Map([
  ['ENOTFOUND', 'DNS 中没有该域名'],
  ['EAI_AGAIN', 'DNS 没有应答'],
  ['ECONNREFUSED', '该地址没有服务在监听'],
  ['ECONNRESET', '应答到达前连接已被关闭'],
  ['ETIMEDOUT', '对方未在规定时间内应答'],
  ['EHOSTUNREACH', '从此 Runner 无法到达'],
  ['ENETUNREACH', '从此 Runner 无法到达']
])

export const answers: Sayings<typeof English> = {
  'answer.empty': () => '应答为空',
  'answer.no-json': () => '应答不是 JSON，或被截断',
  'answer.web-page': () => '应答是网页，不是 JSON',
  'answer.cut': () => '应答被截断',
  'answer.damaged': () => '压缩的应答被截断或已损坏',
  'answer.unknown-compression': () => '应答的压缩格式未知',
  'answer.field-twice': () => '应答中有重复字段',
  'answer.too-deep': ({deepest}) => `应答嵌套超过 ${deepest} 层`,
  'answer.no-whole': ({status}) => `应答为 HTTP ${status}，不是完整内容`,
  'answer.no-tunnel': () => '代理没有建立隧道',
  'answer.no-object': () => '应答不是对象',
  'answer.neither': () => '应答既不是对象也不是列表',
  'answer.list': () => '应答是列表，不是对象',
  'answer.object': () => '应答是对象，不是列表',
  'answer.form': ({form}) => join('应答中没有可识别的', forms[form]),
  'answer.about-another': ({what, id, asked}) => `应答是 ${what} ${id} 的，不是 ${asked} 的`,
  'answer.no-id': () => '（无 id）',
  'answer.odd-id': ({noun}) => `应答列出了一个${noun === 'build' ? '构建' : '运行'}，其 id 无法使用`,
  'answer.run-gone': ({id}) => `应答中已没有运行 ${id}`,
  'answer.oldest-first': () => '应答从最早的开始列出，且没有给出总页数',
  'answer.two-things': ({thing}) => `应答中关于 ${thing} 的内容前后矛盾`,
  'answer.job-missing': ({job}) => `应答没有列全该次运行的任务，其中没有 ${job}`,
  'answer.changed': () => '分页读取期间列表发生了变化',
  'answer.page-again': () => '应答是已经读过的一页日志',
  'answer.line-without-number': () => '应答中有一行日志没有行号',
  'answer.unnamed': ({kind}) => join('应答没有给出该', parts[kind], '的标识'),
  'answer.no-job-of': ({environment}) => `应答没有给出环境 ${environment} 的环境部署单`,
  'answer.too-many-jobs': ({most}) => `应答中一个环境之后的环境部署单超过 ${most} 个`,
  'answer.next-job': () => '应答中后续的环境部署单格式无法识别',
  'answer.jobs-missing': () => '应答没有列全该次运行的任务，可能缺少部署单',
  'answer.order-without-number': () => '应答列出的 AppStack 部署单没有编号',
  'answer.not-done': () => '应答没有确认操作已完成',
  'answer.not-stopping': ({thing}) => `应答没有确认会停止该${thing === 'build' ? '构建' : '次运行'}`,
  'answer.too-early': () => '尚未读到该次运行就请求了日志',

  'failure.no-answer': ({ms}) => `${Math.round(ms / 100) / 10} 秒内没有完整应答`,
  'failure.no-answer-yet': () => '尚未收到应答',
  'failure.too-slow': () => '耗时过长',
  'failure.too-large': ({mib}) => `应答超过 ${mib} MiB`,
  'failure.too-many-parts': ({most}) =>
    `应答包含的部件超过 ${most.toLocaleString('en')} 个，超出单个应答的读取上限`,
  'failure.odd-id': () => 'id 为空或只有点号，不能用作路径',
  'failure.own-fault': ({name}) => `本 Action 自身出错（${name}），请反馈给作者`,
  'failure.connection': ({peer, code}) =>
    `连接 ${peer} 失败（${code}）${behindColon(connectionFaults.get(code))}`,
  'failure.tls': ({peer, code}) => `与 ${peer} 的 TLS 连接失败（${code}）`,
  'failure.address': ({host, address}) => `${host} 解析为 ${address}，属于链路本地、元数据服务或被拒绝的地址`,
  'failure.redirect': ({status, target}) =>
    target ? `HTTP ${status}：重定向到 ${target} 不会被跟随` : `HTTP ${status}：重定向，不会跟随`,
  'failure.proxy-refused': ({proxy, target, status}) => `${proxy} 拒绝连接 ${target}（HTTP ${status}）`,
  'peer.through-proxy': ({host, proxy}) => `${host}（经代理 ${proxy}）`,
  'peer.proxy': ({host, variable}) => `代理 ${host}（${variable}）`,
  'proxy.no-address': ({variable}) => `环境变量 ${variable} 不是代理地址`,
  'proxy.scheme': ({variable, scheme}) => `环境变量 ${variable} 的协议是 ${scheme}`,
  'proxy.percent': ({variable}) => `环境变量 ${variable} 的用户名或密码中有百分号，应写作 %25`,

  'failure.http': ({head, said, requestId}) =>
    `${head}${said ? `，${said}` : ''}${requestId ? `（request id：${requestId}）` : ''}`,
  'failure.denied': () => '应答自称失败',
  'failure.http-status': ({status}) => `HTTP ${status}`,
  'failure.inside-ok': ({status}) => `HTTP ${status} 应答中的错误`,

  several: ({clauses}) => clauses.join('；'),
  'why.with-hint': ({why, hint}) => `${why}；${hint}`,
  'part.not-among': ({input, name, unlisted}) => join(`没有找到 ${input} 指定的 ${name}，且`, unlisted),
  unlisted: ({what, why}) => `${join('无法列出', what)}：${why}`,
  'unlisted.steps': ({job}) => `任务 ${job} 的步骤`,
  'unlisted.parts': ({target}) => `${target} 的组成部分`,

  'lost.no-time-for-rest': () => '日志太长，剩余时间不够读完',
  'lost.no-time': () => '剩余时间内没有应答',
  'lost.counted-anew': () => '平台重新开始计算行号，可能缺少部分日志行',
  'lost.cut': ({mib}) => `日志超过 ${mib} MiB，其余部分被截断`,
  'lost.numbered-otherwise': () => '平台的行号与列出顺序不一致，部分日志行无法获取',
  'lost.first-part': () => '平台只提供日志的前一部分',
  'lost.late-lines': () => '日志太长，平台较晚写入的日志行可能缺失',
  'lost.events': ({most}) => `事件超过 ${most} 条，其余的不读取`,
  'lost.dropped': () => '部分日志行在读取之前已被平台丢弃',
  'lost.still-growing': () => '结束 30 秒后日志仍在增长，之后的内容不再显示'
}
