import type {nextSteps as English} from '../en/next-steps.js'
import type {Sayings} from '../en/words.js'
import {join, parts, targets} from './words.js'

const whys = {
  timeout: '为什么耗时这么久',
  'queue-timeout': '为什么还没有开始',
  'stall-timeout': '为什么没有任何变化'
}

export const nextSteps: Sayings<typeof English> = {
  'again.job': () => '重新运行本作业',
  'again.wait': () => '用 wait-pipeline 和此 run-id 等待其结束（重新运行本作业会再启动一次运行）',
  'next.fix': ({thing, isOrder}) =>
    `${join('在平台上打开该', {...targets, ...parts}[thing])}，排除原因后${isOrder ? '重新部署' : '重新运行流水线'}`,
  'next.not-approved': () => '确认为什么没有通过审核，再重新运行流水线',
  'next.skipped-machines': () => '确认被跳过的主机是否需要此版本',
  'next.cancelled': ({isExplained}) => `确认${isExplained ? '原因' : '是谁停止的'}，再重新部署`,
  'next.no-machine': () => '检查主机组，以及是谁跳过了其中的主机',
  'next.did-nothing': () => '在平台上确认为什么什么都没有执行',
  'next.contradicted': ({kind}) => join('在此次部署之上继续任何操作之前，先在平台上检查该', parts[kind]),
  'next.blocked': ({again}) => join('在流水线页面上重试或跳过该主机，或终止该部署单，然后', again),
  'next.act': () => '在平台上处理',
  'next.act-then-again': ({action, again}) => `${join('需人工处理，之后', again)}：${action}`,
  'next.poll-again': () => '稍后再查，或用 wait-pipeline 等待',
  'next.nothing-found': () => '检查 pipeline-id，以及 run-id 或 commit',
  'next.absence': () => '检查 pipeline-id 和 commit，以及流水线是否已启动',
  'next.never-good': () => '检查 endpoint 和各个 id',
  'next.limit': ({limit}) => `平台上没有停止任何东西：在平台上确认${whys[limit]}，或调大 ${limit}`,
  'next.unknown-status': () => '在平台上确认结果，并将此状态反馈给本 Action 的作者',
  'next.outage': ({isNew, again}) => join(`${isNew ? '检查 endpoint，再' : ''}确认平台是否故障，然后`, again),
  'next.refused': () => '检查各个 id 和 token',
  'next.stopping': () => '已请求平台停止，结果见日志',
  'next.started': () => '用 wait-pipeline 和此 run-id 等待其结束',
  'next.start-under-way': ({marker}) => `可能已经启动：在运行记录中查找 ${marker}`,
  'next.start-unclear': ({marker}) => `再次启动流水线之前，先在运行记录中查找 ${marker}`,
  'next.keeps-running': ({again}) => join('部署仍在平台上继续：在平台上停止，或', again),
  'next.ended': () => '在平台上确认这是否是预期的结果',
  'next.no-such-part': ({input}) => `在 ${input} 中填写上述之一，用 id 或完整名称`
}
