import {type Locale, locales} from '../messages/language.js'
import {textOf} from './raw.js'

/** The language that `locale` asks for; English where it names none, which is a mistake that is told in English. */
export function localeOf(env: NodeJS.ProcessEnv): Locale {
  const given = textOf(env, 'locale').trim()
  return locales.find(locale => locale === given) ?? 'en'
}
