import type {files as English} from '../en/files.js'
import type {Sayings} from '../en/words.js'
import {codeOf} from './words.js'

export const files: Sayings<typeof English> = {
  'file.no-outputs': () => '无法写入 outputs：未设置 GITHUB_OUTPUT',
  'file.outputs': ({code}) => `无法写入 outputs（${codeOf(code)}）：GITHUB_OUTPUT 文件缺失或不可写`,
  'file.no-summary': () => '没有作业摘要文件（未设置 GITHUB_STEP_SUMMARY）',
  'file.summary': ({code}) => `无法写入作业摘要（${codeOf(code)}）`,
  'file.log': ({code}) => `日志文件不完整：无法写入（${codeOf(code)}）`,
  'file.recording': ({code}) => `录制文件不完整：无法写入（${codeOf(code)}）`,
  'file.recording-full': ({mib}) =>
    `录制文件不完整：达到 ${mib} MiB 后不再写入；请录制较短的等待，或降低查询频率（min-interval）`,

  'fault.no-verdict': ({what}) =>
    `内部错误，没有结论（${what}）；请在平台上确认部署结果，并将此错误反馈给本 Action 的作者`,
  'fault.post': ({what}) => `post 步骤中断（${what}）`,
  'fault.named': ({text}) => `await-deploy：${text}`,
  'fault.nothing-left': () => '已无事可做，但没有结论',
  'fault.unreadable': () => '无法读取的错误'
}
