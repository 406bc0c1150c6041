"""
The client toolkit of the BlueKing API gateway against the gateway that the simulator plays. Address, credentials,
errors and request ids are the toolkit's; the paths are written here, since no package on the index has them.
"""

import logging

from bkapi_client_core.apigateway import APIGatewayClient, Operation, OperationGroup, bind_property
from bkapi_client_core.exceptions import APIGatewayResponseError, HTTPResponseError
from bkapi_client_core.session import Session
from checks import check, equal, load_scene, raises

logging.disable(logging.CRITICAL)
scene = load_scene()


def get(path):
    return bind_property(Operation, method="GET", path=f"/v4/{{kind}}/projects/{{project}}/{path}")


def post(path):
    return bind_property(Operation, method="POST", path=f"/v4/{{kind}}/projects/{{project}}/{path}")


class Builds(OperationGroup):
    pipeline_status = get("pipelines/pipeline_status")
    histories = get("build_histories")
    status = get("build_status")
    detail = get("build_detail")
    first_logs = get("logs/init_logs")
    logs_from = get("logs/after_line_logs")
    stop = post("build_stop")
    start = post("build_start")


class Devops(APIGatewayClient):
    _api_name = "devops"
    api = bind_property(Builds, name="api")


def client(url, **authorization):
    made = Devops(endpoint=f"{url}/api/{{api_name}}", session=Session())
    made.update_bkapi_authorization(**authorization)
    made.set_timeout(20)
    return made


def as_user(url=scene["url"], token=scene["token"]):
    return client(url, access_token=token), "apigw-user"


def as_app(url=scene["url"], secret=scene["appSecret"], user=scene["user"]):
    made = client(url, bk_app_code=scene["appCode"], bk_app_secret=secret)
    if user:
        made.update_headers({"X-DEVOPS-UID": user})
    return made, "apigw-app"


def ask(who, name, **query):
    made, kind = who
    operation = getattr(made.api, name)
    query.setdefault("pipelineId", scene["pipelineId"])
    answer = operation(data=query, path_params={"kind": kind, "project": scene["projectId"]})
    equal(answer["status"], 0)
    return answer["data"]


for title, who in (("as a user", as_user()), ("as an app", as_app())):

    @check(f"status of a build, {title}")
    def _():
        done = ask(who, "status", buildId=scene["done"])
        equal([done["id"], done["status"], done["buildNum"]], [scene["done"], "SUCCEED", 1])
        equal(ask(who, "status", buildId=scene["failed"])["status"], "FAILED")

    @check(f"detail of a build, {title}")
    def _():
        model = ask(who, "detail", buildId=scene["failed"])["model"]
        task = model["stages"][1]["containers"][0]["elements"][0]
        equal([task["id"], task["status"], task["errorMsg"]], [scene["task"], "FAILED", "exit code 1"])

    @check(f"history and latest build, {title}")
    def _():
        page = ask(who, "histories", page=1, pageSize=1)
        equal([page["count"], page["totalPages"]], [2, 2])
        equal([build["id"] for build in page["records"]], [scene["failed"]])
        latest = ask(who, "pipeline_status")
        equal([latest["latestBuildId"], latest["latestBuildStatus"]], [scene["failed"], "FAILED"])

    @check(f"log of a task, {title}")
    def _():
        about = {"buildId": scene["done"], "tag": scene["task"], "executeCount": 1}
        first = ask(who, "first_logs", **about)
        equal([line["message"] for line in first["logs"]], scene["lines"])
        after = ask(who, "logs_from", start=first["logs"][1]["lineNo"] + 1, **about)
        equal([line["message"] for line in after["logs"]], scene["lines"][2:])


def stop(who, build):
    made, kind = who
    answer = made.api.stop(
        data={},
        params={"pipelineId": scene["pipelineId"], "buildId": build},
        path_params={"kind": kind, "project": scene["projectId"]},
    )
    equal(answer["status"], 0)
    return answer["data"]


