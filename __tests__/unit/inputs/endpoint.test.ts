import {describe, expect, test} from '@jest/globals'
import {english} from '../../support/english.js'
import {understood, wrongIn} from '../support/inputs.js'

describe('the endpoint', () => {
  test('over http: needs allow-http, and then comes with a warning', () => {
    expect(wrongIn({endpoint: 'http://10.0.0.1'})).toEqual(['endpoint'])
    const inputs = understood({endpoint: 'http://10.0.0.1', 'allow-http': 'true'})
    expect(inputs.endpoint.href).toBe('http://10.0.0.1/')
    expect(english(inputs.warnings).join()).toContain('http')
  })

  test.each([
    'http://169.254.169.254',
    'https://2852039166/',
    'https://metadata',
    'https://a:b@h',
    'file:///x',
    'h',
    'https://h\u200b'
  ])('%s is a mistake even with allow-http', endpoint => {
    expect(wrongIn({endpoint, 'allow-http': 'true'})).toEqual(['endpoint'])
  })

  test('region needs one, and no organization', () => {
    expect(wrongIn({api: 'region', 'organization-id': ''})).toEqual(['endpoint'])
    expect(wrongIn({api: 'region', endpoint: 'https://devops.corp.example'})).toEqual(['organization-id'])
    const inputs = understood({api: 'region', 'organization-id': '', endpoint: 'https://devops.corp.example'})
    expect(inputs.plan.api).toBe('region')
    expect(wrongIn({api: 'central', 'organization-id': ''})).toEqual(['organization-id'])
  })

  test('console-url is a plain URL too', () => {
    expect(wrongIn({'console-url': 'javascript:alert(1)'})).toEqual(['console-url'])
    expect(understood({'console-url': 'https://console.example/x/'}).consoleUrl).toBe(
      'https://console.example/x'
    )
  })
})
