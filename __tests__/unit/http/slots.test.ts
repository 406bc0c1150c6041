import {getEventListeners} from 'node:events'
import {describe, expect, test} from '@jest/globals'
import {createSlots, type SlotKind, type Slots} from '../../../src/http/slots.js'
import {fc, runs} from '../../support/properties.js'

const settle = () => new Promise(resolve => setImmediate(resolve))
const never = new AbortController().signal

interface Job {
  kind: SlotKind
  controller: AbortController
  state: 'waiting' | 'working' | 'done' | 'aborted' | 'failed'
  finish: (how?: Error) => void
}

/** A place to start work in, and to see what is at work. */
function workshop(slots: Slots) {
  const jobs: Job[] = []
  const started: Job[] = []
  return {
    jobs,
    started,
    working: (kind?: SlotKind) => jobs.filter(j => j.state === 'working' && (!kind || j.kind === kind)),
    start(kind: SlotKind): Job {
      const controller = new AbortController()
      const job: Job = {kind, controller, state: 'waiting', finish: () => {}}
      jobs.push(job)
      slots(kind, controller.signal, () => {
        job.state = 'working'
        started.push(job)
        return new Promise<void>((resolve, reject) => {
          job.finish = how => (how ? reject(how) : resolve())
        })
      }).then(
        () => {
          job.state = 'done'
        },
        error => {
          job.state = error === controller.signal.reason ? 'aborted' : 'failed'
        }
      )
      return job
    }
  }
}

test('answers what the work answers, and throws what it throws', async () => {
  const slots = createSlots()
  await expect(slots('status', never, async () => 7)).resolves.toBe(7)
  const fault = new Error('fault')
  await expect(slots('log', never, () => Promise.reject(fault))).rejects.toBe(fault)
  await expect(
    slots('log', never, () => {
      throw fault
    })
  ).rejects.toBe(fault)
})

test('at most four at a time', async () => {
  const shop = workshop(createSlots())
  for (let i = 0; i < 10; i++) shop.start('status')
  await settle()
  expect(shop.working()).toHaveLength(4)
})

test('logs take three places and leave one for a status request', async () => {
  const shop = workshop(createSlots())
  for (let i = 0; i < 10; i++) shop.start('log')
  await settle()
  expect(shop.working('log')).toHaveLength(3)
  shop.start('status')
  await settle()
  expect(shop.working('status')).toHaveLength(1)
})

test('details and logs together take three places, and leave one for a status request', async () => {
  const shop = workshop(createSlots())
  for (let i = 0; i < 2; i++) shop.start('log')
  for (let i = 0; i < 5; i++) shop.start('detail')
  await settle()
  expect([shop.working('log').length, shop.working('detail').length]).toEqual([2, 1])
  shop.start('status')
  await settle()
  expect(shop.working('status')).toHaveLength(1)
})

test('status goes before detail before log among those that wait, each kind in its order', async () => {
  const shop = workshop(createSlots())
  const first = [0, 1, 2, 3].map(() => shop.start('status'))
  const log = shop.start('log')
  const details = [0, 1].map(() => shop.start('detail'))
  const late = [0, 1].map(() => shop.start('status'))
  const lastLog = shop.start('log')
  await settle()
  for (const job of [...first, ...late, details[0]]) {
    job?.finish()
    await settle()
  }
  expect(shop.started.slice(4)).toEqual([...late, ...details, log, lastLog])
})

test('an abort while it waits rejects with the reason, and takes no place', async () => {
  const shop = workshop(createSlots())
  const busy = [0, 1, 2, 3].map(() => shop.start('status'))
  const waiting = shop.start('status')
  const after = shop.start('log')
  waiting.controller.abort(new Error('stop'))
  await settle()
  expect(waiting.state).toBe('aborted')
  busy[0]?.finish()
  await settle()
  expect(after.state).toBe('working')
  expect(waiting.state).toBe('aborted')
  expect(shop.working()).toHaveLength(4)
})

test('an abort while it waits takes nobody else with it', async () => {
  const shop = workshop(createSlots())
  for (let i = 0; i < 4; i++) shop.start('status')
  const [first, second, third] = [0, 1, 2].map(() => shop.start('status'))
  first?.controller.abort(new Error('stop'))
  await settle()
  for (const job of shop.working()) job.finish()
  await settle()
  expect([first?.state, second?.state, third?.state]).toEqual(['aborted', 'working', 'working'])
})

