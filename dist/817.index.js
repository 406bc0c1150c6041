export const id = 817;
export const ids = [817];
export const modules = {

/***/ 817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  speakOf: () => (/* reexport */ speakOf),
  zhCN: () => (/* binding */ zhCN)
});

// EXTERNAL MODULE: ./lib/src/util/duration.js
var duration = __webpack_require__(223);
;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/words.js

const usual = {
    machine: '主机',
    environment: '环境',
    stage: '阶段',
    job: '任务',
    step: '步骤',
    task: '任务'
};
/** As the console of BlueKing CI has it. */
const ofBkci = { ...usual, job: 'Job', task: '插件' };
/** The pieces of a target, as the console of the platform calls them. */
let parts = usual;
/** From now on they are called as on this platform. */
function speakOf(vendor) {
    parts = vendor === 'bkci' ? ofBkci : usual;
}
/** `主机 web-1`, `插件 rollout` */
function namedPart(kind, name) {
    return `${parts[kind]} ${name}`;
}
const counters = {
    machine: '台',
    environment: '个',
    stage: '个',
    job: '个',
    step: '个',
    task: '个'
};
/** Both orders are called 部署单 on their consoles, so that each is told with the place it is from. */
const targets = {
    'deploy order': '主机部署单',
    'change order': 'AppStack 部署单',
    'pipeline run': '流水线运行',
    build: '构建'
};
/** An outcome as a word; the outputs keep the English one. */
const outcomes = {
    success: '成功',
    failure: '失败',
    cancelled: '已取消',
    skipped: '已跳过',
    paused: '已暂停',
    running: '未结束',
    timeout: '超时',
    interrupted: '已中断',
    error: '无结论'
};
/** `成功（success）`: the word, and the one of the output. */
function outcomeOf(outcome) {
    const word = outcomes[outcome];
    return word === undefined ? outcome : `${word}（${outcome}）`;
}
const units = {
    d: '天',
    h: '小时',
    m: '分',
    s: '秒',
    ms: '毫秒'
};
/** `6 分 12 秒`, `30 分钟`, `1 小时 30 分`. */
function durationOf(ms) {
    const pieces = [...(0,duration/* formatDuration */.a3)(ms).matchAll(/([0-9]{1,9}(?:\.[0-9])?)(ms|[dhms])/g)].map(([, count, unit]) => [count, unit ?? '']);
    if (pieces.length === 1 && pieces[0]?.[1] === 'm')
        return `${pieces[0][0]} 分钟`;
    return pieces.map(([count, unit]) => `${count} ${units[unit]}`).join(' ');
}
/** `3 台主机`, `2 个阶段`. */
function countOf(count, kind) {
    return join(`${count} ${counters[kind]}`, parts[kind]);
}
/** `a`, `a 和 b`, `a、b 和 c`. */
function listOf(items) {
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join('、')} 和 ${items.at(-1)}`;
}
/** `（why）`, or nothing. */
function inBrackets(text) {
    return text ? `（${text}）` : '';
}
/** The pieces in a row, with a blank between a Chinese and a Latin one. */
function join(...pieces) {
    return pieces.reduce((before, piece) => {
        const meets = /\p{Script=Han}$/u.test(before)
            ? /^[A-Za-z0-9#*(]/.test(piece)
            : /[A-Za-z0-9%)]$/.test(before) && /^\p{Script=Han}/u.test(piece);
        return `${before}${meets ? ' ' : ''}${piece}`;
    });
}
/** `：text`, or nothing. */
function behindColon(text) {
    return text ? `：${text}` : '';
}
function askedOf({ inputs, part }) {
    return `${listOf(inputs)}${part ? `，${join('以及', namedPart(part.kind, part.name))}` : ''}`;
}
/** Words of ours that stand where a platform has none, and in counts of what was seen. */
const own = {
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
};
/** A status or a label, where it is a word of ours in Chinese. */
function wordOf(word) {
    return own[word] ?? word;
}
/** The code of a system error, or what it means. */
function codeOf(code) {
    return code === undefined ? '未知错误' : code === 'not-regular' ? '不是普通文件' : code;
}

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/answers.js

const answers_forms = {
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
};
const connectionFaults = new Map([
    ['ENOTFOUND', 'DNS 中没有该域名'],
    ['EAI_AGAIN', 'DNS 没有应答'],
    ['ECONNREFUSED', '该地址没有服务在监听'],
    ['ECONNRESET', '应答到达前连接已被关闭'],
    ['ETIMEDOUT', '对方未在规定时间内应答'],
    ['EHOSTUNREACH', '从此 Runner 无法到达'],
    ['ENETUNREACH', '从此 Runner 无法到达']
]);
const answers = {
    'answer.empty': () => '应答为空',
    'answer.no-json': () => '应答不是 JSON，或被截断',
    'answer.web-page': () => '应答是网页，不是 JSON',
    'answer.cut': () => '应答被截断',
    'answer.damaged': () => '压缩的应答被截断或已损坏',
    'answer.unknown-compression': () => '应答的压缩格式未知',
    'answer.field-twice': () => '应答中有重复字段',
    'answer.too-deep': ({ deepest }) => `应答嵌套超过 ${deepest} 层`,
    'answer.no-whole': ({ status }) => `应答为 HTTP ${status}，不是完整内容`,
    'answer.no-tunnel': () => '代理没有建立隧道',
    'answer.no-object': () => '应答不是对象',
    'answer.neither': () => '应答既不是对象也不是列表',
    'answer.list': () => '应答是列表，不是对象',
    'answer.object': () => '应答是对象，不是列表',
    'answer.form': ({ form }) => join('应答中没有可识别的', answers_forms[form]),
    'answer.about-another': ({ what, id, asked }) => `应答是 ${what} ${id} 的，不是 ${asked} 的`,
    'answer.no-id': () => '（无 id）',
    'answer.odd-id': ({ noun }) => `应答列出了一个${noun === 'build' ? '构建' : '运行'}，其 id 无法使用`,
    'answer.run-gone': ({ id }) => `应答中已没有运行 ${id}`,
    'answer.oldest-first': () => '应答从最早的开始列出，且没有给出总页数',
    'answer.two-things': ({ thing }) => `应答中关于 ${thing} 的内容前后矛盾`,
    'answer.job-missing': ({ job }) => `应答没有列全该次运行的任务，其中没有 ${job}`,
    'answer.changed': () => '分页读取期间列表发生了变化',
    'answer.page-again': () => '应答是已经读过的一页日志',
    'answer.line-without-number': () => '应答中有一行日志没有行号',
    'answer.unnamed': ({ kind }) => join('应答没有给出该', parts[kind], '的标识'),
    'answer.no-job-of': ({ environment }) => `应答没有给出环境 ${environment} 的环境部署单`,
    'answer.too-many-jobs': ({ most }) => `应答中一个环境之后的环境部署单超过 ${most} 个`,
    'answer.next-job': () => '应答中后续的环境部署单格式无法识别',
    'answer.jobs-missing': () => '应答没有列全该次运行的任务，可能缺少部署单',
    'answer.order-without-number': () => '应答列出的 AppStack 部署单没有编号',
    'answer.not-done': () => '应答没有确认操作已完成',
    'answer.not-stopping': ({ thing }) => `应答没有确认会停止该${thing === 'build' ? '构建' : '次运行'}`,
    'answer.too-early': () => '尚未读到该次运行就请求了日志',
    'failure.no-answer': ({ ms }) => `${Math.round(ms / 100) / 10} 秒内没有完整应答`,
    'failure.no-answer-yet': () => '尚未收到应答',
    'failure.too-slow': () => '耗时过长',
    'failure.too-large': ({ mib }) => `应答超过 ${mib} MiB`,
    'failure.too-many-parts': ({ most }) => `应答包含的部件超过 ${most.toLocaleString('en')} 个，超出单个应答的读取上限`,
    'failure.odd-id': () => 'id 为空或只有点号，不能用作路径',
    'failure.own-fault': ({ name }) => `本 Action 自身出错（${name}），请反馈给作者`,
    'failure.connection': ({ peer, code }) => `连接 ${peer} 失败（${code}）${behindColon(connectionFaults.get(code))}`,
    'failure.tls': ({ peer, code }) => `与 ${peer} 的 TLS 连接失败（${code}）`,
    'failure.address': ({ host, address }) => `${host} 解析为 ${address}，属于链路本地、元数据服务或被拒绝的地址`,
    'failure.redirect': ({ status, target }) => target ? `HTTP ${status}：重定向到 ${target} 不会被跟随` : `HTTP ${status}：重定向，不会跟随`,
    'failure.proxy-refused': ({ proxy, target, status }) => `${proxy} 拒绝连接 ${target}（HTTP ${status}）`,
    'peer.through-proxy': ({ host, proxy }) => `${host}（经代理 ${proxy}）`,
    'peer.proxy': ({ host, variable }) => `代理 ${host}（${variable}）`,
    'proxy.no-address': ({ variable }) => `环境变量 ${variable} 不是代理地址`,
    'proxy.scheme': ({ variable, scheme }) => `环境变量 ${variable} 的协议是 ${scheme}`,
    'proxy.percent': ({ variable }) => `环境变量 ${variable} 的用户名或密码中有百分号，应写作 %25`,
    'failure.http': ({ head, said, requestId }) => `${head}${said ? `，${said}` : ''}${requestId ? `（request id：${requestId}）` : ''}`,
    'failure.denied': () => '应答自称失败',
    'failure.http-status': ({ status }) => `HTTP ${status}`,
    'failure.inside-ok': ({ status }) => `HTTP ${status} 应答中的错误`,
    several: ({ clauses }) => clauses.join('；'),
    'why.with-hint': ({ why, hint }) => `${why}；${hint}`,
    'part.not-among': ({ input, name, unlisted }) => join(`没有找到 ${input} 指定的 ${name}，且`, unlisted),
    unlisted: ({ what, why }) => `${join('无法列出', what)}：${why}`,
    'unlisted.steps': ({ job }) => `任务 ${job} 的步骤`,
    'unlisted.parts': ({ target }) => `${target} 的组成部分`,
    'lost.no-time-for-rest': () => '日志太长，剩余时间不够读完',
    'lost.no-time': () => '剩余时间内没有应答',
    'lost.counted-anew': () => '平台重新开始计算行号，可能缺少部分日志行',
    'lost.cut': ({ mib }) => `日志超过 ${mib} MiB，其余部分被截断`,
    'lost.numbered-otherwise': () => '平台的行号与列出顺序不一致，部分日志行无法获取',
    'lost.first-part': () => '平台只提供日志的前一部分',
    'lost.late-lines': () => '日志太长，平台较晚写入的日志行可能缺失',
    'lost.events': ({ most }) => `事件超过 ${most} 条，其余的不读取`,
    'lost.dropped': () => '部分日志行在读取之前已被平台丢弃',
    'lost.still-growing': () => '结束 30 秒后日志仍在增长，之后的内容不再显示'
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/bkci.js

const things = {
    stage: '阶段',
    task: '插件',
    'build start': '本次构建的启动',
    'next stage': '下一阶段',
    build: '本次构建'
};
const waits = {
    approval: { who: '审核人', can: '可通过或驳回' },
    'quality gate': { who: '质量红线负责人', can: '可放行或拦截' },
    trigger: { who: '触发审核人', can: '可在控制台放行' },
    'go on': { who: '有该流水线执行权限的人', can: '可继续或终止' }
};
const kinds = {
    system: '系统错误',
    user: '用户错误',
    'third party': '第三方错误',
    plugin: '插件错误',
    'build machine': '构建机错误'
};
const startRefusals = {
    'too often': '该流水线刚刚启动过：请稍后再启动',
    'not by hand': '其触发器不允许手动启动：请在触发器设置中修改',
    'not by API': '其触发器不允许从外部启动：请在触发器设置中修改',
    locked: '该流水线已锁定：请在其设置中解锁',
    'queue full': '其队列已满：请等其他构建结束，或在其设置中调大上限',
    'project disabled': '该项目已停用：请联系项目管理员',
    'nothing released': '该流水线没有已发布的版本：请先发布'
};
/** `a`, `a 或 b`, `a、b 或另外 3 人`. */
function anyOf({ shown, others }) {
    const names = shown.map(({ name, isGroup }) => (isGroup ? `用户组 ${name}` : name));
    const all = others > 0 ? [...names, `另外 ${others} 人`] : names;
    return all.length > 1 ? join(all.slice(0, -1).join('、'), '或', all.at(-1) ?? '') : all.join('');
}
const owners = {
    'direct-v3': 'token 或 username 对应的用户',
    'direct-v4': 'token 或 username 对应的用户',
    'gateway-user': 'token 对应的用户',
    'gateway-app': 'username 或 token 对应的用户'
};
const bkci = {
    'hint.bkci.gateway': () => '检查 endpoint：应为网关地址，其环境（stage）须已发布此 API；地址写到环境为止，例如 https://bkapi.example.com/api/devops/prod',
    'hint.bkci.api-permission': ({ api }) => `检查 ${api === 'gateway-app' ? 'app-code：该应用' : 'token：其应用'}需要此 API 的权限，请在蓝鲸开发者中心申请`,
    'hint.bkci.runner-address': () => '换用网关允许其地址的 Runner，或请网关管理员放行此 Runner 的地址',
    'hint.bkci.gateway-login': ({ api }) => api === 'gateway-app'
        ? '检查 app-code、app-secret，以及 username 或 token'
        : '检查 token：应为用户的 access_token，且未过期',
    'hint.bkci.token': ({ url }) => `检查 token：缺失、错误或已过期；请在 ${url} 重新获取`,
    'hint.bkci.gateway-only': () => '该服务可能只接受经 API 网关的请求：请设置 api: gateway-user 或 gateway-app',
    'hint.bkci.other-pipeline': () => '检查 pipeline-id 和 run-id：该构建属于另一条流水线',
    'hint.bkci.logs-expire': () => '平台只保留一段时间的日志，请在平台上确认保留多久',
    'hint.bkci.not-found': ({ api }) => `检查 project-id（项目英文名）、pipeline-id 和 run-id；其他渠道的流水线，或没有此 API（${api}）的 endpoint，也会是同样的结果`,
    'hint.bkci.refused': () => '检查 project-id（项目英文名）、pipeline-id、run-id 和 api',
    'hint.bkci.start': ({ why }) => startRefusals[why],
    'hint.bkci.permission': ({ api, executes, idsAreRight, pipelineId, projectId }) => {
        const bound = api === 'gateway-app' ? `，且 app-code 须已关联到项目 ${projectId}` : '';
        const ids = idsAreRight ? '' : '检查 project-id（项目英文名）和 pipeline-id；再检查';
        const who = `${idsAreRight ? '检查' : ''} ${owners[api]}`;
        return `${ids}${who}是否有项目 ${projectId} 中流水线 ${pipelineId} 的${executes ? '执行' : '查看'}权限${bound}`;
    },
    'bkci.no-data': () => '应答为 status 0 但没有数据：没有这条流水线或这次构建',
    'bkci.log-store-failed': ({ status, said }) => `平台的日志服务出错（status ${status}${said ? `：${said}` : ''}）`,
    'bkci.log-expired': () => '平台上已没有这份日志：已过期',
    'bkci.jobs-and-tasks': () => '该构建的 Job 和插件',
    'bkci.no-detail': ({ why }) => `无法读取构建详情，插件、插件日志以及由谁处理可能缺失；结论不受影响：${why}`,
    'bkci.failed-inside': ({ parts: failed, more }) => {
        const named = failed
            .map(({ kind, name, status }) => `${namedPart(kind, name)}（${wordOf(status)}）`)
            .join('、');
        return `构建成功，但其中有未成功的部分：${named}${more > 0 ? `，另有 ${more} 个` : ''}`;
    },
    'bkci.begun-again': ({ execution }) => `该构建在平台上以同一 id 重新执行${execution ? `（第 ${execution} 次执行）` : ''}：以这次的结果为准`,
    'bkci.queue-timeout': () => '排队超时，从未运行',
    'bkci.terminated': () => '被强制终止',
    'bkci.approval-refused': () => '阶段准入被驳回或已过期，之后的阶段没有运行',
    'bkci.stage-refused': ({ stage, by, why }) => `阶段 ${stage} 的准入${by ? `被 ${by} 驳回` : '被驳回或已过期'}${inBrackets(why)}，之后的阶段没有运行`,
    'bkci.cancelled-by': ({ user }) => `操作人 ${user}`,
    'bkci.nameless': () => '（无名称）',
    'bkci.error': ({ text, kind, ownKind, number }) => {
        const what = kind ? kinds[kind] : ownKind ? `${ownKind} 错误` : '错误';
        const coded = number === undefined ? what : `${what} ${number}`;
        return text ? `${text}（${coded}）` : coded;
    },
    'bkci.waits': ({ kind, thing, people, shown }) => {
        const { who, can } = waits[kind];
        const what = thing.name ? `${things[thing.kind]} ${thing.name}` : things[thing.kind];
        return `${join(people ? anyOf(people) : who, can)}${what}${inBrackets(shown)}`;
    },
    'bkci.action': ({ clause, more, url }) => `${clause}${more > 0 ? `（另有 ${more} 处）` : ''}${behindColon(url)}`
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/causes.js

const causes = {
    reason: ({ why, where, next }) => `${why}（${where}）${next ? `；${next}` : ''}`,
    'cause.started': () => '已启动，不等待其结束（wait: false）',
    'cause.start-unclear': ({ marker, why, search }) => {
        const found = search ? `无法查找（${search}）` : '在 30 秒内没有找到';
        return `启动请求没有得到明确应答（${why}），带有标记 ${marker} 的运行${found}：它可能已经启动`;
    },
    'cause.succeeded': ({ done, meant, skipped }) => {
        const on = meant + skipped === 0
            ? ''
            : done < meant
                ? `，${countOf(meant, 'machine')}中有 ${done} 台报告成功`
                : `，共 ${countOf(meant, 'machine')}`;
        return `成功${on}${skipped > 0 ? `，跳过 ${countOf(skipped, 'machine')}` : ''}`;
    },
    'cause.ended': ({ status, why }) => `结束时状态为 ${status}${inBrackets(why)}`,
    'cause.part-failed': ({ part, status, why }) => `${part}；状态 ${status}${inBrackets(why)}`,
    'cause.cancelled': ({ status, why }) => `已在平台上取消，状态 ${status}${inBrackets(why)}`,
    'cause.no-machine': ({ status }) => `结束时状态为 ${status}，没有部署到任何主机`,
    'cause.did-nothing': ({ status, why }) => `结束时状态为 ${status}，什么都没有执行${inBrackets(why)}`,
    'cause.contradicted': ({ part, status }) => `${part}，但整体状态为 ${status}`,
    'cause.blocked': ({ part, kind, status, why }) => `${part}，${targets[kind]}停在 ${status}${inBrackets(why)}`,
    'cause.paused': ({ part, status }) => `${part ? `${part}；` : ''}已暂停，等待人工处理，状态 ${status}`,
    'cause.not-ended': ({ status }) => `尚未结束，状态 ${wordOf(status)}`,
    'cause.nothing-found': () => '什么都没有找到',
    'cause.limit': ({ limit, limitMs, part, isPaused, seen }) => `${part ? `${part}；` : ''}${limit}（${durationOf(limitMs)}）${isPaused ? '已到，仍在等待人工处理：' : '已到，仍未结束：'}${seen}`,
    'cause.absence': ({ limitMs }) => `${durationOf(limitMs)}内没有找到运行`,
    'cause.never-good': ({ passed, failure }) => `${passed}；自始至终没有有效应答${inBrackets(failure)}`,
    'cause.unknown-status': ({ status, polls }) => `未知状态 ${wordOf(status)}，共 ${polls} 次查询都是如此`,
    'cause.outage': ({ forMs, failure, seen }) => `平台已有 ${durationOf(forMs)}没有有效应答（${failure}），超过 outage-tolerance：${seen}`,
    'cause.refused': ({ failure }) => `平台拒绝了请求：${failure}`,
    'cause.not-found': ({ failure }) => `平台上没有找到：${failure}`,
    'cause.interrupted': ({ signal, status }) => `工作流被取消或超时（${signal}）${status ? `；最后状态 ${wordOf(status)}` : '，此时尚无任何应答'}`,
    'cause.interrupted-at-end': ({ signal, status }) => `工作流被取消或超时（${signal}），此时部署刚刚结束，状态 ${status}`,
    'cause.abandoned': ({ status }) => `不再等待${status ? `（最后状态 ${wordOf(status)}）` : ''}，因为另一个目标先失败了`,
    'cause.no-such-part': ({ input, name, there }) => `没有找到 ${input} 指定的 ${name}；现有：${there.join('、') || '无'}`,
    'cause.no-log': ({ why }) => `无法读取日志：${why}`,
    'cause.run-ended': ({ run, ended, status }) => `${run} 先结束，状态 ${wordOf(ended)}${status ? `；本身的最后状态 ${wordOf(status)}` : ''}`,
    'seen.polls': ({ polls, isCut, lastGoodMs }) => [
        ...(polls.length > 0 ? polls.map(({ label, times }) => `${wordOf(label)}（${times} 次）`) : ['没有查询']),
        ...(isCut ? ['…'] : []),
        ...(lastGoodMs === undefined ? [] : [`最后一次有效应答在 ${durationOf(lastGoodMs)}前`])
    ].join('，'),
    'parts.wrong': ({ path, fate, why, others }) => {
        const more = others.map(({ kind, count }) => countOf(count, kind)).join('、');
        return `${path} ${fate}${inBrackets(why)}${more && `，另有 ${more}`}`;
    },
    'parts.none': () => '有一部分失败',
    'fate.failed': () => '失败',
    'fate.cancelled': () => '已取消',
    'fate.unknown': ({ status }) => `状态未知：${wordOf(status)}`,
    'fate.other': ({ status }) => `状态为 ${wordOf(status)}`
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/codearts.js

const RIGHT = '有该流水线执行权限的人';
const PROJECT = '检查 project-id：应为 CodeArts 项目 ID（控制台地址中的 32 位），不是 IAM 项目 ID';
const where = (url) => url === undefined ? '' : url === '' ? '（CodeArts 控制台）' : `：${url}`;
const andMore = (count) => (count > 0 ? `（另有 ${count} 处）` : '');
const claimsOf = ({ sub, aud, iss }) => `oidc:sub ${sub}，oidc:aud ${aud}，oidc:iss ${iss}`;
const codearts = {
    'hint.codearts.project': () => PROJECT,
    'hint.codearts.pipeline-of-project': () => `${PROJECT}；pipeline-id 须属于该项目`,
    'hint.codearts.pipeline': () => `检查 pipeline-id 和 region；${PROJECT}`,
    'hint.codearts.member': () => `${PROJECT}；凭证对应的用户须是该项目成员，并有查看流水线的权限`,
    'hint.codearts.host': () => '检查 endpoint、region 和 api：该主机没有这个路径',
    'hint.codearts.parallel': () => '已达到并行运行数上限，请等其他运行结束',
    'hint.codearts.parameters': () => '检查 run-id 是否属于 pipeline-id，pipeline-id 是否属于 project-id',
    'hint.codearts.permission': ({ ids }) => `检查 ${askedOf(ids)}；再检查凭证对应的用户是否为项目成员，且在 IAM 中有 CodeArts Pipeline 策略（只读即可）`,
    'hint.codearts.may-execute': () => '检查凭证对应的用户在项目中是否有流水线的执行权限；再检查其 IAM 中的 CodeArts Pipeline 策略是否为只读',
    'hint.codearts.not-found': ({ ids }) => `检查 ${askedOf(ids)}，再检查 region 或 endpoint`,
    'hint.codearts.refused': ({ ids }) => `检查 ${askedOf(ids)}`,
    'hint.codearts.token': () => '检查 token：IAM Token 有效期为 24 小时，须为本区域的项目签发（scope 为 project，不是 domain）；access-key 和 secret-key 不会过期',
    'hint.codearts.clock': () => '检查 Runner 的时钟：签名因时间不符被拒绝，校正一次后仍被拒绝',
    'hint.codearts.unknown-key': () => '检查 access-key：平台上没有此密钥，或已停用',
    'hint.codearts.security-token': () => '检查 security-token：它只属于一个 access-key，且会过期',
    'hint.codearts.key-pair': () => '检查 access-key 和 secret-key：须为同一对；临时密钥还需要对应的 security-token',
    'hint.codearts.session': () => '委托的会话被拒绝：检查 region 或 endpoint，以及 oidc-agency-urn 是否属于项目所在的账号',
    'hint.codearts.agency-member': ({ executes }) => `${PROJECT}；再检查 oidc-agency-urn 的委托是否为该项目成员并有${executes ? '执行流水线' : '查看流水线'}的权限，且在 IAM 中有 CodeArts Pipeline 策略`,
    'hint.codearts.id-token': () => '检查该作业是否设置了 permissions: id-token: write（可复用工作流中，调用它的作业也要设置）',
    'hint.codearts.id-token-address': () => '检查 Runner 能否访问 ACTIONS_ID_TOKEN_REQUEST_URL 中的地址（该变量由 Runner 提供给作业）',
    'hint.codearts.sts-address': () => '检查 sts-endpoint（未给出时检查 region），以及 Runner 能否访问该地址',
    'hint.codearts.trust-policy': claims => `检查 oidc-agency-urn 的信任策略：须允许 oidc-provider-urn 执行 sts:agencies:assumeWithOIDC，且条件与该作业的令牌一致：${claimsOf(claims)}`,
    'hint.codearts.audience': ({ audience, sub, aud, iss }) => `检查 oidc-audience：${audience} 须是 oidc-provider-urn 的客户端 ID 之一；该作业的令牌为 ${claimsOf({ sub, aud, iss })}`,
    'hint.codearts.login': claims => `检查 oidc-provider-urn 和 oidc-agency-urn，以及委托是否允许 oidc-duration 这么长的会话；该作业的令牌为 ${claimsOf(claims)}`,
    'hint.codearts.replaced': ({ run }) => `请在控制台确认运行 ${run} 的结果；api: v5 会一直跟踪同一次运行，即使有更新的运行开始`,
    'codearts.logged-in': ({ agency, lifeMs }) => `已凭该作业的身份以 ${agency} 登录华为云。会话有效期为 ${durationOf(lifeMs)}，到期前会续期`,
    'codearts.renewed': ({ agency, lifeMs }) => `已续期 ${agency} 的会话，有效期为 ${durationOf(lifeMs)}`,
    'codearts.not-renewed': ({ why, leftMs }) => `华为云会话续期失败：${why}。原会话还可使用 ${durationOf(leftMs)}，期间会重试续期`,
    'codearts.session-lost': ({ why }) => `华为云会话已失效，且未能取得新的会话：${why}`,
    'codearts.no-id-token': ({ why }) => `登录华为云失败，GitHub 未签发身份令牌：${why}`,
    'codearts.no-session': ({ why }) => `登录华为云失败，STS 未签发会话：${why}`,
    'codearts.odd-id-token': () => '应答中没有已知格式的身份令牌',
    'codearts.odd-session': () => '应答中没有已知格式的会话',
    'codearts.session-over': () => '应答中的会话已过期',
    'codearts.replaced': ({ newer, run }) => `平台现在显示的是运行 ${newer}，没有看到运行 ${run} 的结束`,
    'codearts.parallel-limit': ({ text, limit }) => `${text}（已达到${limit === 'pipeline' ? '该流水线' : '账号'}的并行运行数上限）`,
    'codearts.started-by': ({ part }) => `由 ${part} 启动的流水线`,
    'codearts.child-failed': ({ above, run, said }) => `${above}${run}：${said}`,
    'codearts.failed-inside': ({ kind, name, status }) => `${namedPart(kind, name)} 状态为 ${status}，流水线没有将其计为失败`,
    'codearts.pre-empted': () => '所有任务都已完成：本次运行被更新的运行抢占',
    'codearts.idle': () => '所有阶段或任务都被跳过或未选中',
    'codearts.review-refused': () => '人工审核被驳回，或已超时',
    'codearts.v3-zone': () => 'api: v3 返回的时间不带时区，created-after 按 GMT+8 比较',
    'codearts.left-out': ({ pipelineId }) => `平台的应答中没有流水线 ${pipelineId}：检查 pipeline-id 和 region，以及凭证对应的用户是否可以查看它`,
    'codearts.no-detail': ({ run }) => `平台还没有运行 ${run} 的信息，排队中的运行就是这样；如果一直如此，请检查 run-id`,
    'codearts.no-detail-status': () => '（尚无详情）',
    'codearts.run-waits': ({ url }) => `${RIGHT}可继续或停止本次运行${where(url)}`,
    'codearts.review-waits': ({ people, mustAll, late, name, more, url }) => {
        const who = people === '' ? '该流水线的审核人' : `${people}${mustAll ? '（须全部通过）' : ''}`;
        const expiry = late ? `（超时后自动${late === 'pass' ? '通过' : '驳回'}）` : '';
        return `${join(`${who}${expiry}`, '可通过或驳回人工审核')} ${name}${andMore(more)}${where(url)}`;
    },
    'codearts.stage-waits': ({ name, more, url }) => `${RIGHT}可让阶段 ${name} 开始执行${andMore(more)}${where(url)}`,
    'codearts.pause-waits': ({ name, more, url }) => `${RIGHT}可继续 ${name}${andMore(more)}，或停止本次运行${where(url)}`,
    'codearts.delay': ({ path, url }) => `延时执行 ${path} 到时间后会自动继续；${RIGHT}可立即继续，或将其终止${where(url)}`,
    'codearts.v3-waits': ({ stage, isReview }) => {
        const what = stage === undefined ? '本次运行' : `阶段 ${stage}`;
        return isReview
            ? `该流水线的审核人可通过或驳回${what}（CodeArts 控制台）`
            : `${RIGHT}可继续${what}，或停止本次运行（CodeArts 控制台）`;
    },
    'codearts.latest-waits': () => `${RIGHT}可继续本次运行，或处理人工审核（CodeArts 控制台）`
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/ends.js

const ends = {
    'end.outcome': ({ outcome, same, all }) => `结果：${outcomeOf(outcome)}${all > 1 ? `，${all} 个目标中的 ${same} 个` : ''}`,
    'end.cause': ({ why, where }) => `原因：${why}${inBrackets(where)}`,
    'end.part': ({ title, count, folded }) => {
        const where = folded > 0 ? `（前 ${folded} 行已折叠）` : '';
        return `位置：${title}${count > 0 ? `；日志最后 ${count} 行${where}：` : ''}`;
    },
    'end.part-folded': ({ title, count, last }) => `位置：${title}；日志最后 ${count} 行，末行：${last}`,
    'end.other': ({ title, count }) => `失败：${title}${count > 0 ? `；日志最后 ${count} 行` : ''}`,
    'end.title': ({ title, why }) => `${title}${why ? `；${why}` : ''}`,
    'end.link': ({ url }) => `链接：${url}`,
    'end.next': ({ next }) => `处理：${next}`,
    'end.brief': ({ outcome, how, where, tookMs, url }) => {
        if (outcome !== 'success')
            return `${outcomeOf(outcome)}：${how}${inBrackets(where)}${behindColon(url)}`;
        const took = tookMs === undefined ? '' : `，用时 ${durationOf(tookMs)}`;
        // The cause of a success begins with the same word.
        const rest = how.replace(/^成功，?/, '');
        return `成功：${where}${rest && `，${rest}`}${took}${behindColon(url)}`;
    },
    'end.allowed': ({ outcome }) => `结果 ${outcome} 在 allow-outcomes 中，本步骤计为成功`,
    'end.left-out': ({ count, limit, url }) => `另有 ${count} 行日志未打印（max-log-lines: ${limit}）${behindColon(url)}`,
    'digest.part': ({ path, status }) => `${path}：${status}`,
    'open.part': ({ path, status, since, forMs }) => {
        const begun = forMs === undefined ? '在开始等待之前已开始' : `已持续约 ${durationOf(forMs)}`;
        return `${path}：${status}，${since ? `自 ${since} UTC 起` : begun}`;
    },
    'open.others': ({ failed, open, names, waiting, kind, waitingNames }) => [
        ...(failed > 0 ? [`另有 ${failed} 个已失败`] : []),
        ...(open > 0 ? [`另有 ${open} 个尚未结束：${names.join('、')}`] : []),
        ...(waiting > 0
            ? [
                `${open + failed > 0 ? '' : '另有 '}${join(kind ? countOf(waiting, kind) : `${waiting} 个部分`, '尚未开始')}${behindColon(waitingNames.join('、'))}`
            ]
            : [])
    ].join('；'),
    'first.unfinished': () => '未完成',
    'first.unfinished-on-act': () => '未完成：被取消、超时（此 Runner 会立即终止步骤，不发信号）或崩溃；请在平台上确认部署结果',
    'result.nothing': () => '没有需要等待的目标',
    'result.wrong-input': ({ mistakes }) => `输入有误：${mistakes.join('；').replaceAll('？；', '？')}`,
    'input.mistake': ({ mistake }) => `输入 ${mistake}`
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/files.js

const files = {
    'file.no-outputs': () => '无法写入 outputs：未设置 GITHUB_OUTPUT',
    'file.outputs': ({ code }) => `无法写入 outputs（${codeOf(code)}）：GITHUB_OUTPUT 文件缺失或不可写`,
    'file.no-summary': () => '没有作业摘要文件（未设置 GITHUB_STEP_SUMMARY）',
    'file.summary': ({ code }) => `无法写入作业摘要（${codeOf(code)}）`,
    'file.log': ({ code }) => `日志文件不完整：无法写入（${codeOf(code)}）`,
    'file.recording': ({ code }) => `录制文件不完整：无法写入（${codeOf(code)}）`,
    'file.recording-full': ({ mib }) => `录制文件不完整：达到 ${mib} MiB 后不再写入；请录制较短的等待，或降低查询频率（min-interval）`,
    'fault.no-verdict': ({ what }) => `内部错误，没有结论（${what}）；请在平台上确认部署结果，并将此错误反馈给本 Action 的作者`,
    'fault.post': ({ what }) => `post 步骤中断（${what}）`,
    'fault.named': ({ text }) => `await-deploy：${text}`,
    'fault.nothing-left': () => '已无事可做，但没有结论',
    'fault.unreadable': () => '无法读取的错误'
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/github.js

const github_things = { 'commit status': '提交状态', deployment: '部署（deployment）' };
const github = {
    'github.other-inputs': () => '没有发布提交状态：本步骤收到的是另一个步骤的输入',
    'github.unsigned': () => '没有发布提交状态：保存的状态没有本作业的签名',
    'github.unposted': ({ what, why }) => `无法发布${github_things[what]}：${why}`,
    'github.last-unposted': ({ what, state, isTriedAgain, why }) => `无法发布最后的${github_things[what]}（${state}）${isTriedAgain ? '，post 步骤会再试' : ''}：${why}`,
    'github.posted-now': ({ what, state, text }) => `已补发${github_things[what]}：${state}，${text}`,
    'github.unkept': () => '无法为 post 步骤保存最后的提交状态：GITHUB_STATE 文件缺失或不可写',
    'github.waiting': ({ target, others }) => join('正在等待', target ?? '平台', others > 0 ? `等 ${others + 1} 个目标` : ''),
    'github.progress': ({ ended, all, state, target }) => `${all > 1 ? `${all} 个目标已结束 ${ended} 个；` : ''}${target}：${state}`,
    'github.final': ({ outcome, reason }) => outcome === 'success' ? reason : `${outcomeOf(outcome)}：${reason}`,
    'github.unfinished': () => '未完成：步骤结束时没有结论',
    'github.refused': ({ status, said, hint }) => `HTTP ${status}${said && `：${said}`}${hint ? `；${hint}` : ''}`,
    'github.rate-limit': ({ status, said, waitS, freeAt }) => {
        const when = waitS !== undefined ? `；要求等待 ${waitS} 秒` : freeAt !== undefined ? `；${freeAt} UTC 恢复` : '';
        return `此 token 的 GitHub 速率限制已用完（HTTP ${status}${said && `：${said}`}）${when}`;
    },
    'github.no-time': () => '没有剩余时间',
    'hint.github.token': () => '检查 github-token：已过期，或属于另一台服务器',
    'hint.github.permission': ({ permission }) => `请在作业的 permissions: 中加上 ${permission}（fork 的 Pull Request 无法获得此权限）`,
    'hint.github.not-found': ({ what, permission }) => what === 'deployment'
        ? `此服务器没有 deployment（GitHub 有），或 token 无权访问该仓库：作业需要 ${permission}`
        : `token 无权访问该仓库：作业需要 ${permission}`,
    'hint.github.conflict': () => 'GitHub 要求分支为最新，或检查全部通过，才接受 deployment',
    'hint.github.sha': () => '检查 github-sha：须为本仓库中的提交'
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/hints.js
const hints = {
    'hint.endpoint': () => '检查 endpoint，以及此 Runner 能否访问它：实例可能未对公网开放，或设有地址白名单',
    'hint.address': () => '检查 endpoint：其域名不能解析到这类地址',
    'hint.redirect': () => '检查 endpoint：应为 API 本身的地址，不是登录页或已迁移的主机',
    'hint.certificate-expired': () => '其证书已过期或尚未生效：先检查此 Runner 的时钟，再让对方更新证书',
    'hint.certificate-names': ({ setting }) => `其证书属于其他域名：检查 ${setting} 是否为其中之一`,
    'hint.certificate': ({ setting }) => `检查 ${setting}；如果平台或途中的代理使用自有证书，请设置 ca-file`,
    'hint.proxy': ({ variable }) => `检查 ${variable} 和 no_proxy，以及此 Runner 能否访问该代理`,
    'hint.proxy-login': ({ variable }) => `检查 ${variable} 中的用户名和密码；只支持 Basic 认证`,
    'hint.proxy-refusal': ({ target }) => `允许该代理连接 ${target}，或将其主机加入 no_proxy`,
    'hint.proxy-setting': ({ variable }) => `将 ${variable} 设为 http: 或 https: 地址，形如 http://proxy.example:3128 即可，或将平台的主机加入 no_proxy`
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/mistakes.js

