import {answers} from './en/answers.js'
import {bkci} from './en/bkci.js'
import {causes} from './en/causes.js'
import {codearts} from './en/codearts.js'
import {ends} from './en/ends.js'
import {files} from './en/files.js'
import {github} from './en/github.js'
import {hints} from './en/hints.js'
import {mistakes} from './en/mistakes.js'
import {nextSteps} from './en/next-steps.js'
import {notices} from './en/notices.js'
import {platforms} from './en/platforms.js'
import {progress} from './en/progress.js'
import {runs} from './en/runs.js'
import {starts} from './en/starts.js'
import {stops} from './en/stops.js'
import {summary} from './en/summary.js'
import {targets} from './en/targets.js'
import type {Sayings} from './en/words.js'
import {yunxiao} from './en/yunxiao.js'

/** Every sentence that a person reads, in English. Keys begin with what a sentence is about. */
export const en = {
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

/** The table of a language: the same keys, and the same facts. */
export type Sentences = Sayings<typeof en>
