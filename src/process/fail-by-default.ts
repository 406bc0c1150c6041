import {isPostStep} from './post-step.js'

// Imported before anything else: from here on, a process that dies or runs out of work fails the step. Only `exit.ts`
// clears the exit code, for a proven success. The `post` step has no verdict and fails no job.
if (!isPostStep) process.exitCode = 1
