import type {platforms as English} from '../en/platforms.js'
import type {Sayings} from '../en/words.js'

export const platforms: Sayings<typeof English> = {
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
  'missing.yunxiao.edition': () =>
    '与 organization-id 二者必填其一，现在都没有：中心版请给出 organization-id，自有实例（Region 版）请给出 endpoint',
  'missing.yunxiao.endpoint': () => 'api: region 时必填（自有实例的地址）',
  'missing.yunxiao.order': ({kind}) =>
    kind === 'deploy order'
      ? '必填；也可以给出 run-id、commit 或 from-url，等待该次运行的主机部署单'
      : '必填；也可以给出 pipeline-id 以及 run-id 或 commit，等待该次运行的 AppStack 部署单',
  'wrong.yunxiao.count-of-orders': ({pipelines, orders}) =>
    `给出了 ${pipelines} 条流水线、${orders} 个主机部署单：请只给一条，或一一对应`,
  'missing.yunxiao.app': () => '必填，或将 change-order-sn 写作 app/sn',
  'wrong.yunxiao.app': () => '不是应用名（1 到 128 个字符，不含换行和 / \\ ? # %）',

  'wrong.codearts.no-logs': () => '不提供日志；请用默认的 v5',
  'wrong.codearts.no-starts': () => '不能启动运行；请用默认的 v5',
  'wrong.codearts.region': () => '不是区域。例如：cn-north-4',
  'missing.codearts.region': () => '必填，例如 cn-north-4；也可以改用 endpoint',
  'wrong.codearts.unknown-region': ({known}) =>
    `的地址未知。可选：${known.join('、')}；其他区域须同时给出 endpoint`,
  'wrong.codearts.v3-commit': () => '在 api: v3 时不使用，v3 只支持 run-id: latest',
  'wrong.codearts.v3-run': () => '在 api: v3 时只能是 latest；如需指定运行，请用 api: v5',
  'missing.codearts.credential': () =>
    '必填（IAM Token）；也可以改用不会过期的 access-key 和 secret-key（作为输入，或环境变量 HUAWEI_CLOUD_ACCESS_KEY_ID 和 HUAWEI_CLOUD_SECRET_ACCESS_KEY），或改用无需密钥的 oidc-provider-urn 和 oidc-agency-urn',
  'missing.codearts.key': ({input}) => `给出 ${input} 时必填`,
  'missing.codearts.sts-endpoint': () => '使用该 endpoint 或区域时必填：其 STS 的地址未知',
  'wrong.codearts.no-id-token': () =>
    '需要作业的身份令牌，而该作业没有：请为该作业设置 permissions: id-token: write（可复用工作流中，调用它的作业也要设置）；来自 fork 的 Pull Request 得不到令牌，Runner 也必须支持 OIDC',

  'missing.bkci.endpoint': ({isGateway}) =>
    isGateway
      ? '必填：网关地址，写到环境（stage）为止，例如 https://bkapi.example.com/api/devops/prod'
      : '必填：蓝盾的主机地址，例如 https://devops.example.com',
  'wrong.bkci.api-path': ({api}) => `在 api: ${api} 时应为主机地址本身；API 路径会自动加上`,
  'wrong.bkci.version': ({api}) => `在 api: ${api} 时应写到环境（stage）为止；版本会自动加上`,
  'missing.bkci.project': () => '必填（项目英文名）',
  'wrong.bkci.project': () => '不是项目英文名（以字母或 _ 开头，之后为字母、数字和 _ - . @）',
  'missing.bkci.credential': ({api, input}) => {
    const what = {
      token: '用户的 access_token',
      'app-code': '蓝鲸应用的 app_code',
      'app-secret': '蓝鲸应用的 app_secret'
    }
    return `api: ${api} 时必填（${what[input]}）`
  },
  'missing.bkci.user': ({api}) =>
    `api: ${api} 时必填（应用所代表的用户）；也可以改用 token，即该用户的 access_token`,
  'missing.bkci.token': ({page}) =>
    `必填（在 ${page} 获取的 access_token）；如果服务端不校验 token，可改用 username`,
  'wrong.bkci.percent-sign': () => '含有不构成编码的百分号：请按原样重新复制',
  'wrong.bkci.header': () => '含有空白或非 ASCII 字符，不能放入请求头'
}
