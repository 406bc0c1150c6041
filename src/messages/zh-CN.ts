import type {Sentences} from './en.js'
import {answers} from './zh-CN/answers.js'
import {bkci} from './zh-CN/bkci.js'
import {causes} from './zh-CN/causes.js'
import {codearts} from './zh-CN/codearts.js'
import {ends} from './zh-CN/ends.js'
import {files} from './zh-CN/files.js'
import {github} from './zh-CN/github.js'
import {hints} from './zh-CN/hints.js'
import {mistakes} from './zh-CN/mistakes.js'
import {nextSteps} from './zh-CN/next-steps.js'
import {notices} from './zh-CN/notices.js'
import {platforms} from './zh-CN/platforms.js'
import {progress} from './zh-CN/progress.js'
import {runs} from './zh-CN/runs.js'
import {starts} from './zh-CN/starts.js'
import {stops} from './zh-CN/stops.js'
import {summary} from './zh-CN/summary.js'
import {targets} from './zh-CN/targets.js'
import {yunxiao} from './zh-CN/yunxiao.js'

export {speakOf} from './zh-CN/words.js'

/** The same sentences in Chinese, as they are written on the mainland. */
export const zhCN: Sentences = {
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
  ...targets,
  ...yunxiao,
  ...codearts,
  ...bkci
}