const suggestion = ({ meant, known }) => meant === undefined ? `可选：${known.join('、')}` : `是不是 ${meant}？`;
const unsplitHints = {
    lines: '；列表中一旦有换行，就按每行一项读取',
    mark: '；各项之间用半角逗号（,）分隔'
};
const unsplitHint = (unsplit) => (unsplit ? unsplitHints[unsplit] : '');
const mistakes = {
    'mistake.of-value': ({ input, value, wrong }) => `${input}：“${value}”${wrong}`,
    'mistake.alone': ({ input, wrong }) => `${input}：${wrong}`,
    'mistake.came-empty': ({ mistake, why }) => `${mistake}；传入的值为空${why ? `：${why}` : ''}`,
    'wrong.boolean': () => '不是布尔值。可选：true、false',
    'wrong.word': ({ known }) => `无法识别。可选：${known.join('、')}`,
    'wrong.count': () => '不是 0 到 999999999 的整数',
    'wrong.duration': () => '不是时长。例如：90s、30m、1h30m',
    'wrong.range': ({ leastMs, mostMs }) => `超出范围：${durationOf(leastMs)}至 ${durationOf(mostMs)}`,
    'wrong.and-not-off': ({ wrong }) => `${wrong}，或 off`,
    'wrong.below-min-interval': ({ minMs }) => `小于 min-interval（${durationOf(minMs)}）`,
    'wrong.too-long': ({ most }) => `超过 ${most} 个字符`,
    'wrong.one-line': ({ most }) => `须为一行，最多 ${most} 个字符`,
    'wrong.misspelt': ({ meant }) => `没有这个输入。是不是 ${meant}？`,
    'missing.vendor': ({ known }) => `必填。可选：${known.join('、')}`,
    'missing.operation': ({ known }) => (known.length > 0 ? `必填。可选：${known.join('、')}` : '必填'),
    'wrong.choice': choice => `无法识别。${suggestion(choice)}`,
    'wrong.unsupported': ({ vendor, meant, known }) => `不被 ${vendor} 支持。${suggestion({ meant, known })}`,
    'wrong.unused': ({ operation }) => `在 operation: ${operation} 中不使用`,
    'wrong.unused-with-api': ({ api }) => `在 api: ${api} 时不使用`,
    'wrong.unused-beside': ({ input }) => `不能与 ${input} 一起使用`,
    'wrong.used-only-with': ({ input }) => `只能与 ${input} 一起使用`,
    'wrong.beside': ({ input }) => `不能与 ${input} 同时给出`,
    'wrong.no-outcome': ({ known }) => `没有列出任何结果；可选：${known.join('、')}`,
    'quoted.no-verdict': ({ word }) => `“${word}”不是结论，不能被允许；请用 continue-on-error 和输出 outcome`,
    'quoted.running': () => '“running”只能在 operation: check-pipeline 或 wait: false 时允许',
    'quoted.outcome': ({ word, known, unsplit }) => `没有“${word}”这个结果；可选：${known.join('、')}${unsplitHint(unsplit)}`,
    'wrong.stops-latest': () => '不能与 run-id: latest 一起使用，那可能是别人的运行；请指定运行的 id',
    'wrong.same-file': ({ input }) => `与 ${input} 是同一个文件；请给出另一个路径`,
    'wrong.runner-file': ({ name }) => `是运行器的文件（${name}），内容会被清空；请给出另一个路径`,
    'wrong.folder': () => '是目录；请给出文件路径',
    'wrong.behind-link': ({ link }) => `经过符号链接 ${link}，不会跟随`,
    'wrong.link': () => '是符号链接，不会跟随；请给出文件路径',
    'wrong.not-regular': () => '不是普通文件',
    'wrong.unwritable': ({ code }) => `无法写入（${codeOf(code)}）`,
    'wrong.no-file': () => '不是文件',
    'wrong.large-file': ({ mib }) => `是超过 ${mib} MiB 的文件`,
    'wrong.unreadable-file': () => '是无法读取的文件',
    'wrong.no-certificate': () => '中没有 PEM 格式的证书',
    'wrong.broken-certificate': ({ number }) => `中的第 ${number} 个证书已损坏`,
    'wrong.plain-url': () => '不是规范的 URL（含有空白、反斜杠或非 ASCII 字符）',
    'wrong.https-url': () => '不是以 https:// 开头的 URL',
    'wrong.url': () => '不是 URL',
    'wrong.scheme': ({ scheme }) => `的协议是 ${scheme}，不是 https:`,
    'wrong.login-in-url': () => '中有用户名或密码',
    'wrong.query-in-url': () => '带有查询参数或片段',
    'wrong.encoded-path': () => '中有编码过的点号或斜杠',
    'wrong.refused-host': ({ host }) => `指向 ${host}，属于链路本地、元数据服务或被拒绝的地址`,
    'wrong.http': () => '不是 https:（如需接受 http:，请设置 allow-http: true）',
    'wrong.api-path': ({ paths }) => `应为主机地址本身；API 路径 ${paths.join(' 或 ')} 会自动加上`,
    'wrong.link-of-platform': ({ platform }) => join('不是', platform, '控制台上运行或流水线的链接'),
    'quoted.other-than-link': ({ given, linked }) => `“${given}”与 from-url 中的“${linked}”不同`,
    'wrong.other-console': ({ isOwn, origin }) => isOwn
        ? `不是 console-url 的控制台链接，该控制台为 ${origin}`
        : `不是所用 endpoint 的控制台链接；如果其控制台是另一个地址，请用 console-url 给出，现在认为是 ${origin}`,
    'wrong.needs-environment': () => '需要 environment：它是部署到该环境的应用的地址',
    'wrong.posts-with-logs': () => '不能用于 fetch-logs，它不给出结论',
    'missing.github-token': ({ inputs }) => `必填：${listOf(inputs)} 需要它`,
    'wrong.sha': () => '不是提交的哈希（40 或 64 位十六进制）',
    'wrong.web-url': () => '不是 http: 或 https: 地址，或其中带有登录信息',
    'wrong.from-environment': ({ wrong }) => `（来自环境变量）${wrong}`,
    'wrong.long-secret': ({ most }) => `超过 ${most} 个字符：只保存凭证本身，不要保存整个文件或应答`,
    'wrong.short-secret': ({ least }) => `不足 ${least} 个字符，无法屏蔽：请确认凭证保存完整`,
    'wrong.line-break': () => '含有换行符（中间或末尾）：请去掉换行后重新保存',
    'wrong.white-space': () => '含有空白字符（中间或两端）：请去掉后重新保存',
    'wrong.hidden-character': () => '含有不可见字符或非 ASCII 字符：请从平台重新复制凭证',
    'wrong.quote': () => '含有引号或反斜杠，平台的凭证中没有这些字符：请去掉后重新保存',
    'wrong.percent-sign': () => '含有百分号，平台的凭证中没有这个字符：请按平台显示的原样保存，不要编码',
    'missing.input': () => '必填',
    'missing.ids': ({ form }) => `必填（${form}）`,
    'quoted.item': ({ item, form, unsplit }) => `“${item}”${join('不是', form)}${unsplitHint(unsplit)}`,
    'wrong.long-item': ({ length, form, unsplit }) => `中有一项长 ${length} 个字符，${join('不是', form)}${unsplitHint(unsplit)}`,
    'wrong.too-many': ({ count, things, most }) => `给出了 ${count} 个${things === 'pipelines' ? '流水线' : '部署单'}，最多 ${most} 个`,
    'wrong.twice': ({ name }) => `重复给出了 ${name}`,
    'wrong.form': ({ form }) => join('不是', form),
    'form.id': () => '由字母、数字、- 和 _ 组成的 id',
    'form.run': ({ form }) => `${form}，也不是 latest`,
    'missing.run': () => '必填（运行的 id，或 latest）；也可以改用 commit，或在 from-url 中给出运行的链接',
    'wrong.commit': () => '不是提交 id（7 到 64 位十六进制）',
    'wrong.created-after': () => '既不是带时区的时间（例如 2026-11-22T08:00:00Z），也不是时长（例如 10m）',
    'wrong.age-of-given-run': () => '只能与 commit 或 run-id: latest 一起使用',
    'wrong.latest-and-ids': () => '混用了 latest 和 id',
    'wrong.count-of-runs': ({ runs, pipelines }) => `给出了 ${runs} 个运行、${pipelines} 条流水线：请按顺序一一对应，或只写一个 latest`,
    'wrong.ref': ({ input, most }) => `不是${input === 'branch' ? '分支名' : '标签名'}（最多 ${most} 个字符，不含空白）`,
    'wrong.several-started': ({ count }) => `给出了 ${count} 条流水线；run-pipeline 只启动一条`,
    'quoted.reserved': ({ name, owner }) => `中有“${name}”，${owner === 'platform' ? '它是平台保留的变量' : '它由本 Action 填写，用于找回该次运行'}`,
    'quoted.long-variable': ({ name, most }) => `中“${name}”的值超过 ${most} 个字符`,
    'quoted.variable-twice': ({ name }) => `重复给出了“${name}”`,
    'quoted.variable-line': ({ line }) => `第 ${line} 行不是“NAME=value”的形式`,
    'quoted.variables-json': () => '须为由名称和文本组成的 JSON 对象：名称形如“NAME”，每个值都带引号',
    'wrong.variables-json': () => '开头像 JSON 对象，但无法解析',
    'wrong.name-twice': () => '的 JSON 对象中有重复的名称',
    'empty.fork': () => '这是来自 fork 的 Pull Request，拿不到任何 secret',
    'empty.dependabot': () => '这是 Dependabot 的运行，只能拿到 Dependabot secrets（Settings、Secrets and variables、Dependabot）',
    'empty.reusable': () => '这是可复用工作流，只有调用它的作业写了 secrets: inherit 或逐个传入，才能拿到 secret',
    'place.fork': () => '来自 fork 的 Pull Request',
    'place.dependabot': () => 'Dependabot 的运行（只能拿到 Dependabot secrets）',
    'place.reusable': () => '调用时没有写 secrets: inherit 的可复用工作流',
    'place.environment': () => '没有声明 secret 所属环境（environment: …）的作业',
    'empty.why': ({ proof, elsewhere }) => proof === undefined
        ? `请在本步骤的 with: 中写上对应的 secret；以下情况 GitHub 也会传空值：${elsewhere.join('、')}`
        : `${proof}。以下情况 secret 也为空：${elsewhere.join('、')}`,
    'warning.unknown-inputs': ({ names }) => `未知的输入，已忽略：${names.join('、')}`,
    'warning.http': ({ input, host }) => `${input} 是 http：凭证将以明文发往 ${host}`,
    'warning.hosted-runner': ({ timeoutMs }) => `timeout 为 ${durationOf(timeoutMs)}，而 GitHub 托管的 Runner 在 6 小时后会结束作业`,
    'notice.public-repository': () => '本仓库是公开的，不显示远端日志；如需显示请设置 logs: all'
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/next-steps.js

const whys = {
    timeout: '为什么耗时这么久',
    'queue-timeout': '为什么还没有开始',
    'stall-timeout': '为什么没有任何变化'
};
const nextSteps = {
    'again.job': () => '重新运行本作业',
    'again.wait': () => '用 wait-pipeline 和此 run-id 等待其结束（重新运行本作业会再启动一次运行）',
    'next.fix': ({ thing, isOrder }) => `${join('在平台上打开该', { ...targets, ...parts }[thing])}，排除原因后${isOrder ? '重新部署' : '重新运行流水线'}`,
    'next.not-approved': () => '确认为什么没有通过审核，再重新运行流水线',
    'next.skipped-machines': () => '确认被跳过的主机是否需要此版本',
    'next.cancelled': ({ isExplained }) => `确认${isExplained ? '原因' : '是谁停止的'}，再重新部署`,
    'next.no-machine': () => '检查主机组，以及是谁跳过了其中的主机',
    'next.did-nothing': () => '在平台上确认为什么什么都没有执行',
    'next.contradicted': ({ kind }) => join('在此次部署之上继续任何操作之前，先在平台上检查该', parts[kind]),
    'next.blocked': ({ again }) => join('在流水线页面上重试或跳过该主机，或终止该部署单，然后', again),
    'next.act': () => '在平台上处理',
    'next.act-then-again': ({ action, again }) => `${join('需人工处理，之后', again)}：${action}`,
    'next.poll-again': () => '稍后再查，或用 wait-pipeline 等待',
    'next.nothing-found': () => '检查 pipeline-id，以及 run-id 或 commit',
    'next.absence': () => '检查 pipeline-id 和 commit，以及流水线是否已启动',
    'next.never-good': () => '检查 endpoint 和各个 id',
    'next.limit': ({ limit }) => `平台上没有停止任何东西：在平台上确认${whys[limit]}，或调大 ${limit}`,
    'next.unknown-status': () => '在平台上确认结果，并将此状态反馈给本 Action 的作者',
    'next.outage': ({ isNew, again }) => join(`${isNew ? '检查 endpoint，再' : ''}确认平台是否故障，然后`, again),
    'next.refused': () => '检查各个 id 和 token',
    'next.stopping': () => '已请求平台停止，结果见日志',
    'next.started': () => '用 wait-pipeline 和此 run-id 等待其结束',
    'next.start-under-way': ({ marker }) => `可能已经启动：在运行记录中查找 ${marker}`,
    'next.start-unclear': ({ marker }) => `再次启动流水线之前，先在运行记录中查找 ${marker}`,
    'next.keeps-running': ({ again }) => join('部署仍在平台上继续：在平台上停止，或', again),
    'next.ended': () => '在平台上确认这是否是预期的结果',
    'next.no-such-part': ({ input }) => `在 ${input} 中填写上述之一，用 id 或完整名称`
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/notices.js

const notices = {
    'notice.unknown-status': ({ kind, name, status }) => `${namedPart(kind, name)} 的状态未知：${wordOf(status)}`,
    'part.says': ({ part, said }) => `${part}：${said}`,
    'notice.untold': ({ what, why }) => `${join('无法得知', what)}：${why}`,
    'untold.approvals': () => '在等谁处理',
    'untold.action': () => '可以如何处理',
    'untold.message': () => '原因',
    'untold.executions': () => '执行了几次',
    'untold.parts': () => '构建的内容',
    'untold.failed': () => '其中哪里失败',
    'untold.delays': () => '在等什么',
    'untold.last-line': () => '最后一行',
    'untold.logs': ({ target }) => `${target} 的日志`
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/platforms.js
const platforms = {
    'platform.yunxiao': () => '阿里云云效',
    'platform.codearts': () => '华为云 CodeArts 流水线',
    'platform.bkci': () => '腾讯蓝盾（BK-CI）',
    'form.yunxiao.run': () => '云效流水线的运行 id（数字，控制台地址的最后一段）',
    'form.yunxiao.numbers': () => '数字，或数字列表',
    'form.yunxiao.change-order': () => 'AppStack 部署单编号（字母、数字、- 和 _）',
    'form.codearts.run': () => 'CodeArts 运行 id（32 位十六进制，控制台地址的最后一段）',
    'form.codearts.pipelines': () => '32 位十六进制的 id，或其列表',
    'form.codearts.project': () => 'CodeArts 项目 ID（控制台地址中的 32 位十六进制，不是 IAM 项目 ID）',
    'form.codearts.provider-urn': () => 'OIDC 身份提供商的 URN（iam::ACCOUNT_ID:oidcProvider:NAME）',
    'form.codearts.agency-urn': () => '委托的 URN（iam::ACCOUNT_ID:agency:NAME）',
    'form.codearts.audience': () => '不超过 255 个字符的一个词',
    'form.bkci.build': () => '蓝盾构建 id（b- 加 32 位十六进制，控制台地址的最后一段）',
    'form.bkci.pipeline': () => '流水线 id（p- 加 32 位十六进制）',
    'missing.yunxiao.token': () => '必填（云效的个人访问令牌）',
    'missing.yunxiao.organization': () => 'api: central 时必填',
    'missing.yunxiao.edition': () => '与 organization-id 二者必填其一，现在都没有：中心版请给出 organization-id，自有实例（Region 版）请给出 endpoint',
    'missing.yunxiao.endpoint': () => 'api: region 时必填（自有实例的地址）',
    'missing.yunxiao.order': ({ kind }) => kind === 'deploy order'
        ? '必填；也可以给出 run-id、commit 或 from-url，等待该次运行的主机部署单'
        : '必填；也可以给出 pipeline-id 以及 run-id 或 commit，等待该次运行的 AppStack 部署单',
    'wrong.yunxiao.count-of-orders': ({ pipelines, orders }) => `给出了 ${pipelines} 条流水线、${orders} 个主机部署单：请只给一条，或一一对应`,
    'missing.yunxiao.app': () => '必填，或将 change-order-sn 写作 app/sn',
    'wrong.yunxiao.app': () => '不是应用名（1 到 128 个字符，不含换行和 / \\ ? # %）',
    'wrong.codearts.no-logs': () => '不提供日志；请用默认的 v5',
    'wrong.codearts.no-starts': () => '不能启动运行；请用默认的 v5',
    'wrong.codearts.region': () => '不是区域。例如：cn-north-4',
    'missing.codearts.region': () => '必填，例如 cn-north-4；也可以改用 endpoint',
    'wrong.codearts.unknown-region': ({ known }) => `的地址未知。可选：${known.join('、')}；其他区域须同时给出 endpoint`,
    'wrong.codearts.v3-commit': () => '在 api: v3 时不使用，v3 只支持 run-id: latest',
    'wrong.codearts.v3-run': () => '在 api: v3 时只能是 latest；如需指定运行，请用 api: v5',
    'missing.codearts.credential': () => '必填（IAM Token）；也可以改用不会过期的 access-key 和 secret-key（作为输入，或环境变量 HUAWEI_CLOUD_ACCESS_KEY_ID 和 HUAWEI_CLOUD_SECRET_ACCESS_KEY），或改用无需密钥的 oidc-provider-urn 和 oidc-agency-urn',
    'missing.codearts.key': ({ input }) => `给出 ${input} 时必填`,
    'missing.codearts.sts-endpoint': () => '使用该 endpoint 或区域时必填：其 STS 的地址未知',
    'wrong.codearts.no-id-token': () => '需要作业的身份令牌，而该作业没有：请为该作业设置 permissions: id-token: write（可复用工作流中，调用它的作业也要设置）；来自 fork 的 Pull Request 得不到令牌，Runner 也必须支持 OIDC',
    'missing.bkci.endpoint': ({ isGateway }) => isGateway
        ? '必填：网关地址，写到环境（stage）为止，例如 https://bkapi.example.com/api/devops/prod'
        : '必填：蓝盾的主机地址，例如 https://devops.example.com',
    'wrong.bkci.api-path': ({ api }) => `在 api: ${api} 时应为主机地址本身；API 路径会自动加上`,
    'wrong.bkci.version': ({ api }) => `在 api: ${api} 时应写到环境（stage）为止；版本会自动加上`,
    'missing.bkci.project': () => '必填（项目英文名）',
    'wrong.bkci.project': () => '不是项目英文名（以字母或 _ 开头，之后为字母、数字和 _ - . @）',
    'missing.bkci.credential': ({ api, input }) => {
        const what = {
            token: '用户的 access_token',
            'app-code': '蓝鲸应用的 app_code',
            'app-secret': '蓝鲸应用的 app_secret'
        };
        return `api: ${api} 时必填（${what[input]}）`;
    },
    'missing.bkci.user': ({ api }) => `api: ${api} 时必填（应用所代表的用户）；也可以改用 token，即该用户的 access_token`,
    'missing.bkci.token': ({ page }) => `必填（在 ${page} 获取的 access_token）；如果服务端不校验 token，可改用 username`,
    'wrong.bkci.percent-sign': () => '含有不构成编码的百分号：请按原样重新复制',
    'wrong.bkci.header': () => '含有空白或非 ASCII 字符，不能放入请求头'
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/progress.js

const stucks = { paused: '（已暂停，等待人工处理）', blocked: '（被失败的主机卡住）' };
function otherCounts({ failed, running }) {
    return [...(failed > 0 ? [`失败 ${failed}`] : []), ...(running > 0 ? [`进行中 ${running}`] : [])];
}
const progress = {
    'progress.detail': ({ clock, text }) => `[${clock}]   ${text}`,
    'progress.of': ({ text, target }) => `${text}（${target}）`,
    'progress.target': ({ target, state, left }) => {
        if (left === undefined)
            return `${target}：${state}`;
        const usual = left.usualMs === undefined ? '' : `；预计还需 ${durationOf(left.usualMs)}`;
        const limit = left.limitMs === undefined ? '' : `；${durationOf(left.limitMs)}后超时`;
        return `${target}：${state}${usual}${limit}`;
    },
    'progress.usual': ({ target, usualMs, runs }) => `${target}：通常需要 ${durationOf(usualMs)}（最近 ${runs} 次运行）`,
    'progress.overlong': ({ target, ageMs, usualMs, runs }) => `${target} 已运行 ${durationOf(ageMs)}，通常只需 ${durationOf(usualMs)}（最近 ${runs} 次运行）`,
    'progress.state': ({ status, stuck, position, counted, inBatch }) => {
        const place = position
            ? `，第 ${position.at}/${position.of} ${position.kind === 'batch' ? '批' : '阶段'}`
            : '';
        const head = `${wordOf(status)}${stuck ? stucks[stuck] : ''}${place}`;
        if (counted === undefined)
            return head;
        const done = `${join(parts[counted.kind], '完成')} ${counted.done}/${counted.all}`;
        if (inBatch === undefined)
            return `${head}，${[done, ...otherCounts(counted)].join('，')}`;
        const now = [`完成 ${inBatch.done}`, ...otherCounts(inBatch)].join('，');
        return `${head}：${now}（${done}${counted.failed > 0 ? `，失败 ${counted.failed}` : ''}）`;
    },
    'progress.change': ({ part, change, took }) => `${part}：${change}${took ? `，用时${took.about ? '约' : ''} ${durationOf(took.ms)}` : ''}`,
    'progress.together': ({ count, changes, names }) => `${countOf(count, 'machine')}：${changes.join('、')}：${names.join('、')}`,
    'progress.more': ({ count }) => `另有 ${count} 项`,
    'progress.action': ({ action, url }) => `${action}${behindColon(url)}`,
    'progress.failing': ({ target, why, forMs, hint }) => `${target}：${why}；最多再试 ${durationOf(forMs)}${hint ? `；${join('期间请', hint)}` : ''}`,
    'progress.still-failing': ({ target, why }) => `${target}：仍无有效应答（${why}）`,
    'progress.healed': ({ target }) => `${target}：平台恢复应答`,
    'progress.unknown-status': ({ target, status }) => `${target} 的状态未知：${wordOf(status)}；按未结束处理`,
    warning: ({ text }) => `警告：${text}`,
    'log.unreadable': ({ part, why }) => `无法读取 ${part} 的日志：${why}`,
    'log.not-whole': ({ part, what }) => `${part} 的日志不完整：${what}`,
    'log.more-troubles': () => '警告：还有其他日志无法读取或不完整',
    'log.late-lines': ({ outcomes }) => `结论：${outcomes.map(outcomeOf).join('、')}。正在读取最后的日志（最多 30 秒）…`
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/runs.js

const nouns = { run: '运行', build: '构建' };
const lacks = {
    id: ' id',
    time: '创建时间',
    commit: '提交',
    'all commits': '全部提交'
};
const runs = {
    'run.named': ({ noun, id }) => `${nouns[noun]} ${id}`,
    'run.numbered': ({ noun, number }) => (noun === 'build' ? `构建 #${number}` : `运行 ${number}`),
    'run.jobs': ({ names, run }) => `${run} 的任务 ${names.join('、')}`,
    'run.of-commit': ({ noun, commit }) => `提交 ${commit} 的${nouns[noun]}`,
    'run.latest': ({ noun }) => `最近一次${nouns[noun]}`,
    'run.new': ({ noun }) => `新的${nouns[noun]}`,
    'run.in-list': ({ noun }) => `列表中的一次${nouns[noun]}`,
    'run.latest-is': ({ noun, id, url }) => `latest 为${nouns[noun]} ${id}，之后只等待它；用 run-id 指定更稳妥，因为随时可能有更新的${nouns[noun]}开始${behindColon(url)}`,
    'run.commit-has': ({ noun, id, commit, matches, url }) => `提交 ${commit} 对应${nouns[noun]} ${id}${matches > 1 ? `，是 ${matches} 次符合的${nouns[noun]}中最新的` : ''}${behindColon(url)}`,
    'run.undecided': ({ name, lack }) => `${name} 可能就是要等的，但平台还没有给出其${lacks[lack]}：先等待它`,
    'run.undecided-status': ({ name, lack }) => `（${name} 还没有${lacks[lack]}）`,
    'run.absent-status': ({ noun }) => `（尚无${nouns[noun]}）`,
    'run.latest-ended': ({ noun, id }) => `latest 为${nouns[noun]} ${id}，首次查询时就已结束`,
    'run.ended-before': ({ noun, id, ageMs }) => {
        const age = ageMs === undefined ? '创建时间未知' : `创建于 ${durationOf(ageMs)}前`;
        return `${nouns[noun]} ${id}（${age}）首次查询时就已结束`;
    },
    'next.latest-ended': () => '用 run-id 或 commit 指定要等的运行，或设置 created-after：它可能还没有开始',
    'failure.no-log': ({ kind, name }) => `${join('平台上没有', namedPart(kind, name))} 的日志`,
    'failure.no-log-served': ({ kind, name }) => `${join('平台的此 API 不提供', namedPart(kind, name))} 的日志`
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/starts.js

const limit = (name, ms) => ms === undefined ? [] : [`${name} ${durationOf(ms)}`];
const verbs = {
    'check-pipeline': '查询',
    'run-pipeline': '启动',
    'fetch-logs': '读取日志：'
};
const starts = {
    'start.operation': ({ operation, platform, api, origin }) => `${operation}，${platform}，api: ${api}，${origin}`,
    'start.target': ({ operation, target, url }) => {
        return `  ${join(verbs[operation] ?? '等待', target)}${behindColon(url)}`;
    },
    'start.more': ({ count }) => `  另有 ${count} 个`,
    'start.limits': limits => {
        const { pace } = limits;
        const all = [
            ...limit('timeout', limits.timeoutMs),
            ...limit('queue-timeout', limits.queueTimeoutMs),
            ...limit('stall-timeout', limits.stallTimeoutMs),
            `查询间隔 ${durationOf(pace.minMs)}至 ${durationOf(pace.maxMs)}`,
            ...limit('request-timeout', limits.requestTimeoutMs),
            ...limit('outage-tolerance', limits.outageToleranceMs),
            ...limit('created-after', limits.createdAfterMs)
        ];
        return `  ${all.join('，')}`;
    },
    'start.rules': ({ onPaused, onFailedMachine, allowed }) => {
        const all = [
            ...(onPaused ? [`on-paused ${onPaused}`] : []),
            ...(onFailedMachine ? [`on-failed-machine ${onFailedMachine}`] : []),
            `计为成功的结果：${allowed.join('、')}`
        ];
        return `  ${all.join('，')}`;
    },
    'start.sources': ({ count }) => `branch 和 tag 需要流水线只有一个代码源，而它有 ${count} 个`,
    'hint.sources': () => '去掉 branch 和 tag，在流水线中设置要运行的内容',
    'start.begun': ({ target, url }) => `${join('已启动', target)}${behindColon(url)}`,
    'start.unclear': ({ target, why, marker }) => `${target}：启动请求没有得到明确应答（${why}），不会再次发送；正在按标记 ${marker} 查找该次运行`,
    'start.found': ({ target, marker, url }) => `启动请求已到达平台：${target} 带有标记 ${marker}${behindColon(url)}`,
    'start.killed': ({ cancelRemote, isKept }) => {
        const then = isKept
            ? '此时仍在平台上运行的，由 post 步骤停止'
            : '由于没有可用于签名的凭证，无法为 post 步骤保存状态，平台上不会停止任何东西';
        return `  cancel-remote ${cancelRemote}：步骤被取消或超时时，此 Runner 会立即终止它，不发信号；${then}`;
    }
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/stops.js

const stops = {
    'stop.nothing': ({ target }) => `${target}：还没有可停止的内容`,
    'stop.not-again': ({ target, agoMs, url }) => `${Math.round(agoMs / 1000)} 秒前已请求停止 ${target}，没有得到明确应答；再次停止会打断它的清理，如仍在运行请在平台上停止${behindColon(url)}`,
    'stop.accepted': ({ target, status }) => `${target} 即将停止：平台已接受请求${status ? `，当前状态 ${status}` : ''}`,
    'stop.refused': ({ target, why, url }) => `无法停止 ${target}${inBrackets(why)}；如仍在运行请在平台上停止${behindColon(url)}`,
    'stop.ended': ({ target, status }) => `${target} 已在平台上结束：${status}`,
    'stop.stopping': ({ target, status }) => `${target} 正在平台上停止（${status}）`,
    'stop.no-time': () => '没有剩余时间',
    'stop.impossible': ({ target, why, url }) => `无法从这里停止 ${target}：${why}；请在平台上停止${behindColon(url)}`,
    'stop.left-to-post': ({ target }) => `${target}：没有剩余时间，由本 Action 的 post 步骤停止`,
    'stop.left': ({ target, url }) => `没有停止 ${target}：没有剩余时间；请在平台上停止${behindColon(url)}`,
    'state.no-file': () => '无法为 post 步骤保存状态：未设置 GITHUB_STATE',
    'state.unwritable': () => '无法为 post 步骤保存状态：GITHUB_STATE 文件缺失或不可写',
    'state.too-many': ({ count }) => `有 ${count} 个要停止的目标无法为 post 步骤保存：数量过多`,
    'post.killed': () => '步骤在得出结论之前被终止：此 Runner 不会先发信号',
    'post.nothing-stopped': ({ why }) => `没有在平台上停止任何东西：${why}`,
    'post.other-inputs': () => '本步骤的输入是 cancel-remote: never，即另一个步骤的输入',
    'post.no-run': ({ target, marker, url }) => `${target} 可能已经启动，但没有找到带有标记 ${marker} 的运行；如果存在，请在平台上停止${behindColon(url)}`,
    'post.unsigned': () => '保存的状态没有本作业的签名',
    'post.unstopped': ({ target, url }) => `没有停止 ${target}，它可能仍在运行；请在平台上停止${behindColon(url)}`,
    'post.unchecked': ({ target, url }) => `${target} 可能仍在运行（来自保存的状态，本步骤的输入无法核实）；请在平台上确认${behindColon(url)}`,
    'post.more-running': ({ count }) => `另有 ${count} 个可能仍在运行`,
    'post.lost-certificates': ({ why }) => `ca-file ${why}，其中的证书现在不被信任`
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/summary.js

const summary = {
    'summary.cause': () => '原因',
    'summary.next': () => '处理',
    'summary.named': ({ name, text }) => `**${name}：** ${text}`,
    'summary.headline': ({ outcome, target }) => `${outcome}：${target}`,
    'summary.outcome': ({ outcome }) => outcomes[outcome] ?? outcome,
    'summary.wrong-input': () => '输入有误',
    'summary.open': () => '在平台上打开',
    'summary.counts-as-success': () => '此结果在 `allow-outcomes` 中，本步骤仍计为成功。',
    'summary.several': ({ others, same, all }) => `${others > 0 ? ` 等 ${others + 1} 个` : ''}（${all} 个目标中的 ${same} 个）`,
    'summary.last-lines': ({ count }) => `：日志最后 ${count}\u00a0行`,
    'summary.target-columns': () => '结果|目标|状态|进度|主机|用时|备注',
    'summary.part-columns': ({ machines }) => `批次|${machines ? '主机' : '组成部分'}|状态|用时|备注`,
    'summary.position': ({ kind, at, of }) => `第 ${at}/${of} ${kind === 'batch' ? '批' : '阶段'}`,
    'summary.ratio': ({ some, all }) => `${some}/${all}`,
    'summary.held': ({ status }) => `${status}，被卡住`,
    'summary.abandoned': () => '不再等待',
    'summary.allowed-to-fail': () => '允许失败',
    'summary.notes': ({ notes }) => notes.join('；'),
    'summary.parts': ({ machines }) => (machines ? '主机' : '组成部分'),
    'summary.folded': ({ title, counts }) => `<b>${title}</b>${inBrackets(counts.join('，'))}`,
    'summary.part': ({ kind, name }) => namedPart(kind, name),
    'summary.of': ({ target }) => inBrackets(target),
    'summary.not-shown': ({ count }) => `另有 ${count} 项未显示。`,
    'summary.drawn': ({ some, all }) => `时间线显示了 ${all} 项中的 ${some} 项。`,
    'summary.viewer-time': () => '时间线按浏览器的时区显示',
    'summary.since': ({ time }) => `始于 ${time}`,
    'summary.until': ({ time }) => `止于 ${time}`,
    'summary.span': ({ span, took }) => `${span}（${took}）`,
    'summary.requests': ({ count }) => `状态查询 ${count} 次`,
    'summary.not-fit': () => '其余内容超出摘要的长度上限。',
    // In a narrow table no number is to stand apart from its unit.
    'summary.seconds': ({ seconds }) => {
        if (seconds < 120)
            return `${seconds}\u00a0秒`;
        if (seconds < 7200)
            return `${Math.floor(seconds / 60)}\u00a0分 ${seconds % 60}\u00a0秒`;
        return `${Math.floor(seconds / 3600)}\u00a0小时 ${Math.floor((seconds % 3600) / 60)}\u00a0分`;
    },
    'timeline.batch': ({ batch }) => `第 ${batch} 批`,
    'timeline.kind': ({ kind }) => parts[kind],
    'timeline.all': ({ kind }) => parts[kind],
    'timeline.target': ({ name }) => name.replace(/^(?:主机|AppStack )(?=部署单)/, '')
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/targets.js

const targets_targets = {
    'part.path': ({ path }) => path
        .map(({ kind, name, batch }) => join(batch === undefined ? '' : `第 ${batch} 批`, namedPart(kind, name)))
        .join(' › '),
    'part.title': ({ kind, name, id, batch }) => `${namedPart(kind, name)}${id === undefined ? '' : `（${id}）`}${batch === undefined ? '' : `，第 ${batch} 批`}`,
    'log.title': ({ target, part, run }) => `${target === undefined ? '' : `${target}，`}${part}${run > 1 ? `，第 ${run} 次运行` : ''}`,
    'log.heading': ({ title, lines, tookMs, last }) => {
        const took = tookMs === undefined ? '' : `，用时 ${durationOf(tookMs)}`;
        return `${title}：${lines} 行${took}${last === undefined ? '' : `，最后一行：${last}`}`;
    },
    'target.named': ({ kind, id }) => `${targets[kind]} ${id}`,
    'target.one-run': () => '一次运行',
    'target.of-pipeline': ({ name, pipeline }) => join(`流水线 ${pipeline} 的`, name),
    'target.of-app': ({ name, app }) => join(`应用 ${app} 的`, name),
    'title.success': ({ name }) => `await-deploy：${name} 成功`,
    'title.failure': ({ name }) => `await-deploy：${name} 失败`,
    'title.cancelled': ({ name }) => `await-deploy：${name} 已取消`,
    'title.skipped': ({ name }) => `await-deploy：${name} 已跳过`,
    'title.paused': ({ name }) => `await-deploy：${name} 已暂停`,
    'title.running': ({ name }) => `await-deploy：${name} 未结束`,
    'title.timeout': ({ name }) => `await-deploy：${join('等待', name, '超时')}`,
    'title.interrupted': ({ name }) => `await-deploy：${join('等待', name, '被中断')}`,
    'title.error': ({ name }) => `await-deploy：${name} 没有结论`,
    'title.wrong-input': () => 'await-deploy：输入有误'
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN/yunxiao.js

const whats = {
    'merge conflict': '被合并冲突卡住',
    approval: '等待人工卡点通过，或手动启动',
    pause: '等待人工处理'
};
const access = { 'read-only': '只读', 'read-write': '读写' };
const yunxiao = {
    'hint.yunxiao.token': ({ url }) => `检查 token：错误或已过期；请在 ${url} 新建个人访问令牌`,
    'hint.yunxiao.permission': ({ scope, url, isCentral }) => `检查 ${isCentral ? 'organization-id，再检查 ' : ''}token：需要权限“${scope.path}”（${access[scope.access]}），且令牌的所有者须是该流水线或应用的成员；权限在 ${url} 设置`,
    'hint.yunxiao.not-found': ({ ids, isCentral }) => `检查 ${askedOf(ids)}${ids.isOrder ? '（应为部署单的编号，不是其中环境部署单的编号）' : ''}；${isCentral ? 'organization-id、api（版本）' : 'api（版本）'}或 endpoint 有误时也是同样的结果`,
    'hint.yunxiao.refused': ({ ids }) => `检查 ${askedOf(ids)}，以及 api`,
    'hint.unreadable-order': () => '打开该次运行，查看任务创建的是哪个部署单，用 deploy-order-id 指定',
    'hint.too-many-orders': () => '用 job-id 缩小范围，或逐个指定',
    'hint.order-gone': () => '在平台上确认它是否已被删除',
    'hint.no-such-job': ({ jobs }) => `检查 job-id；现有任务：${jobs.map(({ name, id }) => `${name}（${id}）`).join('、') || '无'}`,
    'yunxiao.unreadable-order': ({ job }) => `任务 ${job} 的部署单 id 无法读取`,
    'yunxiao.too-many-orders': ({ most }) => `该次运行的部署单超过 ${most} 个，超出跟踪上限`,
    'yunxiao.order-gone': ({ sn, run }) => `运行 ${run} 中已没有 AppStack 部署单 ${sn}`,
    'yunxiao.no-such-job': ({ name }) => `该次运行没有任务 ${name}`,
    'yunxiao.no-app': () => '不知道它属于哪个应用',
    'yunxiao.give-app': () => '请给出 app-name',
    'yunxiao.no-app-to-stop': () => '不知道它属于哪个应用，请给出 app-name',
    'yunxiao.retry-machine': () => '有部署权限的人可在流水线页面上重试或跳过该主机，或终止该部署单',
    'yunxiao.resume-order': () => '有部署权限的人可在流水线页面上继续或终止该部署单',
    'yunxiao.resume-change': () => '有部署权限的人可在应用页面上继续、回滚或终止',
    'yunxiao.environment-action': ({ name, by, action }) => `环境 ${name}${by ? `（${join(by.who ?? '有人', '于')} ${by.at} 暂停）` : ''}：${action}`,
    'yunxiao.job-waits': ({ name, what, who }) => `任务 ${name} ${whats[what]}${inBrackets(who.length > 0 ? `可由 ${who.join('、')} 处理` : '')}，在运行页面上操作`,
    'untold.orders': () => '其部署单的情况',
    'untold.suspension': ({ name }) => `是谁暂停了环境 ${name}`,
    'yunxiao.no-machine': () => '没有部署到任何主机',
    'yunxiao.no-order': ({ kind }) => join('其中没有', targets[kind]),
    'yunxiao.exception': ({ code }) => `异常码 ${code}`,
    'yunxiao.agent-lost': () => '主机的 Agent 失联（clientStatus: error）',
    'yunxiao.agent-lost-on': ({ name, status }) => `主机 ${name} 的 Agent 失联（clientStatus: error）；在 Agent 恢复之前，它可能一直停在 ${wordOf(status)}`,
    'yunxiao.no-list': () => '平台返回 Success 但没有列出主机，无法得知部署到了哪些主机',
    'yunxiao.skipped': ({ name }) => `主机 ${name} 被跳过：新版本没有部署到它上面`,
    'yunxiao.never-said': ({ waiting, all }) => `部署单为 Success，但 ${countOf(all, 'machine')}中有 ${waiting} 台没有报告成功`,
    'yunxiao.early-success': ({ at, of }) => `部署单在第 ${at}/${of} 批就已是 Success`,
    'yunxiao.failed-inside': ({ kind, name, status }) => `${namedPart(kind, name)} 状态为 ${status}，但该次运行仍计为成功`
};

;// CONCATENATED MODULE: ./lib/src/messages/zh-CN.js




















/** The same sentences in Chinese, as they are written on the mainland. */
const zhCN = {
    ...answers,
    ...causes,
    ...ends,
    ...files,
    ...github,
    ...hints,
    ...mistakes,
    ...nextSteps,
    ...notices,
    ...platforms,
    ...progress,
    ...runs,
    ...starts,
    ...stops,
    ...summary,
    ...targets_targets,
    ...yunxiao,
    ...codearts,
    ...bkci
};


/***/ })

};
