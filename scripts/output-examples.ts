/** What each output may look like, in the README: a deploy order of Yunxiao that a failed machine blocks. */
export const outputExamples: Readonly<Record<string, string>> = {
  outcome: 'failure',
  status: 'Running',
  reason:
    'machine shop-web-2 of batch 1 failed, and the deploy order is blocked at Running (deploy order 700102 of pipeline 4201); retry or skip the machine, …',
  url: 'https://flow.aliyun.com/pipelines/4201/current',
  'run-id': '118',
  'deploy-order-id': '700102',
  'change-order-sn': 'c0ffee…',
  'matched-by': 'commit',
  'started-at': '2026-12-01T02:09:57.000Z',
  'finished-at': '2026-12-01T02:11:04.000Z',
  duration: '67',
  polls: '32',
  result: '{"schema":1,"outcome":"failure",…}',
  'log-file': 'deploy.log'
}
