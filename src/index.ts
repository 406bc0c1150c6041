import './process/fail-by-default.js'
import './process/signals.js'
import {hasState} from './cancel/saved-state.js'
import {breakOff, crash, guardPost, guardProcess} from './process/exit.js'
import {isPostStep} from './process/post-step.js'
import {main} from './steps/main.js'

if (!isPostStep) {
  guardProcess()
  main().catch(crash)
} else if (hasState()) {
  guardPost()
  import('./steps/post.js').then(({post}) => post()).catch(breakOff)
}
