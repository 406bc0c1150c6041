import assert from 'node:assert/strict'
import {yunxiaoScene as scene} from '../scenes.mjs'
import {leftOut} from './answers.mjs'

const {organizationId: org, pipelineId} = scene
const MARKER = 'await-deploy 4711.1.0a1b2c3d'

/** Pipeline runs: lists, status, logs of jobs and steps. */
export const runChecks = {
  'list pipeline runs': async ({client, answers}) => {
    const {items} = await client.listPipelineRunsFunc(org, pipelineId, {page: 1, perPage: 4})
    assert.deepEqual(
      items.map(run => run.pipelineRunId),
      [12, 11, 10, 9]
    )
    assert.deepEqual([...leftOut(answers.at(-1).body, items)], [])
    const last = await client.listPipelineRunsFunc(org, pipelineId, {page: 3, perPage: 4})
    assert.deepEqual(
      last.items.map(run => run.pipelineRunId),
      [4, 3]
    )
  },
  'pages of runs, by headers': async ({client, edition}) => {
    const paths = {
      central: `/oapi/v1/flow/organizations/${org}/pipelines/${pipelineId}/runs`,
      region: `/oapi/v1/flow/pipelines/${pipelineId}/runs`
    }
    const pages = {1: ['1', '4', '10', '3', '2', null], 2: ['2', '4', '10', '3', '3', '1']}
    for (const [page, expected] of Object.entries(pages)) {
      const {headers} = await client.yunxiaoRequestRaw(
        client.buildUrl(paths[edition], {page: Number(page), perPage: 4})
      )
      // The headers by which this client goes through pages, in its history of jobs.
      const names = ['x-page', 'x-per-page', 'x-total', 'x-total-pages', 'x-next-page', 'x-prev-page']
      assert.deepEqual(
        names.map(name => headers.get(name) || null),
        expected
      )
    }
  },
  'create a pipeline run': async ({client}) => {
    const options = {
      environmentVariables: {VERSION: '1.2', AWAIT_DEPLOY_ID: MARKER},
      branch: 'release/1',
      comment: MARKER
    }
    const runId = await client.createPipelineRunFunc(org, scene.startable, options)
    assert.equal(runId, 101)
    const run = await client.getPipelineRunFunc(org, scene.startable, String(runId))
    const shown = Object.fromEntries(run.globalParams.map(({key, value}) => [key, value]))
    assert.deepEqual(
      [shown.FLOW_INST_RUNNING_COMMENT, shown.AWAIT_DEPLOY_ID, shown.VERSION],
      [MARKER, MARKER, '1.2']
    )
  },
  'create a pipeline run: refused for a reserved variable': async ({client}) => {
    const options = {environmentVariables: {version: '1.2'}}
    await assert.rejects(client.createPipelineRunFunc(org, scene.startable, options))
  },
  'create a pipeline run: its code source': async ({client}) => {
    const {pipelineConfig} = await client.getPipelineFunc(org, scene.startable)
    assert.deepEqual(
      pipelineConfig.sources.map(source => source.data.repo),
      [scene.repo]
    )
  },
  'list pipeline runs by status': async ({client}) => {
    const {items} = await client.listPipelineRunsFunc(org, pipelineId, {status: 'FAIL'})
    assert.deepEqual(
      items.map(run => [run.pipelineRunId, run.status]),
      [[scene.failedRun, 'FAIL']]
    )
  },
  'list pipeline runs by time': async ({client}) => {
    const since = Date.now() - 500_000
    const recent = await client.listPipelineRunsFunc(org, pipelineId, {startTime: since})
    assert.deepEqual(
      recent.items.map(run => run.pipelineRunId),
      [12]
    )
    const older = await client.listPipelineRunsFunc(org, pipelineId, {endTime: since, perPage: 2})
    assert.deepEqual(
      older.items.map(run => run.pipelineRunId),
      [11, 10]
    )
  },
  'list pipeline runs by trigger': async ({client}) => {
    assert.equal((await client.listPipelineRunsFunc(org, pipelineId, {triggerMode: 1})).items.length, 10)
    assert.equal((await client.listPipelineRunsFunc(org, pipelineId, {triggerMode: 6})).items.length, 0)
  },
  'get pipeline run': async ({client, read}) => {
    const run = await read(client.getPipelineRunFunc(org, pipelineId, scene.run))
    assert.equal(run.status, 'RUNNING')
    assert.equal(run.globalParams.find(param => param.key === 'CI_COMMIT_SHA').value, scene.commit)
    const jobs = run.stages.flatMap(stage => stage.stageInfo.jobs)
    const action = jobs[1].actions.find(candidate => candidate.type === 'GetVMDeployOrder')
    assert.equal(action.params.deployOrderId, scene.order)
  },
  'get failed pipeline run': async ({client, read}) => {
    const run = await read(client.getPipelineRunFunc(org, pipelineId, scene.failedRun))
    assert.deepEqual(
      [run.status, ...run.stages.map(stage => stage.stageInfo.status)],
      ['FAIL', 'FAIL', 'INIT']
    )
  },
  'get latest pipeline run': async ({client, read}) => {
    const run = await read(client.getLatestPipelineRunFunc(org, pipelineId))
    assert.equal(run.pipelineRunId, scene.run)
  },
  'job log': async ({client, read}) => {
    const log = await read(client.getPipelineJobRunLogFunc(org, pipelineId, scene.run, scene.buildJob))
    assert.equal(log.content, `${scene.lines.join('\n')}\n`)
    assert.equal(log.more, false)
  },
  'job steps, and step log by offset': async ({client, read}) => {
    const [build] = await read(client.getPipelineJobStepsFunc(org, pipelineId, scene.run, scene.buildJob))
    const nodes = build.buildProcessNodes
    assert.deepEqual(
      nodes.map(node => [node.nodeName, node.status]),
      [
        ['checkout', 'success'],
        ['package', 'success']
      ]
    )
    let [text, offset, more] = ['', 0, true]
    for (let turns = 0; more && turns < 10; turns++) {
      const page = await read(
        client.getPipelineJobStepLogFunc(
          org,
          pipelineId,
          scene.run,
          scene.buildJob,
          nodes[1].stepIndex,
          offset,
          2,
          build.buildId
        )
      )
      text += page.logs
      offset = page.last
      more = page.more
    }
    assert.equal(text, `${scene.lines.slice(1).join('\n')}\n`)
  }
}
