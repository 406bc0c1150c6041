import type {mistakes as English, Unsplit} from '../en/mistakes.js'
import type {Sayings} from '../en/words.js'
import {codeOf, durationOf, join, listOf} from './words.js'

const suggestion = ({meant, known}: {meant: string | undefined; known: readonly string[]}) =>
  meant === undefined ? `可选：${known.join('、')}` : `是不是 ${meant}？`
const unsplitHints = {
  lines: '；列表中一旦有换行，就按每行一项读取',
  mark: '；各项之间用半角逗号（,）分隔'
}
const unsplitHint = (unsplit: Unsplit | undefined) => (unsplit ? unsplitHints[unsplit] : '')

export const mistakes: Sayings<typeof English> = {
  'mistake.of-value': ({input, value, wrong}) => `${input}：“${value}”${wrong}`,
  'mistake.alone': ({input, wrong}) => `${input}：${wrong}`,
  'mistake.came-empty': ({mistake, why}) => `${mistake}；传入的值为空${why ? `：${why}` : ''}`,

  'wrong.boolean': () => '不是布尔值。可选：true、false',
  'wrong.word': ({known}) => `无法识别。可选：${known.join('、')}`,
  'wrong.count': () => '不是 0 到 999999999 的整数',
  'wrong.duration': () => '不是时长。例如：90s、30m、1h30m',
  'wrong.range': ({leastMs, mostMs}) => `超出范围：${durationOf(leastMs)}至 ${durationOf(mostMs)}`,
  'wrong.and-not-off': ({wrong}) => `${wrong}，或 off`,
  'wrong.below-min-interval': ({minMs}) => `小于 min-interval（${durationOf(minMs)}）`,
  'wrong.too-long': ({most}) => `超过 ${most} 个字符`,
  'wrong.one-line': ({most}) => `须为一行，最多 ${most} 个字符`,
  'wrong.misspelt': ({meant}) => `没有这个输入。是不是 ${meant}？`,

  'missing.vendor': ({known}) => `必填。可选：${known.join('、')}`,
  'missing.operation': ({known}) => (known.length > 0 ? `必填。可选：${known.join('、')}` : '必填'),
  'wrong.choice': choice => `无法识别。${suggestion(choice)}`,
  'wrong.unsupported': ({vendor, meant, known}) => `不被 ${vendor} 支持。${suggestion({meant, known})}`,
  'wrong.unused': ({operation}) => `在 operation: ${operation} 中不使用`,
  'wrong.unused-with-api': ({api}) => `在 api: ${api} 时不使用`,
  'wrong.unused-beside': ({input}) => `不能与 ${input} 一起使用`,
  'wrong.used-only-with': ({input}) => `只能与 ${input} 一起使用`,
  'wrong.beside': ({input}) => `不能与 ${input} 同时给出`,

  'wrong.no-outcome': ({known}) => `没有列出任何结果；可选：${known.join('、')}`,
  'quoted.no-verdict': ({word}) => `“${word}”不是结论，不能被允许；请用 continue-on-error 和输出 outcome`,
  'quoted.running': () => '“running”只能在 operation: check-pipeline 或 wait: false 时允许',
  'quoted.outcome': ({word, known, unsplit}) =>
    `没有“${word}”这个结果；可选：${known.join('、')}${unsplitHint(unsplit)}`,
  'wrong.stops-latest': () => '不能与 run-id: latest 一起使用，那可能是别人的运行；请指定运行的 id',

  'wrong.same-file': ({input}) => `与 ${input} 是同一个文件；请给出另一个路径`,
  'wrong.runner-file': ({name}) => `是运行器的文件（${name}），内容会被清空；请给出另一个路径`,
  'wrong.folder': () => '是目录；请给出文件路径',
  'wrong.behind-link': ({link}) => `经过符号链接 ${link}，不会跟随`,
  'wrong.link': () => '是符号链接，不会跟随；请给出文件路径',
  'wrong.not-regular': () => '不是普通文件',
  'wrong.unwritable': ({code}) => `无法写入（${codeOf(code)}）`,
  'wrong.no-file': () => '不是文件',
  'wrong.large-file': ({mib}) => `是超过 ${mib} MiB 的文件`,
  'wrong.unreadable-file': () => '是无法读取的文件',
  'wrong.no-certificate': () => '中没有 PEM 格式的证书',
  'wrong.broken-certificate': ({number}) => `中的第 ${number} 个证书已损坏`,

  'wrong.plain-url': () => '不是规范的 URL（含有空白、反斜杠或非 ASCII 字符）',
  'wrong.https-url': () => '不是以 https:// 开头的 URL',
  'wrong.url': () => '不是 URL',
  'wrong.scheme': ({scheme}) => `的协议是 ${scheme}，不是 https:`,
  'wrong.login-in-url': () => '中有用户名或密码',
  'wrong.query-in-url': () => '带有查询参数或片段',
  'wrong.encoded-path': () => '中有编码过的点号或斜杠',
  'wrong.refused-host': ({host}) => `指向 ${host}，属于链路本地、元数据服务或被拒绝的地址`,
  'wrong.http': () => '不是 https:（如需接受 http:，请设置 allow-http: true）',
  'wrong.api-path': ({paths}) => `应为主机地址本身；API 路径 ${paths.join(' 或 ')} 会自动加上`,

  'wrong.link-of-platform': ({platform}) => join('不是', platform, '控制台上运行或流水线的链接'),
  'quoted.other-than-link': ({given, linked}) => `“${given}”与 from-url 中的“${linked}”不同`,
  'wrong.other-console': ({isOwn, origin}) =>
    isOwn
      ? `不是 console-url 的控制台链接，该控制台为 ${origin}`
      : `不是所用 endpoint 的控制台链接；如果其控制台是另一个地址，请用 console-url 给出，现在认为是 ${origin}`,

  'wrong.needs-environment': () => '需要 environment：它是部署到该环境的应用的地址',
  'wrong.posts-with-logs': () => '不能用于 fetch-logs，它不给出结论',
  'missing.github-token': ({inputs}) => `必填：${listOf(inputs)} 需要它`,
  'wrong.sha': () => '不是提交的哈希（40 或 64 位十六进制）',
  'wrong.web-url': () => '不是 http: 或 https: 地址，或其中带有登录信息',

  'wrong.from-environment': ({wrong}) => `（来自环境变量）${wrong}`,
  'wrong.long-secret': ({most}) => `超过 ${most} 个字符：只保存凭证本身，不要保存整个文件或应答`,
  'wrong.short-secret': ({least}) => `不足 ${least} 个字符，无法屏蔽：请确认凭证保存完整`,
  'wrong.line-break': () => '含有换行符（中间或末尾）：请去掉换行后重新保存',
  'wrong.white-space': () => '含有空白字符（中间或两端）：请去掉后重新保存',
  'wrong.hidden-character': () => '含有不可见字符或非 ASCII 字符：请从平台重新复制凭证',
  'wrong.quote': () => '含有引号或反斜杠，平台的凭证中没有这些字符：请去掉后重新保存',
  'wrong.percent-sign': () => '含有百分号，平台的凭证中没有这个字符：请按平台显示的原样保存，不要编码',

  'missing.input': () => '必填',
  'missing.ids': ({form}) => `必填（${form}）`,
  'quoted.item': ({item, form, unsplit}) => `“${item}”${join('不是', form)}${unsplitHint(unsplit)}`,
  'wrong.long-item': ({length, form, unsplit}) =>
    `中有一项长 ${length} 个字符，${join('不是', form)}${unsplitHint(unsplit)}`,
  'wrong.too-many': ({count, things, most}) =>
    `给出了 ${count} 个${things === 'pipelines' ? '流水线' : '部署单'}，最多 ${most} 个`,
  'wrong.twice': ({name}) => `重复给出了 ${name}`,
  'wrong.form': ({form}) => join('不是', form),

  'form.id': () => '由字母、数字、- 和 _ 组成的 id',

  'form.run': ({form}) => `${form}，也不是 latest`,
  'missing.run': () => '必填（运行的 id，或 latest）；也可以改用 commit，或在 from-url 中给出运行的链接',
  'wrong.commit': () => '不是提交 id（7 到 64 位十六进制）',
  'wrong.created-after': () => '既不是带时区的时间（例如 2026-11-22T08:00:00Z），也不是时长（例如 10m）',
  'wrong.age-of-given-run': () => '只能与 commit 或 run-id: latest 一起使用',
  'wrong.latest-and-ids': () => '混用了 latest 和 id',
  'wrong.count-of-runs': ({runs, pipelines}) =>
    `给出了 ${runs} 个运行、${pipelines} 条流水线：请按顺序一一对应，或只写一个 latest`,

  'wrong.ref': ({input, most}) =>
    `不是${input === 'branch' ? '分支名' : '标签名'}（最多 ${most} 个字符，不含空白）`,
  'wrong.several-started': ({count}) => `给出了 ${count} 条流水线；run-pipeline 只启动一条`,
  'quoted.reserved': ({name, owner}) =>
    `中有“${name}”，${owner === 'platform' ? '它是平台保留的变量' : '它由本 Action 填写，用于找回该次运行'}`,
  'quoted.long-variable': ({name, most}) => `中“${name}”的值超过 ${most} 个字符`,
  'quoted.variable-twice': ({name}) => `重复给出了“${name}”`,
  'quoted.variable-line': ({line}) => `第 ${line} 行不是“NAME=value”的形式`,
  'quoted.variables-json': () => '须为由名称和文本组成的 JSON 对象：名称形如“NAME”，每个值都带引号',
  'wrong.variables-json': () => '开头像 JSON 对象，但无法解析',
  'wrong.name-twice': () => '的 JSON 对象中有重复的名称',

  'empty.fork': () => '这是来自 fork 的 Pull Request，拿不到任何 secret',
  'empty.dependabot': () =>
    '这是 Dependabot 的运行，只能拿到 Dependabot secrets（Settings、Secrets and variables、Dependabot）',
  'empty.reusable': () =>
    '这是可复用工作流，只有调用它的作业写了 secrets: inherit 或逐个传入，才能拿到 secret',
  'place.fork': () => '来自 fork 的 Pull Request',
  'place.dependabot': () => 'Dependabot 的运行（只能拿到 Dependabot secrets）',
  'place.reusable': () => '调用时没有写 secrets: inherit 的可复用工作流',
  'place.environment': () => '没有声明 secret 所属环境（environment: …）的作业',
  'empty.why': ({proof, elsewhere}) =>
    proof === undefined
      ? `请在本步骤的 with: 中写上对应的 secret；以下情况 GitHub 也会传空值：${elsewhere.join('、')}`
      : `${proof}。以下情况 secret 也为空：${elsewhere.join('、')}`,

  'warning.unknown-inputs': ({names}) => `未知的输入，已忽略：${names.join('、')}`,
  'warning.http': ({input, host}) => `${input} 是 http：凭证将以明文发往 ${host}`,
  'warning.hosted-runner': ({timeoutMs}) =>
    `timeout 为 ${durationOf(timeoutMs)}，而 GitHub 托管的 Runner 在 6 小时后会结束作业`,
  'notice.public-repository': () => '本仓库是公开的，不显示远端日志；如需显示请设置 logs: all'
}
