// Red until proven: imported before anything else, so that whatever dies or drains from here on fails the step.
// The one place that clears it is `exit.ts`.
process.exitCode = 1
