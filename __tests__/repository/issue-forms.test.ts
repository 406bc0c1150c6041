import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, test} from '@jest/globals'
import {parse} from 'yaml'
import {vendors} from '../../src/vendors/index.js'

const folder = '.github/ISSUE_TEMPLATE'
const forms = readdirSync(folder).filter(name => name !== 'config.yml')

/** The keys that an element of each type takes, with those that it needs marked by `!`. */
const attributesOf: Readonly<Record<string, string>> = {
  markdown: 'value!',
  input: 'label! description placeholder value',
  textarea: 'label! description placeholder value render',
  dropdown: 'label! description multiple options! default',
  checkboxes: 'label! description options!'
}

interface Element {
  type: string
  id?: string
  attributes: Record<string, unknown>
  validations?: Record<string, unknown>
}

/**
 * What GitHub would refuse in a form, as far as its pages say. Mistakes show only on the site, where the form is then
 * not offered: https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests
 */
function mistakesOf(form: Record<string, unknown>): string[] {
  const mistakes = [
    ...['name', 'description'].filter(key => !isText(form[key])).map(key => `${key} is no text`),
    ...strangers(form, 'name description body assignees labels title type projects')
  ]
  const body = Array.isArray(form.body) ? (form.body as Element[]) : []
  if (!body.some(({type}) => type !== 'markdown')) mistakes.push('body asks for nothing')
  for (const [i, element] of body.entries()) {
    mistakes.push(...mistakesIn(element).map(text => `body[${i}] ${text}`))
  }
  for (const [what, names] of [
    ['id', body.flatMap(({id}) => id ?? [])],
    ['label', body.flatMap(({attributes}) => (attributes?.label as string) ?? [])]
  ] as const) {
    mistakes.push(...twice(names).map(name => `${what} ${name} is there twice`))
  }
  return mistakes
}

function mistakesIn({type, id, attributes, validations = {}, ...others}: Element): string[] {
  const keys = attributesOf[type]
  if (keys === undefined) return [`has the unknown type ${type}`]
  const needed = keys.split(' ').flatMap(key => (key.endsWith('!') ? key.slice(0, -1) : []))
  const isAsked = type !== 'markdown'
  return [
    ...Object.keys(others).map(key => `has the unknown key ${key}`),
    ...strangers(attributes ?? {}, keys.replaceAll('!', '')),
    ...strangers(validations, isAsked ? 'required' : ''),
    ...needed
      .filter(key => key !== 'options' && !isText(attributes?.[key]))
      .map(key => `has no text as ${key}`),
    ...['description', 'placeholder', 'value', 'render']
      .filter(key => attributes?.[key] !== undefined && !isText(attributes[key]))
      .map(key => `has no text as ${key}`),
    ...(needed.includes('options') ? mistakesInOptions(type, attributes?.options) : []),
    ...(isAsked === (id !== undefined) ? [] : ['has an id where it is only text, or none where it asks']),
    ...(id === undefined || /^[\w-]+$/.test(id) ? [] : [`has the odd id ${id}`]),
    ...('required' in validations && typeof validations.required !== 'boolean'
      ? ['has a required that is neither true nor false']
      : [])
  ]
}

function mistakesInOptions(type: string, options: unknown): string[] {
  if (!Array.isArray(options) || options.length === 0) return ['has no options']
  const labels = type === 'checkboxes' ? options.map(option => option?.label) : options
  return [
    ...labels.filter(label => !isText(label)).map(label => `has the option ${label}, which is no text`),
    ...labels
      .filter(label => /^none$/i.test(label))
      .map(() => 'has the option none, which GitHub adds itself'),
    ...twice(labels).map(label => `has the option ${label} twice`)
  ]
}

function strangers(given: Record<string, unknown>, known: string): string[] {
  return Object.keys(given)
    .filter(key => !known.split(' ').includes(key))
    .map(key => `has the unknown key ${key}`)
}

function twice<T>(names: readonly T[]): T[] {
  return names.filter((name, i) => names.indexOf(name) !== i)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

const formOf = (file: string) => parse(readFileSync(`${folder}/${file}`, 'utf8')) as Record<string, unknown>

describe('an issue form', () => {
  test.each(forms)('%s is one that GitHub takes', file => {
    expect(mistakesOf(formOf(file))).toEqual([])
  })

  test('has a name that no other form has', () => {
    expect(forms.length).toBeGreaterThan(2)
    expect(twice(forms.map(file => formOf(file).name))).toEqual([])
  })

  test.each(forms)('%s names the platforms that there are', file => {
    const body = formOf(file).body as Element[]
    const options = body.find(({id}) => id === 'platform')?.attributes.options as string[]
    const named = options.flatMap(option => /^([a-z0-9-]+) \(.+\)$/.exec(option)?.[1] ?? [])
    expect(named).toEqual(Object.keys(vendors))
  })

  test('would be refused if it were wrong', () => {
    const ask = {type: 'input', id: 'word', attributes: {label: 'Word'}}
    const wrong: [string, Record<string, unknown>][] = [
      ['description is no text', {name: 'x', body: [ask]}],
      [
        'body asks for nothing',
        {name: 'x', description: 'y', body: [{type: 'markdown', attributes: {value: 'z'}}]}
      ],
      ['id word is there twice', {name: 'x', description: 'y', body: [ask, ask]}],
      ['body[0] has the unknown type text', {name: 'x', description: 'y', body: [{...ask, type: 'text'}]}],
      [
        'body[0] has the unknown key required',
        {name: 'x', description: 'y', body: [{...ask, required: true}]}
      ],
      ['body[0] has no text as label', {name: 'x', description: 'y', body: [{...ask, attributes: {}}]}],
      [
        'body[0] has no options',
        {name: 'x', description: 'y', body: [{...ask, type: 'dropdown', attributes: {label: 'x'}}]}
      ],
      [
        'body[0] has the option true, which is no text',
        {
          name: 'x',
          description: 'y',
          body: [{...ask, type: 'dropdown', attributes: {label: 'x', options: [true]}}]
        }
      ]
    ]
    for (const [mistake, form] of wrong) expect(mistakesOf(form)).toContain(mistake)
  })
})

test('the page that offers the forms leads on to what is no issue', () => {
  const {blank_issues_enabled, contact_links} = formOf('config.yml')
  expect(blank_issues_enabled).toBe(false)
  for (const {name, url, about} of contact_links as Record<string, unknown>[]) {
    expect([isText(name), isText(about), URL.canParse(String(url))]).toEqual([true, true, true])
  }
})
