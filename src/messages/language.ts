import {en, type Sentences} from './en.js'

/** The languages that there are, by the values of `locale`. */
export const locales = ['en', 'zh-CN'] as const
export type Locale = (typeof locales)[number]

let current: Sentences = en

/** The sentences of the language that the reader asked for. */
export function sentences(): Sentences {
  return current
}

/** From now on every sentence is said in this language, with the words of a platform's console for what it is made of. */
export async function speak(locale: Locale, vendor = ''): Promise<void> {
  current = locale === 'zh-CN' ? await chinese(vendor) : en
}

async function chinese(vendor: string): Promise<Sentences> {
  // Loaded only here: most readers never need it.
  const {speakOf, zhCN} = await import('./zh-CN.js')
  speakOf(vendor)
  return zhCN
}
