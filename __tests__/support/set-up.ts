import {expectEnglish} from './english.js'

expectEnglish()
