import type {runs as English, Lack, Noun} from '../en/runs.js'
import type {Sayings} from '../en/words.js'
import {behindColon, durationOf, join, namedPart} from './words.js'

const nouns: Readonly<Record<Noun, string>> = {run: '运行', build: '构建'}
const lacks: Readonly<Record<Lack, string>> = {
  id: ' id',
  time: '创建时间',
  commit: '提交',
  'all commits': '全部提交'
}

export const runs: Sayings<typeof English> = {
  'run.named': ({noun, id}) => `${nouns[noun]} ${id}`,
  'run.numbered': ({noun, number}) => (noun === 'build' ? `构建 #${number}` : `运行 ${number}`),
  'run.jobs': ({names, run}) => `${run} 的任务 ${names.join('、')}`,
  'run.of-commit': ({noun, commit}) => `提交 ${commit} 的${nouns[noun]}`,
  'run.latest': ({noun}) => `最近一次${nouns[noun]}`,
  'run.new': ({noun}) => `新的${nouns[noun]}`,
  'run.in-list': ({noun}) => `列表中的一次${nouns[noun]}`,

  'run.latest-is': ({noun, id, url}) =>
    `latest 为${nouns[noun]} ${id}，之后只等待它；用 run-id 指定更稳妥，因为随时可能有更新的${nouns[noun]}开始${behindColon(url)}`,
  'run.commit-has': ({noun, id, commit, matches, url}) =>
    `提交 ${commit} 对应${nouns[noun]} ${id}${matches > 1 ? `，是 ${matches} 次符合的${nouns[noun]}中最新的` : ''}${behindColon(url)}`,
  'run.undecided': ({name, lack}) => `${name} 可能就是要等的，但平台还没有给出其${lacks[lack]}：先等待它`,
  'run.undecided-status': ({name, lack}) => `（${name} 还没有${lacks[lack]}）`,
  'run.absent-status': ({noun}) => `（尚无${nouns[noun]}）`,
  'run.latest-ended': ({noun, id}) => `latest 为${nouns[noun]} ${id}，首次查询时就已结束`,
  'run.ended-before': ({noun, id, ageMs}) => {
    const age = ageMs === undefined ? '创建时间未知' : `创建于 ${durationOf(ageMs)}前`
    return `${nouns[noun]} ${id}（${age}）首次查询时就已结束`
  },
  'next.latest-ended': () => '用 run-id 或 commit 指定要等的运行，或设置 created-after：它可能还没有开始',
  'failure.no-log': ({kind, name}) => `${join('平台上没有', namedPart(kind, name))} 的日志`,
  'failure.no-log-served': ({kind, name}) => `${join('平台的此 API 不提供', namedPart(kind, name))} 的日志`
}
