import type {Answer, Ask, Platform} from './server.js'

/**
 * A platform behind a cache: every third question about a log gets once more an answer that it had before, `back`
 * answers ago. `logOf` names the log that a question is about, by all but its position; nothing for other questions.
 */
export function repeating(
  platform: Platform,
  back: number,
  logOf: (ask: Ask) => string | undefined
): Platform {
  const logs = new Map<string, {asked: number; answers: Answer[]}>()
  return {
    ...platform,
    handle(ask) {
      const name = logOf(ask)
      if (name === undefined) return platform.handle(ask)
      const log = logs.get(name) ?? {asked: 0, answers: []}
      logs.set(name, log)
      log.asked++
      const before = log.answers.at(-back)
      if (before && log.asked % 3 === 0) return before
      const answer = platform.handle(ask)
      log.answers.push(answer)
      return answer
    }
  }
}
