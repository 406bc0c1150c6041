import './red.js'
import './signals.js'
import {breakOff, crash, guardPost, guardProcess} from './exit.js'
import {main} from './main.js'
import {hasState} from './state.js'
import {isPost} from './step.js'

if (!isPost) {
  guardProcess()
  main().catch(crash)
} else if (hasState()) {
  guardPost()
  import('./post.js').then(({post}) => post()).catch(breakOff)
}
