"""The v3 status of a batch of pipelines, made by the last client that had it."""

from checks import check, equal, load_scene, raises
from codearts import client, read, sdk
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException

scene = load_scene()


def status(ids, by):
    return by.batch_show_pipelines_status(sdk.BatchShowPipelinesStatusRequest(pipeline_ids=ids))


@check("batch_show_pipelines_status")
def _():
    answer = read(status(",".join([scene["idle"], scene["pipeline"]]), client(scene["url"], scene)))
    items = {item.pipeline_id: item for item in answer.body}
    equal(set(items), {scene["idle"], scene["pipeline"]})
    ran = items[scene["pipeline"]]
    equal([ran.build_id, ran.status, ran.result], ["7", "completed", "success"])
    equal(
        [(stage.order, stage.status, stage.result) for stage in ran.stages],
        [(1, "completed", "success"), (2, "completed", "success")],
    )
    idle = items[scene["idle"]]
    equal([idle.build_id, idle.status, idle.result, idle.end_time], [None, None, None, None])


@check("batch_show_pipelines_status, temporary keys")
def _():
    temporary = client(scene["temporaryUrl"], scene, security_token=scene["securityToken"])
    equal([item.status for item in read(status(scene["pipeline"], temporary)).body], ["completed"])


@check("refused: wrong secret key")
def _():
    wrong = client(scene["url"], scene, sk="SKanother0000000000000000000000000000001")
    error = raises(ClientRequestException, lambda: status(scene["pipeline"], wrong))
    equal([error.status_code, error.error_code], [401, "APIGW.0301"])
