import type {codearts as English} from '../en/codearts.js'
import type {Sayings} from '../en/words.js'
import {askedOf, durationOf, join, namedPart} from './words.js'

const RIGHT = '有该流水线执行权限的人'
const PROJECT = '检查 project-id：应为 CodeArts 项目 ID（控制台地址中的 32 位），不是 IAM 项目 ID'

const where = (url: string | undefined) =>
  url === undefined ? '' : url === '' ? '（CodeArts 控制台）' : `：${url}`
const andMore = (count: number) => (count > 0 ? `（另有 ${count} 处）` : '')

const claimsOf = ({sub, aud, iss}: {sub: string; aud: string; iss: string}) =>
  `oidc:sub ${sub}，oidc:aud ${aud}，oidc:iss ${iss}`

export const codearts: Sayings<typeof English> = {
  'hint.codearts.project': () => PROJECT,
  'hint.codearts.pipeline-of-project': () => `${PROJECT}；pipeline-id 须属于该项目`,
  'hint.codearts.pipeline': () => `检查 pipeline-id 和 region；${PROJECT}`,
  'hint.codearts.member': () => `${PROJECT}；凭证对应的用户须是该项目成员，并有查看流水线的权限`,
  'hint.codearts.host': () => '检查 endpoint、region 和 api：该主机没有这个路径',
  'hint.codearts.parallel': () => '已达到并行运行数上限，请等其他运行结束',
  'hint.codearts.parameters': () => '检查 run-id 是否属于 pipeline-id，pipeline-id 是否属于 project-id',
  'hint.codearts.permission': ({ids}) =>
    `检查 ${askedOf(ids)}；再检查凭证对应的用户是否为项目成员，且在 IAM 中有 CodeArts Pipeline 策略（只读即可）`,
  'hint.codearts.may-execute': () =>
    '检查凭证对应的用户在项目中是否有流水线的执行权限；再检查其 IAM 中的 CodeArts Pipeline 策略是否为只读',
  'hint.codearts.not-found': ({ids}) => `检查 ${askedOf(ids)}，再检查 region 或 endpoint`,
  'hint.codearts.refused': ({ids}) => `检查 ${askedOf(ids)}`,
  'hint.codearts.token': () =>
    '检查 token：IAM Token 有效期为 24 小时，须为本区域的项目签发（scope 为 project，不是 domain）；access-key 和 secret-key 不会过期',
  'hint.codearts.clock': () => '检查 Runner 的时钟：签名因时间不符被拒绝，校正一次后仍被拒绝',
  'hint.codearts.unknown-key': () => '检查 access-key：平台上没有此密钥，或已停用',
  'hint.codearts.security-token': () => '检查 security-token：它只属于一个 access-key，且会过期',
  'hint.codearts.key-pair': () =>
    '检查 access-key 和 secret-key：须为同一对；临时密钥还需要对应的 security-token',
  'hint.codearts.session': () =>
    '委托的会话被拒绝：检查 region 或 endpoint，以及 oidc-agency-urn 是否属于项目所在的账号',
  'hint.codearts.agency-member': ({executes}) =>
    `${PROJECT}；再检查 oidc-agency-urn 的委托是否为该项目成员并有${executes ? '执行流水线' : '查看流水线'}的权限，且在 IAM 中有 CodeArts Pipeline 策略`,
  'hint.codearts.id-token': () =>
    '检查该作业是否设置了 permissions: id-token: write（可复用工作流中，调用它的作业也要设置）',
  'hint.codearts.id-token-address': () =>
    '检查 Runner 能否访问 ACTIONS_ID_TOKEN_REQUEST_URL 中的地址（该变量由 Runner 提供给作业）',
  'hint.codearts.sts-address': () => '检查 sts-endpoint（未给出时检查 region），以及 Runner 能否访问该地址',
  'hint.codearts.trust-policy': claims =>
    `检查 oidc-agency-urn 的信任策略：须允许 oidc-provider-urn 执行 sts:agencies:assumeWithOIDC，且条件与该作业的令牌一致：${claimsOf(claims)}`,
  'hint.codearts.audience': ({audience, sub, aud, iss}) =>
    `检查 oidc-audience：${audience} 须是 oidc-provider-urn 的客户端 ID 之一；该作业的令牌为 ${claimsOf({sub, aud, iss})}`,
  'hint.codearts.login': claims =>
    `检查 oidc-provider-urn 和 oidc-agency-urn，以及委托是否允许 oidc-duration 这么长的会话；该作业的令牌为 ${claimsOf(claims)}`,
  'hint.codearts.replaced': ({run}) =>
    `请在控制台确认运行 ${run} 的结果；api: v5 会一直跟踪同一次运行，即使有更新的运行开始`,

  'codearts.logged-in': ({agency, lifeMs}) =>
    `已凭该作业的身份以 ${agency} 登录华为云。会话有效期为 ${durationOf(lifeMs)}，到期前会续期`,
  'codearts.renewed': ({agency, lifeMs}) => `已续期 ${agency} 的会话，有效期为 ${durationOf(lifeMs)}`,
  'codearts.not-renewed': ({why, leftMs}) =>
    `华为云会话续期失败：${why}。原会话还可使用 ${durationOf(leftMs)}，期间会重试续期`,
  'codearts.session-lost': ({why}) => `华为云会话已失效，且未能取得新的会话：${why}`,
  'codearts.no-id-token': ({why}) => `登录华为云失败，GitHub 未签发身份令牌：${why}`,
  'codearts.no-session': ({why}) => `登录华为云失败，STS 未签发会话：${why}`,
  'codearts.odd-id-token': () => '应答中没有已知格式的身份令牌',
  'codearts.odd-session': () => '应答中没有已知格式的会话',
  'codearts.session-over': () => '应答中的会话已过期',

  'codearts.replaced': ({newer, run}) => `平台现在显示的是运行 ${newer}，没有看到运行 ${run} 的结束`,
  'codearts.parallel-limit': ({text, limit}) =>
    `${text}（已达到${limit === 'pipeline' ? '该流水线' : '账号'}的并行运行数上限）`,
  'codearts.started-by': ({part}) => `由 ${part} 启动的流水线`,
  'codearts.child-failed': ({above, run, said}) => `${above}${run}：${said}`,
  'codearts.failed-inside': ({kind, name, status}) =>
    `${namedPart(kind, name)} 状态为 ${status}，流水线没有将其计为失败`,
  'codearts.pre-empted': () => '所有任务都已完成：本次运行被更新的运行抢占',
  'codearts.idle': () => '所有阶段或任务都被跳过或未选中',
  'codearts.review-refused': () => '人工审核被驳回，或已超时',
  'codearts.v3-zone': () => 'api: v3 返回的时间不带时区，created-after 按 GMT+8 比较',
  'codearts.left-out': ({pipelineId}) =>
    `平台的应答中没有流水线 ${pipelineId}：检查 pipeline-id 和 region，以及凭证对应的用户是否可以查看它`,
  'codearts.no-detail': ({run}) =>
    `平台还没有运行 ${run} 的信息，排队中的运行就是这样；如果一直如此，请检查 run-id`,
  'codearts.no-detail-status': () => '（尚无详情）',

  'codearts.run-waits': ({url}) => `${RIGHT}可继续或停止本次运行${where(url)}`,
  'codearts.review-waits': ({people, mustAll, late, name, more, url}) => {
    const who = people === '' ? '该流水线的审核人' : `${people}${mustAll ? '（须全部通过）' : ''}`
    const expiry = late ? `（超时后自动${late === 'pass' ? '通过' : '驳回'}）` : ''
    return `${join(`${who}${expiry}`, '可通过或驳回人工审核')} ${name}${andMore(more)}${where(url)}`
  },
  'codearts.stage-waits': ({name, more, url}) =>
    `${RIGHT}可让阶段 ${name} 开始执行${andMore(more)}${where(url)}`,
  'codearts.pause-waits': ({name, more, url}) =>
    `${RIGHT}可继续 ${name}${andMore(more)}，或停止本次运行${where(url)}`,
  'codearts.delay': ({path, url}) =>
    `延时执行 ${path} 到时间后会自动继续；${RIGHT}可立即继续，或将其终止${where(url)}`,
  'codearts.v3-waits': ({stage, isReview}) => {
    const what = stage === undefined ? '本次运行' : `阶段 ${stage}`
    return isReview
      ? `该流水线的审核人可通过或驳回${what}（CodeArts 控制台）`
      : `${RIGHT}可继续${what}，或停止本次运行（CodeArts 控制台）`
  },
  'codearts.latest-waits': () => `${RIGHT}可继续本次运行，或处理人工审核（CodeArts 控制台）`
}
