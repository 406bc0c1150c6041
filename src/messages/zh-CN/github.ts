import type {github as English} from '../en/github.js'
import type {Sayings} from '../en/words.js'
import {join, outcomeOf} from './words.js'

const things = {'commit status': '提交状态', deployment: '部署（deployment）'}

export const github: Sayings<typeof English> = {
  'github.other-inputs': () => '没有发布提交状态：本步骤收到的是另一个步骤的输入',
  'github.unsigned': () => '没有发布提交状态：保存的状态没有本作业的签名',
  'github.unposted': ({what, why}) => `无法发布${things[what]}：${why}`,
  'github.last-unposted': ({what, state, isTriedAgain, why}) =>
    `无法发布最后的${things[what]}（${state}）${isTriedAgain ? '，post 步骤会再试' : ''}：${why}`,
  'github.posted-now': ({what, state, text}) => `已补发${things[what]}：${state}，${text}`,
  'github.unkept': () => '无法为 post 步骤保存最后的提交状态：GITHUB_STATE 文件缺失或不可写',
  'github.waiting': ({target, others}) =>
    join('正在等待', target ?? '平台', others > 0 ? `等 ${others + 1} 个目标` : ''),
  'github.progress': ({ended, all, state, target}) =>
    `${all > 1 ? `${all} 个目标已结束 ${ended} 个；` : ''}${target}：${state}`,
  'github.final': ({outcome, reason}) =>
    outcome === 'success' ? reason : `${outcomeOf(outcome)}：${reason}`,
  'github.unfinished': () => '未完成：步骤结束时没有结论',

  'github.refused': ({status, said, hint}) =>
    `HTTP ${status}${said && `：${said}`}${hint ? `；${hint}` : ''}`,
  'github.rate-limit': ({status, said, waitS, freeAt}) => {
    const when =
      waitS !== undefined ? `；要求等待 ${waitS} 秒` : freeAt !== undefined ? `；${freeAt} UTC 恢复` : ''
    return `此 token 的 GitHub 速率限制已用完（HTTP ${status}${said && `：${said}`}）${when}`
  },
  'github.no-time': () => '没有剩余时间',
  'hint.github.token': () => '检查 github-token：已过期，或属于另一台服务器',
  'hint.github.permission': ({permission}) =>
    `请在作业的 permissions: 中加上 ${permission}（fork 的 Pull Request 无法获得此权限）`,
  'hint.github.not-found': ({what, permission}) =>
    what === 'deployment'
      ? `此服务器没有 deployment（GitHub 有），或 token 无权访问该仓库：作业需要 ${permission}`
      : `token 无权访问该仓库：作业需要 ${permission}`,
  'hint.github.conflict': () => 'GitHub 要求分支为最新，或检查全部通过，才接受 deployment',
  'hint.github.sha': () => '检查 github-sha：须为本仓库中的提交'
}
