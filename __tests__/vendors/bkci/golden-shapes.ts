import {extended, type Kind, type Shape} from './golden-shape.js'

/**
 * The answers of BK-CI as its own classes write them (release of August 2026). What a class declares as never null is
 * required; `id` of a part counts as such, since every part of a build has one. The classes stand in
 * https://github.com/TencentBlueKing/bk-ci below src/backend/ci/core, in the packages named beside each shape.
 */

/** `common.pipeline.pojo.time.BuildRecordTimeCost`, all in ms. */
const timeCost: Shape = {
  required: {
    systemCost: 'number',
    executeCost: 'number',
    waitCost: 'number',
    queueCost: 'number',
    totalCost: 'number'
  },
  optional: {}
}

/** `process.pojo.BuildStageStatus`: of the stages that have begun. It has no count of executions. */
const stageStatus: Shape = {
  required: {stageId: 'text', name: 'text'},
  optional: {
    status: 'text',
    tag: ['text'],
    startEpoch: 'number',
    elapsed: 'number',
    timeCost,
    showMsg: 'text'
  }
}

/** `common.api.pojo.ErrorInfo`: the type is a number here, and a name on a task. */
const errorInfo: Shape = {
  required: {
    taskId: 'text',
    taskName: 'text',
    atomCode: 'text',
    errorType: 'number',
    errorCode: 'number',
    errorMsg: 'text'
  },
  optional: {stageId: 'text', containerId: 'text', matrixFlag: 'flag'}
}

/** `process.pojo.PipelineBuildMaterial`: a checkout, once its step has run. */
const material: Shape = {
  required: {url: 'text'},
  optional: {
    scmType: 'text',
    aliasName: 'text',
    branchName: 'text',
    newCommitId: 'text',
    newCommitComment: 'text',
    commitTimes: 'number',
    mainRepo: 'flag',
    createTime: 'number',
    taskId: 'text'
  }
}

/** `common.pipeline.pojo.BuildParameters`. */
const parameter: Shape = {
  required: {key: 'text', value: 'anything'},
  optional: {valueType: 'text', readOnly: 'flag', desc: 'text', defaultValue: 'anything'}
}

/** What `process.pojo.BuildHistory` and `BuildHistoryWithVars` share. */
const build: Shape = {
  required: {
    id: 'text',
    userId: 'text',
    trigger: 'text',
    pipelineVersion: 'number',
    startTime: 'number', // 0 before the start
    status: 'text',
    currentTimestamp: 'number',
    isMobileStart: 'flag',
    retry: 'flag'
  },
  optional: {
    buildNum: 'number',
    buildNumAlias: 'text',
    endTime: 'number',
    stageStatus: [stageStatus],
    material: [material],
    queueTime: 'number',
    artifactList: ['anything'],
    remark: 'text',
    totalTime: 'number',
    executeTime: 'number',
    buildParameters: [parameter],
    webHookType: 'text',
    webhookInfo: 'anything',
    startType: 'text',
    recommendVersion: 'text',
    errorInfoList: [errorInfo],
    buildMsg: 'text'
  }
}

/** `process.pojo.BuildHistoryWithVars`, the answer about one build: with its place in the queue. */
export const buildStatus = extended(build, {currentQueuePosition: 'number', variables: 'anything'})

/** `process.pojo.BuildHistory`, one of a list: with its count of executions. */
export const listedBuild = extended(
  build,
  {},
  {
    pipelineVersionName: 'text',
    deleteReason: 'text',
    updateTime: 'number',
    artifactQuality: 'anything',
    executeCount: 'number',
    versionChange: 'flag'
  }
)

/** `common.api.pojo.BuildHistoryPage`. */
export const historyPage: Shape = {
  required: {
    count: 'number',
    page: 'number',
    pageSize: 'number',
    totalPages: 'number',
    records: [listedBuild],
    hasDownloadPermission: 'flag',
    pipelineVersion: 'number'
  },
  optional: {}
}

/** `common.pipeline.pojo.element.Element`. */
const element: Shape = {
  required: {
    '@type': 'text',
    classType: 'text',
    id: 'text',
    name: 'text',
    executeCount: 'number',
    version: 'text',
    atomCode: 'text',
    taskAtom: 'text'
  },
  optional: {
    status: 'text',
    stepId: 'text',
    canRetry: 'flag',
    canSkip: 'flag',
    retryCount: 'number',
    retryCountManual: 'number',
    retryCountAuto: 'number',
    elapsed: 'number',
    startEpoch: 'number',
    timeCost,
    errorType: 'text',
    errorCode: 'number',
    errorMsg: 'text',
    atomName: 'text',
    classifyCode: 'text',
    classifyName: 'text',
    originVersion: 'text',
    templateModify: 'flag',
    additionalOptions: 'anything',
    customEnv: ['anything'],
    progressRate: 'number',
    asyncStatus: 'text'
  }
}

const elements: Kind = {
  byType: {
    manualTrigger: extended(element, {canElementSkip: 'flag', useLatestParameters: 'flag'}),
    marketBuild: extended(element, {data: 'anything'}, {autoAtomCode: 'text'}),
    manualReviewUserTask: extended(
      element,
      {reviewUsers: ['text'], params: ['anything']},
      {
        desc: 'text',
        suggest: 'text',
        namespace: 'text',
        markdownContent: 'flag',
        suggestRequired: 'flag',
        notifyType: ['text'],
        notifyTitle: 'text',
        actualReviewUsers: ['text']
      }
    )
  }
}

