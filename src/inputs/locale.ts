import {type Locale, locales, speak} from '../messages/language.js'
import {textOf} from './raw.js'

/** The language that `locale` asks for; English where it names none, which is a mistake that is told in English. */
export function localeOf(env: NodeJS.ProcessEnv): Locale {
  const given = textOf(env, 'locale').trim()
  return locales.find(locale => locale === given) ?? 'en'
}

/** From now on everything is said in the language that `locale` asks for, with the words of the platform in `vendor`. */
export async function speakAsAsked(env: NodeJS.ProcessEnv): Promise<void> {
  await speak(localeOf(env), textOf(env, 'vendor').trim())
}
