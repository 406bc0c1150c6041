import {en, type Sentences} from './en.js'
import {sentences} from './language.js'

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

/** Makes words that are not ours safe where they will stand. */
export type Clean = (words: string) => string

/**
 * A text as a sentence, in the language of the reader. Every fact that is text passes `clean`; what stands in the table is
 * ours, and does not.
 */
export function say(text: Text, clean: Clean): string {
  return sayIn(sentences(), text, clean)
}

function sayIn(table: Sentences, text: Text, clean: Clean): string {
  if (typeof text === 'string') return clean(text)
  const sentence = table[text.key] as (facts: unknown) => string
  return sentence(said(table, text.facts, clean))
}

function said(table: Sentences, fact: unknown, clean: Clean): unknown {
  if (typeof fact === 'string' || isMessage(fact)) return sayIn(table, fact, clean)
  if (Array.isArray(fact)) return fact.map(item => said(table, item, clean))
  if (typeof fact !== 'object' || fact === null) return fact
  return Object.fromEntries(Object.entries(fact).map(([name, value]) => [name, said(table, value, clean)]))
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'key' in value && 'facts' in value
}

/** The link that a text names: the fact `url` of its message, or of one within it. */
export function linkIn(text: Text): string | undefined {
  if (typeof text === 'string') return undefined
  const {url, ...others} = text.facts
  if (typeof url === 'string' && url !== '') return url
  const inner = Object.values(others).filter(isMessage)
  return inner.map(linkIn).find(link => link !== undefined)
}

/** The same text for a place where its link stands beside it. */
export function withoutLink(text: Text): Text {
  if (typeof text === 'string') return text
  const facts = Object.entries(text.facts).map(([name, value]) => [
    name,
    name === 'url' ? undefined : isMessage(value) ? withoutLink(value) : value
  ])
  return {key: text.key, facts: Object.fromEntries(facts)}
}

/** Why something failed, with what to check. */
export function withHint(why: Text, hint: Text | undefined): Text {
  return hint === undefined ? why : message('why.with-hint', {why, hint})
}

/** What `withHint` put together. */
export function apartFromHint(text: Text): {why: Text; hint?: Text} {
  if (typeof text === 'string' || text.key !== 'why.with-hint') return {why: text}
  return text.facts as {why: Text; hint: Text}
}

/** A text in English, unchanged: for errors, whose texts are for developers too, and never for a stream or a file. */
export function inEnglish(text: Text): string {
  return sayIn(en, text, words => words)
}
