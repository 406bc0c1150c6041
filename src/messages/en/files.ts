import {codeOf} from './words.js'

/** What went wrong with the files of this action, and with this process. */
export const files = {
  'file.no-outputs': () => 'the outputs could not be written: GITHUB_OUTPUT is not set',
  'file.outputs': ({code}: {code: string | undefined}) =>
    `the outputs could not be written (${codeOf(code)}): GITHUB_OUTPUT is missing or cannot be written`,
  'file.no-summary': () => 'there is no file for the job summary (GITHUB_STEP_SUMMARY is not set)',
  'file.summary': ({code}: {code: string | undefined}) =>
    `the job summary could not be written (${codeOf(code)})`,
  'file.log': ({code}: {code: string | undefined}) =>
    `the log file is not whole: it could not be written (${codeOf(code)})`,
  'file.recording': ({code}: {code: string | undefined}) =>
    `the recording is not whole: it could not be written (${codeOf(code)})`,
  'file.recording-full': ({mib}: {mib: number}) =>
    `the recording is not whole: it ends at ${mib} MiB; record a shorter wait, or poll less often (min-interval)`,

  'fault.no-verdict': ({what}: {what: string}) =>
    `an internal fault, so there is no verdict (${what}); check on the platform how it ended, and report this to the authors of this action`,
  'fault.post': ({what}: {what: string}) => `the post step broke off (${what})`,
  'fault.named': ({text}: {text: string}) => `await-deploy: ${text}`,
  'fault.nothing-left': () => 'nothing was left to do, and there was no verdict',
  'fault.unreadable': () => 'an error that cannot be read'
}
