"""The v5 calls of CodeArts Pipeline, made by Huawei's own client with its own signer and models."""

import json

from checks import check, equal, load_scene, raises
from codearts import client, read, sdk
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException

scene = load_scene()
huawei = client(scene["url"], scene)
project = scene["project"]


def detail(pipeline, run=None, project_id=project, by=huawei):
    request = sdk.ShowPipelineRunDetailRequest(
        project_id=project_id, pipeline_id=pipeline, pipeline_run_id=run
    )
    return by.show_pipeline_run_detail(request)


def log(step, start, end, limit=2, sort="asc"):
    done = detail(scene["pipeline"], scene["done"])
    job = next(job for stage in done.stages for job in stage.jobs if job.steps[0].id == step)
    request = sdk.ShowPipelineLogRequest(
        project_id=project,
        pipeline_id=scene["pipeline"],
        pipeline_run_id=scene["done"],
        job_run_id=job.id,
        step_run_id=step,
        body=sdk.LogQuery(start_offset=start, end_offset=end, limit=limit, sort=sort),
    )
    return huawei.show_pipeline_log(request)


def first_step():
    return detail(scene["pipeline"], scene["done"]).stages[0].jobs[0].steps[0].id


@check("show_pipeline_run_detail")
def _():
    run = read(detail(scene["pipeline"], scene["done"]))
    equal([run.id, run.status, run.run_number], [scene["done"], "COMPLETED", 7])
    equal([stage.status for stage in run.stages], ["COMPLETED", "COMPLETED"])
    equal(run.start_time < run.end_time <= run.current_system_time, True)
    commit = [source.params.build_params.commit_id for source in run.sources]
    equal(commit, [scene["commit"]])


@check("show_pipeline_run_detail, the latest run")
def _():
    equal(read(detail(scene["pipeline"])).id, scene["done"])


@check("show_pipeline_run_detail, a failed run")
def _():
    run = read(detail(scene["pipeline"], scene["failed"]))
    equal([run.status, run.stages[0].status, run.stages[1].status], ["FAILED", "FAILED", "INIT"])
    equal(run.stages[0].jobs[0].steps[0].message, scene["message"])


@check("show_pipeline_run_detail, a run that waits for a review")
def _():
    run = read(detail(scene["waiting"], scene["paused"]))
    step = run.stages[0].jobs[0].steps[0]
    equal([run.status, step.task], ["PAUSED", "official_devcloud_checkpoint"])
    equal({i.key: i.value for i in step.inputs}, {"approvers": ["amy", "ben"], "timeout": 3600})


@check("show_pipeline_run_detail, a pipeline that never ran")
def _():
    run = detail(scene["idle"])
    equal([run.status_code, run.id, run.status], [200, None, None])


@check("batch_show_pipelines_latest_status")
def _():
    ids = [scene["idle"], scene["pipeline"], scene["waiting"]]
    request = sdk.BatchShowPipelinesLatestStatusRequest(project_id=project, body=ids)
    items = {item.pipeline_id: item for item in read(huawei.batch_show_pipelines_latest_status(request)).body}
    equal(set(items), {scene["pipeline"], scene["waiting"]})
    item = items[scene["pipeline"]]
    equal([item.pipeline_run_id, item.status, item.run_number], [scene["done"], "COMPLETED", 7])
    equal([item.build_params.commit_id, len(item.stage_status_list)], [scene["commit"], 2])
    equal(items[scene["waiting"]].status, "PAUSED")


def runs(**query):
    request = sdk.ListPipelineRunsRequest(
        project_id=project, pipeline_id=scene["pipeline"], body=sdk.ListPipelineRunsQuery(**query)
    )
    return read(huawei.list_pipeline_runs(request))


@check("list_pipeline_runs")
def _():
    page = runs()
    equal(
        [page.total, [run.pipeline_run_id for run in page.pipeline_runs]], [2, [scene["done"], scene["failed"]]]
    )


@check("list_pipeline_runs, pages")
def _():
    page = runs(offset=1, limit=1, sort_key="start_time", sort_dir="desc")
    equal([page.offset, page.limit, page.total], [1, 1, 2])
    equal([run.pipeline_run_id for run in page.pipeline_runs], [scene["failed"]])


@check("list_pipeline_runs, the oldest first")
def _():
    page = runs(sort_key="start_time", sort_dir="asc")
    equal([run.pipeline_run_id for run in page.pipeline_runs], [scene["failed"], scene["done"]])


@check("list_pipeline_runs, by status")
def _():
    equal([run.status for run in runs(status=["FAILED"]).pipeline_runs], ["FAILED"])


@check("show_pipeline_log, page by page")
def _():
    step = first_step()
    lines, start, end = [], 0, 0
    for _turn in range(10):
        page = read(log(step, start, end))
        lines += page.log.split("\n")
        start, end = int(page.start_offset), int(page.end_offset)
        if not page.has_more:
            break
    equal([line for line in lines if line], scene["lines"])


@check("show_pipeline_log, the end first")
def _():
    page = read(log(first_step(), 0, 0, limit=1, sort="desc"))
    equal([page.log.strip(), page.has_more], [scene["lines"][-1], True])


