import type {Answer, Platform, PlatformRequest} from './platform.js'

/**
 * A platform behind a cache: every third request for a log gets once more an answer that it had before, `back` answers
 * ago. `logOf` names the log that a request is about, by all but its position; nothing for other requests.
 */
export function repeating(
  platform: Platform,
  back: number,
  logOf: (request: PlatformRequest) => string | undefined
): Platform {
  const logs = new Map<string, {asked: number; answers: Answer[]}>()
  return {
    ...platform,
    handle(request) {
      const name = logOf(request)
      if (name === undefined) return platform.handle(request)
      const log = logs.get(name) ?? {asked: 0, answers: []}
      logs.set(name, log)
      log.asked++
      const before = log.answers.at(-back)
      if (before && log.asked % 3 === 0) return before
      const answer = platform.handle(request)
      log.answers.push(answer)
      return answer
    }
  }
}