/** `common.pipeline.container.Container`. */
const container: Shape = {
  required: {'@type': 'text', classType: 'text', id: 'text', name: 'text', elements: [elements]},
  optional: {
    status: 'text',
    startEpoch: 'number',
    systemElapsed: 'number',
    elementElapsed: 'number',
    canRetry: 'flag',
    containerId: 'text',
    containerHashId: 'text',
    startVMStatus: 'text',
    startVMTaskSeq: 'number',
    executeCount: 'number',
    jobId: 'text',
    containPostTaskFlag: 'flag',
    matrixGroupFlag: 'flag',
    timeCost
  }
}
const job = extended(
  container,
  {maxRunningMinutes: 'number'},
  {maxQueueMinutes: 'number', jobControlOption: 'anything', mutexGroup: 'anything'}
)
const normal = extended(
  job,
  {},
  {enableSkip: 'flag', conditions: ['anything'], matrixControlOption: 'anything'}
)
const vmBuild = extended(
  job,
  {baseOS: 'text', vmNames: ['text']},
  {
    dispatchType: 'anything',
    matrixControlOption: 'anything',
    showBuildResource: 'flag',
    enableExternal: 'flag',
    nfsSwitch: 'flag'
  }
)
/** The jobs of a matrix stand below the job that they run for. */
const jobs: Kind = {byType: {normal, vmBuild}}
const containers: Kind = {
  byType: {
    trigger: extended(container, {params: ['anything']}, {templateParams: ['anything'], buildNo: 'anything'}),
    normal: extended(normal, {}, {groupContainers: [jobs]}),
    vmBuild: extended(vmBuild, {}, {groupContainers: [jobs]})
  }
}

/** `common.pipeline.pojo.StagePauseCheck` and `StageReviewGroup`. */
const check: Shape = {
  required: {},
  optional: {
    manualTrigger: 'flag',
    status: 'text',
    reviewDesc: 'text',
    reviewGroups: [
      {
        required: {name: 'text', reviewers: ['text'], groups: ['text']},
        optional: {
          id: 'text',
          status: 'text',
          operator: 'text',
          reviewTime: 'number',
          suggest: 'text',
          params: ['anything']
        }
      }
    ],
    reviewParams: ['anything'],
    timeout: 'number',
    ruleIds: ['text'],
    checkTimes: 'number',
    markdownContent: 'flag',
    notifyType: ['text'],
    notifyGroup: ['text']
  }
}

/** `common.pipeline.container.Stage`. */
const stage: Shape = {
  required: {id: 'text', containers: [containers], finally: 'flag'},
  optional: {
    name: 'text',
    stageIdForUser: 'text',
    tag: ['text'],
    status: 'text',
    startEpoch: 'number',
    elapsed: 'number',
    timeCost,
    customBuildEnv: 'anything',
    fastKill: 'flag',
    canRetry: 'flag',
    executeCount: 'number',
    stageControlOption: 'anything',
    checkIn: check,
    checkOut: check
  }
}

/** `common.pipeline.Model`. */
const model: Shape = {
  required: {
    '@type': 'text',
    name: 'text',
    stages: [stage],
    labels: ['text'],
    staticViews: ['text'],
    latestVersion: 'number'
  },
  optional: {
    desc: 'text',
    pipelineCreator: 'text',
    events: 'anything',
    instanceFromTemplate: 'flag',
    srcTemplateId: 'text',
    templateId: 'text',
    tips: 'text',
    timeCost
  }
}

/** What the two classes of a detail share. */
const detail: Shape = {
  required: {
    id: 'text',
    pipelineId: 'text',
    pipelineName: 'text',
    userId: 'text',
    trigger: 'text',
    status: 'text',
    model,
    currentTimestamp: 'number',
    buildNum: 'number',
    curVersion: 'number',
    latestVersion: 'number',
    latestBuildNum: 'number',
    executeTime: 'number'
  },
  optional: {
    triggerUser: 'text',
    endTime: 'number',
    cancelUserId: 'text',
    curVersionName: 'text',
    lastModifyUser: 'text',
    triggerReviewers: ['text'],
    buildMsg: 'text',
    material: [material],
    debug: 'flag'
  }
}

/** `process.pojo.pipeline.ModelRecord`: v4 from release 1.14 on, v3 on servers newer than 2.0. */
export const modelRecord = extended(
  detail,
  {
    queueTime: 'number',
    executeCount: 'number',
    startUserList: ['text'],
    recordList: [{required: {startUser: 'text'}, optional: {timeCost}}]
  },
  {
    startTime: 'number',
    queueTimeCost: 'number',
    errorInfoList: [errorInfo],
    stageStatus: [stageStatus],
    remark: 'text',
    webhookInfo: 'anything',
    templateInfo: 'anything',
    artifactQuality: 'anything',
    versionChange: 'flag'
  }
)

/** `process.pojo.pipeline.ModelDetail`, the smaller one of older servers: it counts no executions. */
export const modelDetail = extended(detail, {startTime: 'number'}, {pipelineVersion: 'number'})

/** `common.log.pojo.QueryLogs` and `LogLine`. */
export const logPage: Shape = {
  required: {
    buildId: 'text',
    finished: 'flag',
    logs: [
      {
        required: {
          lineNo: 'number',
          timestamp: 'number',
          message: 'text',
          priority: 'number',
          tag: 'text',
          subTag: 'text',
          jobId: 'text'
        },
        optional: {containerHashId: 'text', stepId: 'text', executeCount: 'number'}
      }
    ],
    timeUsed: 'number',
    status: 'number'
  },
  optional: {hasMore: 'flag', message: 'text', subTags: ['text']}
}

/** `common.api.pojo.Result` around the data of a good answer: no message, and 0 as its status. */
export const goodAnswer = (data: Kind): Shape => ({required: {status: 'number', data}, optional: {}})

/** `common.api.pojo.Result` of an error: a message, and no data. */
export const errorAnswer: Shape = {required: {status: 'number', message: 'text'}, optional: {}}