@check("show_step_outputs")
def _():
    step = first_step()
    request = sdk.ShowStepOutputsRequest(
        project_id=project, pipeline_id=scene["pipeline"], pipeline_run_id=scene["done"], step_run_ids=step
    )
    [outputs] = read(huawei.show_step_outputs(request)).step_outputs
    equal([outputs.step_run_id, outputs.output_result[0].key], [step, "artifact"])
    equal(outputs.output_result[0].value, {"name": "shop", "version": "2.4.0"})


@check("accept_manual_review, which has no body: refused")
def _():
    request = sdk.AcceptManualReviewRequest(
        project_id=project,
        pipeline_id=scene["waiting"],
        pipeline_run_id=scene["paused"],
        job_run_id=scene["reviewJob"],
        step_run_id=scene["reviewStep"],
    )
    error = raises(ClientRequestException, lambda: huawei.accept_manual_review(request))
    equal([error.status_code, error.error_code], [400, "PARSE_REQUEST_DATA_EXCEPTION"])


@check("stop_pipeline_run, which has no body: refused")
def _():
    request = sdk.StopPipelineRunRequest(
        project_id=project, pipeline_id=scene["pipeline"], pipeline_run_id=scene["done"]
    )
    error = raises(ClientRequestException, lambda: huawei.stop_pipeline_run(request))
    equal([error.status_code, error.error_code], [400, "PARSE_REQUEST_DATA_EXCEPTION"])


@check("temporary keys, with the security token signed")
def _():
    temporary = client(scene["temporaryUrl"], scene, security_token=scene["securityToken"])
    equal(detail(scene["pipeline"], by=temporary).id, scene["done"])
    lasting = client(scene["temporaryUrl"], scene)
    error = raises(ClientRequestException, lambda: detail(scene["pipeline"], by=lasting))
    equal([error.status_code, error.error_code], [401, "APIGW.0301"])


@check("refused: wrong secret key")
def _():
    wrong = client(scene["url"], scene, sk="SKanother0000000000000000000000000000001")
    error = raises(ClientRequestException, lambda: detail(scene["pipeline"], by=wrong))
    equal([error.status_code, error.error_code], [401, "APIGW.0301"])
    equal(error.error_msg.startswith("Incorrect IAM authentication information"), True)
    equal(bool(error.request_id), True)


@check("refused: wrong run")
def _():
    error = raises(ClientRequestException, lambda: detail(scene["pipeline"], "0" * 32))
    equal([error.status_code, error.error_code], [400, "PARAMETER_ERROR"])


@check("errors in an answer of 200, which the client takes for a run")
def _():
    for pipeline, project_id, code in (
        (scene["foreign"], project, "DEVPIPE.00011136"),
        (scene["pipeline"], "0" * 32, "DEVPIPE.00011412"),
        ("0" * 32, project, "DEVPIPE.00011401"),
    ):
        run = detail(pipeline, project_id=project_id)
        equal([run.status_code, run.id, run.status], [200, None, None])
        raw = json.loads(run.raw_content)
        equal(raw.get("error_code") or raw["error"]["code"], code)


MARKER = "await-deploy 4711.1.0a1b2c3d"


def run_pipeline(pipeline, **fields):
    request = sdk.RunPipelineRequest(
        project_id=project, pipeline_id=scene[pipeline], body=sdk.RunPipelineDTO(**fields)
    )
    return huawei.run_pipeline(request)


@check("run_pipeline")
def _():
    begun = read(
        run_pipeline(
            "startable",
            description=MARKER,
            variables=[sdk.RunPipelineDTOVariables(name="VERSION", value="1.2")],
            sources=[
                sdk.RunPipelineDTOSources(
                    type="code",
                    params=sdk.RunPipelineDTOParams(
                        git_type="github",
                        git_url="https://git.example.com/shop.git",
                        build_params=sdk.RunPipelineDTOParamsBuildParams(
                            build_type="branch", event_type="Manual", target_branch="main"
                        ),
                    ),
                )
            ],
        )
    )
    run = read(detail(scene["startable"], begun.pipeline_run_id))
    equal([run.id, run.description], [begun.pipeline_run_id, MARKER])


@check("run_pipeline, which queues: its run is in what looks like an error")
def _():
    body = json.loads(run_pipeline("busy", description=MARKER).raw_content)
    equal(body["error_code"], "DEVPIPE.00011169")
    equal(read(detail(scene["busy"], body["error"]["pipeline_run_id"])).description, MARKER)


@check("run_pipeline, which is refused for other runs")
def _():
    body = json.loads(run_pipeline("full", description=MARKER).raw_content)
    equal([body["error_code"], "pipeline_run_id" in body], ["DEVPIPE.00011104", False])


@check("run_pipeline with a description that is too long: refused")
def _():
    error = raises(ClientRequestException, lambda: run_pipeline("startable", description="x" * 1025))
    equal([error.status_code, error.error_code], [400, "PARAMETER_ERROR"])


@check("show_pipeline_detail, its code source")
def _():
    request = sdk.ShowPipelineDetailRequest(project_id=project, pipeline_id=scene["startable"])
    pipeline = read(huawei.show_pipeline_detail(request))
    equal(pipeline.id, scene["startable"])
    equal([source.params.git_url for source in pipeline.sources], ["https://git.example.com/shop.git"])
