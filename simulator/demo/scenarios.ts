import {type DeployOrderScenario, rollout} from '../yunxiao/deploy-order-scenario.js'

const deployLog = (version: string, host: string): string[] => [
  `[deploy] host ${host}: download shop-${version}.tar.gz`,
  `[deploy] sha256 9b74c9897bac770ffc029102a200c5de verified`,
  '[deploy] stop shop.service',
  `[deploy] unpack to /srv/shop/releases/${version}`,
  '[deploy] ln -sfn releases/current',
  '[deploy] start shop.service',
  '[deploy] \u001b[32mhealth check: 200 OK\u001b[0m'
]

const machine = (n: number, batch: number, version: string) => ({
  sn: `i-bp1shop${n}`,
  ip: `10.0.0.${10 + n}`,
  hostName: `shop-web-${n}`,
  batch,
  seconds: 3,
  log: deployLog(version, `shop-web-${n}`)
})

/** Three batches of two machines; the first batch is a canary, after which the order waits for a resume. */
const canary = rollout({
  pipelineId: '4201',
  deployOrderId: 700101,
  machines: [1, 2, 3, 4, 5, 6].map(n => machine(n, Math.ceil(n / 2), '2.4.0')),
  pausesAfter: {1: 3600}
})

/** Two batches of two machines; the second machine fails: its new version does not start. */
const brokenMachine = rollout({
  pipelineId: '4201',
  deployOrderId: 700102,
  machines: [
    machine(1, 1, '2.4.1'),
    {
      ...machine(2, 1, '2.4.1'),
      fails: true,
      seconds: 4,
      log: [
        ...deployLog('2.4.1', 'shop-web-2').slice(0, -1),
        'Error: listen EADDRINUSE: address already in use :::8080',
        '    at Server.setupListenHandle (node:net:1817:16)',
        'shop.service: Main process exited, code=exited, status=1/FAILURE',
        '[deploy] health check: no answer on :8080 after 30 s',
        '[deploy] script exited with 1'
      ]
    },
    machine(3, 2, '2.4.1'),
    machine(4, 2, '2.4.1')
  ]
})

export const scenarios: Readonly<Record<string, DeployOrderScenario>> = {canary, brokenMachine}
