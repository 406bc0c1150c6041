import './process/fail-by-default.js'
import './process/signals.js'
import {hasState} from './cancel/saved-state.js'
import {hasSavedPosts} from './github/saved-posts.js'
import {crash, crashPostStep, guardPostStep, guardProcess} from './process/exit.js'
import {isPostStep} from './process/post-step.js'
import {main} from './steps/main.js'

if (!isPostStep) {
  guardProcess()
  main().catch(crash)
} else if (hasState() || hasSavedPosts()) {
  guardPostStep()
  import('./steps/post.js').then(({post}) => post()).catch(crashPostStep)
}
