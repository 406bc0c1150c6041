import {expect, test} from '@jest/globals'
import {noteLoss, withLosses} from '../../../src/model/log-loss.js'

const tick = () => new Promise(resolve => setImmediate(resolve))

test('a log tells what was noted while it was read, however deep', async () => {
  const request = async () => {
    await tick()
    noteLoss('it is too long')
  }
  const log = await withLosses(async () => {
    await Promise.all([tick(), request()])
    return {text: 'a', more: true}
  })
  expect(log).toEqual({text: 'a', more: true, lost: 'it is too long'})
})

test('logs that are read at the same time tell of their own losses alone', async () => {
  const read = (name: string, loses: boolean) =>
    withLosses(async () => {
      await tick()
      if (loses) noteLoss(`${name} is too long`)
      await tick()
      return {text: name}
    })
  const logs = await Promise.all([read('a', true), read('b', false), read('c', true)])
  expect(logs.map(log => log.lost)).toEqual(['a is too long', undefined, 'c is too long'])
})

test('what the platform itself says of a loss goes before what was noted', async () => {
  const log = await withLosses(async () => {
    noteLoss('it is too long')
    return {text: '', lost: 'the platform serves only the first part of it'}
  })
  expect(log.lost).toBe('the platform serves only the first part of it')
})

test('a read that fails rejects with its error, whatever was noted', async () => {
  const error = new Error('no log')
  const read = withLosses(async () => {
    noteLoss('it is too long')
    throw error
  })
  await expect(read).rejects.toBe(error)
})

test('a loss is no matter where no log is read', () => {
  expect(() => noteLoss('it is too long')).not.toThrow()
})
