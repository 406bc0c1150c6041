import {en, type Sentences} from './en.js'

/** The languages that there are, by the values of `locale`. */
export const locales = ['en', 'zh-CN'] as const
export type Locale = (typeof locales)[number]

let current: Sentences = en

/** The sentences of the language that the reader asked for. */
export function sentences(): Sentences {
  return current
}

/** From now on every sentence is said in this language. */
export async function speak(locale: Locale): Promise<void> {
  // Loaded only here: most readers never need it.
  current = locale === 'zh-CN' ? (await import('./zh-CN.js')).zhCN : en
}
