import {en, type Sentences} from './en.js'

/** The name of a sentence in the table. */
export type Key = keyof Sentences

/** A sentence of ours that is not said yet: its name, and what it is about. The rim says it, in the reader's language. */
export interface Message {
  readonly key: Key
  readonly facts: Facts
}

type Facts = Readonly<Record<string, unknown>>

/** What a person gets to read: words of a platform, unchanged, or a message of ours. */
export type Text = string | Message

/** Where a sentence takes a text, its message may hold another message. */
type WithMessages<T> = T extends string
  ? string extends T
    ? Text
    : T
  : T extends readonly (infer Item)[]
    ? readonly WithMessages<Item>[]
    : T extends object
      ? {readonly [Name in keyof T]: WithMessages<T[Name]>}
      : T

type FactsOf<K extends Key> = Parameters<Sentences[K]> extends [infer Given] ? [WithMessages<Given>] : []

/** The message with this name, about these facts. */
export function message<K extends Key>(key: K, ...[facts]: FactsOf<K>): Message {
  return {key, facts: (facts ?? {}) as Facts}
}

/** How a text is said: in which language, and what makes words that are not ours safe where they will stand. */
export interface Saying {
  sentences: Sentences
  clean: (words: string) => string
}

/** A text as a sentence. Every fact that is text passes `clean`; what stands in the table is ours, and does not. */
export function say(text: Text, {sentences, clean}: Saying): string {
  if (typeof text === 'string') return clean(text)
  const sentence = sentences[text.key] as (facts: unknown) => string
  return sentence(said(text.facts, {sentences, clean}))
}

function said(fact: unknown, saying: Saying): unknown {
  if (typeof fact === 'string' || isMessage(fact)) return say(fact, saying)
  if (Array.isArray(fact)) return fact.map(item => said(item, saying))
  if (typeof fact !== 'object' || fact === null) return fact
  return Object.fromEntries(Object.entries(fact).map(([name, value]) => [name, said(value, saying)]))
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'key' in value && 'facts' in value
}

/** Why something failed, with what to check. */
export function withHint(why: Text, hint: Text | undefined): Text {
  return hint === undefined ? why : message('why.with-hint', {why, hint})
}

/** A text in English, unchanged: for errors, whose texts are for developers too, and never for a stream or a file. */
export function inEnglish(text: Text): string {
  return say(text, {sentences: en, clean: words => words})
}
