import assert from 'node:assert/strict'
import {play, yunxiaoScene as scene, yunxiaoPlatform} from '../scenes.mjs'
import {rejects} from './answers.mjs'

const {organizationId: org, pipelineId, app} = scene

/** Who may ask what, and what is said to the others. */
export const accessChecks = {
  'refused: stops with a read-only token': async ({client, edition}) => {
    const {url, close} = await play(yunxiaoPlatform(edition, {readOnly: true}))
    const before = process.env.YUNXIAO_API_BASE_URL
    process.env.YUNXIAO_API_BASE_URL = url
    try {
      const {YunxiaoPermissionError} = client.errors
      const params = {organizationId: org, appName: app, changeOrderSn: scene.paused, jobSn: scene.job}
      await rejects(
        client.stopVMDeployOrderFunc(org, pipelineId, String(scene.running)),
        YunxiaoPermissionError
      )
      await rejects(
        client.executeJobAction({...params, action: {actionType: 'STOP'}}),
        YunxiaoPermissionError
      )
      assert.equal(
        (await client.getVMDeployOrderFunc(org, pipelineId, String(scene.running))).status,
        'Running'
      )
    } finally {
      process.env.YUNXIAO_API_BASE_URL = before
      await close()
    }
  },
  'current user, token good and bad': async ({client, read}) => {
    const user = await read(client.getCurrentUserFunc())
    assert.equal(user.lastOrganization, org)
    assert.equal(await client.verifyToken(scene.token), true)
    assert.equal(await client.verifyToken('pt-wrong_0001'), false)
  },
  'refused: wrong token': async ({client}) => {
    await client.runWithAuth({token: 'pt-wrong_0001'}, () =>
      rejects(client.getLatestPipelineRunFunc(org, pipelineId), client.errors.YunxiaoAuthenticationError)
    )
  },
  'refused: no such thing': async ({client}) => {
    const {YunxiaoResourceNotFoundError: Missing} = client.errors
    await rejects(client.getVMDeployOrderFunc(org, pipelineId, '1'), Missing)
    await rejects(client.getVMDeployMachineLogFunc(org, pipelineId, String(scene.order), 'i-none'), Missing)
    await rejects(client.getPipelineRunFunc(org, pipelineId, 999), Missing)
    await rejects(client.getLatestPipelineRunFunc(org, '1'), Missing)
    await rejects(client.getChangeOrder({organizationId: org, appName: app, changeOrderSn: 'none'}), Missing)
  }
}

/** What a token is worth where it knows its organization. */
export const centralChecks = {
  'organization found by the token': async ({client}) => {
    const order = await client.getVMDeployOrderFunc(undefined, pipelineId, String(scene.order))
    assert.equal(order.deployOrderId, scene.order)
    assert.deepEqual(
      (await client.getUserOrganizationsFunc()).map(organization => organization.id),
      [org]
    )
  },
  'refused: another organization': async ({client}) => {
    await rejects(
      client.getVMDeployOrderFunc('another', pipelineId, String(scene.order)),
      client.errors.YunxiaoPermissionError
    )
  }
}