@check("stop of a build")
def _():
    equal(stop(as_app(scene["stopUrl"]), scene["running"]), True)
    equal(ask(as_user(scene["stopUrl"]), "status", buildId=scene["running"])["status"], "CANCELED")
    detail = ask(as_user(scene["stopUrl"]), "detail", buildId=scene["running"])
    equal(detail["cancelUserId"], scene["user"])


MARKER = "await-deploy 4711.1.0a1b2c3d"


def start(who, variables):
    made, kind = who
    answer = made.api.start(
        data=variables,
        params={"pipelineId": scene["pipelineId"]},
        path_params={"kind": kind, "project": scene["projectId"]},
    )
    equal(answer["status"], 0)
    return answer["data"]


@check("start of a build, which is found again by its message")
def _():
    begun = start(as_app(scene["stopUrl"]), {"VERSION": "1.2", "BK_CI_BUILD_MSG": MARKER})
    equal([begun["id"], begun["executeCount"], begun["num"]], [scene["begun"], 1, 4])
    page = ask(as_user(scene["stopUrl"]), "histories", page=1, pageSize=50, buildMsg=MARKER)
    equal([(build["id"], build["buildMsg"]) for build in page["records"]], [(scene["begun"], MARKER)])


@check("refused by BK-CI behind it: start with a variable that is no text")
def _():
    error = raises(HTTPResponseError, lambda: start(as_user(scene["stopUrl"]), {"VERSION": {"major": 1}}))
    equal(error.response_status_code, 400)


@check("refused by BK-CI behind it: start without the right to execute")
def _():
    error = raises(HTTPResponseError, lambda: start(as_user(scene["viewUrl"]), {}))
    equal([error.response_status_code, error.response_json()["status"]], [403, 2101174])


@check("refused by BK-CI behind it: stop of a build that has ended")
def _():
    error = raises(HTTPResponseError, lambda: stop(as_user(scene["stopUrl"]), scene["done"]))
    equal([error.response_status_code, error.response_json()["status"]], [400, 2101182])


@check("refused by BK-CI behind it: stop without the right to execute")
def _():
    error = raises(HTTPResponseError, lambda: stop(as_user(scene["viewUrl"]), scene["running"]))
    equal([error.response_status_code, error.response_json()["status"]], [403, 2101174])
    equal(ask(as_user(scene["viewUrl"]), "status", buildId=scene["running"])["status"], "RUNNING")


@check("refused by the gateway: wrong token")
def _():
    error = raises(APIGatewayResponseError, lambda: ask(as_user(token="wrong"), "status", buildId=scene["done"]))
    equal([error.response_status_code, error.error_code], [400, "1640001"])
    equal([bool(error.error_message), bool(error.request_id)], [True, True])


@check("refused by the gateway: app without permission")
def _():
    who = as_app(scene["notAllowedUrl"])
    error = raises(APIGatewayResponseError, lambda: ask(who, "status", buildId=scene["done"]))
    equal([error.response_status_code, error.error_code], [403, "1640301"])


@check("refused by the gateway: no such path")
def _():
    made, _kind = as_user()
    error = raises(APIGatewayResponseError, lambda: ask((made, "apigw"), "status", buildId=scene["done"]))
    equal([error.response_status_code, error.error_code], [404, "1640401"])


@check("refused by BK-CI behind it: app not linked to the project")
def _():
    who = as_app(scene["notBoundUrl"])
    error = raises(HTTPResponseError, lambda: ask(who, "status", buildId=scene["done"]))
    equal([error.response_status_code, error.error_code], [403, ""])
    equal([error.response_json()["status"], bool(error.request_id)], [403, True])


@check("refused by BK-CI behind it: unknown build")
def _():
    error = raises(HTTPResponseError, lambda: ask(as_user(), "status", buildId="b-none"))
    equal([error.response_status_code, error.response_json()["status"]], [400, 400])
