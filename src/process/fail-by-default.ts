import {isPostStep} from './post-step.js'

// Red until proven: imported before anything else, so that whatever dies or drains from here on fails the step.
// The one place that clears it is `exit.ts`. A `post` step has no verdict, and fails no job.
if (!isPostStep) process.exitCode = 1