test('an abort before the start rejects, and the work is not begun', async () => {
  const slots = createSlots()
  const reason = new Error('stop')
  let begun = false
  const work = async () => {
    begun = true
  }
  await expect(slots('log', AbortSignal.abort(reason), work)).rejects.toBe(reason)
  expect(begun).toBe(false)
})

test('an abort during the work is the work’s own business, and frees its place once', async () => {
  const shop = workshop(createSlots())
  const job = shop.start('log')
  await settle()
  job.controller.abort(new Error('stop'))
  await settle()
  expect(job.state).toBe('working')
  job.finish(new Error('gave up'))
  await settle()
  expect(job.state).toBe('failed')
  for (let i = 0; i < 6; i++) shop.start('log')
  await settle()
  expect(shop.working('log')).toHaveLength(3)
})

test('leaves no listener on any signal', async () => {
  const slots = createSlots()
  const {signal} = new AbortController()
  await Promise.all(Array.from({length: 100}, (_, i) => slots(i % 2 ? 'log' : 'status', signal, settle)))
  expect(getEventListeners(signal, 'abort')).toHaveLength(0)
})

describe('whatever is started, ended and aborted in whatever order', () => {
  type Step = {start: SlotKind} | {finish: number; fails: boolean} | {abort: number}
  const kind = fc.constantFrom<SlotKind>('status', 'detail', 'log', 'log')
  const step: fc.Arbitrary<Step> = fc.oneof(
    {weight: 5, arbitrary: fc.record({start: kind})},
    {weight: 2, arbitrary: fc.record({finish: fc.nat(20), fails: fc.boolean()})},
    {weight: 1, arbitrary: fc.record({abort: fc.nat(20)})}
  )

  /** Does one thing with the work that has been started. */
  const take = (shop: ReturnType<typeof workshop>, s: Step) => {
    if ('start' in s) return void shop.start(s.start)
    if ('finish' in s) {
      const working = shop.working()
      return working[s.finish % (working.length || 1)]?.finish(s.fails ? new Error('failed') : undefined)
    }
    const alive = shop.jobs.filter(j => j.state === 'waiting' || j.state === 'working')
    alive[s.abort % (alive.length || 1)]?.controller.abort(new Error('stop'))
  }

  const checkBounds = (shop: ReturnType<typeof workshop>) => {
    const all = shop.working().length
    const others = all - shop.working('status').length
    expect(all).toBeLessThanOrEqual(4)
    expect(others).toBeLessThanOrEqual(3)
    const waits = (kind: SlotKind) => shop.jobs.some(j => j.kind === kind && j.state === 'waiting')
    // No place stands empty while a request that may have it waits.
    if (waits('status')) expect(all).toBe(4)
    if (waits('detail') || waits('log')) expect(others === 3 || all === 4).toBe(true)
  }

  /** What began went before no waiting request of a kind that goes first, nor before an older one of its own kind. */
  const checkOrder = (shop: ReturnType<typeof workshop>, began: readonly Job[]) => {
    const rankOf = ({kind}: Job) => ['status', 'detail', 'log'].indexOf(kind)
    const waiting = shop.jobs.filter(j => j.state === 'waiting')
    const isPassedBy = (job: Job) => (other: Job) =>
      rankOf(other) < rankOf(job) ||
      (other.kind === job.kind && shop.jobs.indexOf(other) < shop.jobs.indexOf(job))
    expect(began.flatMap(job => waiting.filter(isPassedBy(job)))).toEqual([])
  }

  test('the bounds and the order hold, no place is lost and none is freed twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, {maxLength: 60}), async steps => {
        const shop = workshop(createSlots())
        const settleAndCheck = async () => {
          const before = shop.started.length
          await settle()
          checkBounds(shop)
          checkOrder(shop, shop.started.slice(before))
        }
        for (const s of steps) {
          take(shop, s)
          await settleAndCheck()
        }
        while (shop.working().length > 0) {
          for (const job of shop.working()) job.finish()
          await settleAndCheck()
        }
        expect(shop.jobs.some(j => j.state === 'waiting')).toBe(false)
      }),
      runs(200)
    )
  })
})
