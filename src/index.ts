import './red.js'
import {crash, guardProcess} from './exit.js'
import {main} from './main.js'

guardProcess()
main().catch(crash)
