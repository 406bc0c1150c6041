import type {bkci as English, People, StartRefusal, Thing} from '../en/bkci.js'
import type {Sayings} from '../en/words.js'
import {behindColon, inBrackets, join, namedPart, wordOf} from './words.js'

const things: Readonly<Record<Thing['kind'], string>> = {
  stage: '阶段',
  task: '插件',
  'build start': '本次构建的启动',
  'next stage': '下一阶段',
  build: '本次构建'
}

const waits = {
  approval: {who: '审核人', can: '可通过或驳回'},
  'quality gate': {who: '质量红线负责人', can: '可放行或拦截'},
  trigger: {who: '触发审核人', can: '可在控制台放行'},
  'go on': {who: '有该流水线执行权限的人', can: '可继续或终止'}
}

const kinds = {
  system: '系统错误',
  user: '用户错误',
  'third party': '第三方错误',
  plugin: '插件错误',
  'build machine': '构建机错误'
}

const startRefusals: Readonly<Record<StartRefusal, string>> = {
  'too often': '该流水线刚刚启动过：请稍后再启动',
  'not by hand': '其触发器不允许手动启动：请在触发器设置中修改',
  'not by API': '其触发器不允许从外部启动：请在触发器设置中修改',
  locked: '该流水线已锁定：请在其设置中解锁',
  'queue full': '其队列已满：请等其他构建结束，或在其设置中调大上限',
  'project disabled': '该项目已停用：请联系项目管理员',
  'nothing released': '该流水线没有已发布的版本：请先发布'
}

/** `a`, `a 或 b`, `a、b 或另外 3 人`. */
function anyOf({shown, others}: People): string {
  const names = shown.map(({name, isGroup}) => (isGroup ? `用户组 ${name}` : name))
  const all = others > 0 ? [...names, `另外 ${others} 人`] : names
  return all.length > 1 ? join(all.slice(0, -1).join('、'), '或', all.at(-1) ?? '') : all.join('')
}

const owners = {
  'direct-v3': 'token 或 username 对应的用户',
  'direct-v4': 'token 或 username 对应的用户',
  'gateway-user': 'token 对应的用户',
  'gateway-app': 'username 或 token 对应的用户'
}

export const bkci: Sayings<typeof English> = {
  'hint.bkci.gateway': () =>
    '检查 endpoint：应为网关地址，其环境（stage）须已发布此 API；地址写到环境为止，例如 https://bkapi.example.com/api/devops/prod',
  'hint.bkci.api-permission': ({api}) =>
    `检查 ${api === 'gateway-app' ? 'app-code：该应用' : 'token：其应用'}需要此 API 的权限，请在蓝鲸开发者中心申请`,
  'hint.bkci.runner-address': () => '换用网关允许其地址的 Runner，或请网关管理员放行此 Runner 的地址',
  'hint.bkci.gateway-login': ({api}) =>
    api === 'gateway-app'
      ? '检查 app-code、app-secret，以及 username 或 token'
      : '检查 token：应为用户的 access_token，且未过期',
  'hint.bkci.token': ({url}) => `检查 token：缺失、错误或已过期；请在 ${url} 重新获取`,
  'hint.bkci.gateway-only': () =>
    '该服务可能只接受经 API 网关的请求：请设置 api: gateway-user 或 gateway-app',
  'hint.bkci.other-pipeline': () => '检查 pipeline-id 和 run-id：该构建属于另一条流水线',
  'hint.bkci.logs-expire': () => '平台只保留一段时间的日志，请在平台上确认保留多久',
  'hint.bkci.not-found': ({api}) =>
    `检查 project-id（项目英文名）、pipeline-id 和 run-id；其他渠道的流水线，或没有此 API（${api}）的 endpoint，也会是同样的结果`,
  'hint.bkci.refused': () => '检查 project-id（项目英文名）、pipeline-id、run-id 和 api',
  'hint.bkci.start': ({why}) => startRefusals[why],
  'hint.bkci.permission': ({api, executes, idsAreRight, pipelineId, projectId}) => {
    const bound = api === 'gateway-app' ? `，且 app-code 须已关联到项目 ${projectId}` : ''
    const ids = idsAreRight ? '' : '检查 project-id（项目英文名）和 pipeline-id；再检查'
    const who = `${idsAreRight ? '检查' : ''} ${owners[api]}`
    return `${ids}${who}是否有项目 ${projectId} 中流水线 ${pipelineId} 的${executes ? '执行' : '查看'}权限${bound}`
  },

  'bkci.no-data': () => '应答为 status 0 但没有数据：没有这条流水线或这次构建',
  'bkci.log-store-failed': ({status, said}) =>
    `平台的日志服务出错（status ${status}${said ? `：${said}` : ''}）`,
  'bkci.log-expired': () => '平台上已没有这份日志：已过期',
  'bkci.jobs-and-tasks': () => '该构建的 Job 和插件',
  'bkci.no-detail': ({why}) => `无法读取构建详情，插件、插件日志以及由谁处理可能缺失；结论不受影响：${why}`,
  'bkci.failed-inside': ({parts: failed, more}) => {
    const named = failed
      .map(({kind, name, status}) => `${namedPart(kind, name)}（${wordOf(status)}）`)
      .join('、')
    return `构建成功，但其中有未成功的部分：${named}${more > 0 ? `，另有 ${more} 个` : ''}`
  },
  'bkci.begun-again': ({execution}) =>
    `该构建在平台上以同一 id 重新执行${execution ? `（第 ${execution} 次执行）` : ''}：以这次的结果为准`,

  'bkci.queue-timeout': () => '排队超时，从未运行',
  'bkci.terminated': () => '被强制终止',
  'bkci.approval-refused': () => '阶段准入被驳回或已过期，之后的阶段没有运行',
  'bkci.stage-refused': ({stage, by, why}) =>
    `阶段 ${stage} 的准入${by ? `被 ${by} 驳回` : '被驳回或已过期'}${inBrackets(why)}，之后的阶段没有运行`,
  'bkci.cancelled-by': ({user}) => `操作人 ${user}`,
  'bkci.nameless': () => '（无名称）',
  'bkci.error': ({text, kind, ownKind, number}) => {
    const what = kind ? kinds[kind] : ownKind ? `${ownKind} 错误` : '错误'
    const coded = number === undefined ? what : `${what} ${number}`
    return text ? `${text}（${coded}）` : coded
  },
  'bkci.waits': ({kind, thing, people, shown}) => {
    const {who, can} = waits[kind]
    const what = thing.name ? `${things[thing.kind]} ${thing.name}` : things[thing.kind]
    return `${join(people ? anyOf(people) : who, can)}${what}${inBrackets(shown)}`
  },
  'bkci.action': ({clause, more, url}) =>
    `${clause}${more > 0 ? `（另有 ${more} 处）` : ''}${behindColon(url)}`
}
