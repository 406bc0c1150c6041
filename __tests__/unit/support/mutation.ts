import {fc} from '../../support/properties.js'

// Under mutation testing every property runs once for each mutant that it may find, and most find it at once.
fc.configureGlobal({interruptAfterTimeLimit: 100})
