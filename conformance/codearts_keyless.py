"""A login by the identity of a job, made by Huawei's own clients: the provider of the core, and the client of the STS."""

import json
import urllib.request

from checks import check, equal, load_scene, raises, strangers
from codearts import read, sdk
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.auth.provider import OidcStsCredentialProvider
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException
from huaweicloudsdksts import v1 as sts

scene = load_scene()
login = scene["keyless"]


def id_token(place, audience="sts.huaweicloud.com"):
    """As GitHub's toolkit asks for it."""
    request = urllib.request.Request(f"{place['idTokenUrl']}&audience={audience}")
    request.add_header("Authorization", f"Bearer {login['key']}")
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["value"]


def assume(place, token, duration=900):
    # The client signs whatever it sends: the STS does not look at it.
    credentials = BasicCredentials(scene["ak"], scene["sk"], scene["iamProject"])
    client = sts.StsClient.new_builder().with_credentials(credentials).with_endpoint(place["url"]).build()
    body = sts.AssumeAgencyWithOIDCReqBody(
        provider_urn=login["provider"],
        agency_urn=login["agency"],
        agency_session_name="conformance",
        id_token=token,
        duration_seconds=duration,
    )
    return client.assume_agency_with_oidc(sts.AssumeAgencyWithOIDCRequest(body=body))


@check("a login without a secret, and a run read by its keys")
def _():
    place = login["trusted"]
    provider = OidcStsCredentialProvider(
        "basic",
        provider_urn=login["provider"],
        agency_urn=login["agency"],
        id_token=id_token(place),
        sts_endpoint=place["url"],
    )
    credentials = provider.get_credentials().with_project_id(scene["iamProject"])
    builder = sdk.CodeArtsPipelineClient.new_builder().with_credentials(credentials)
    client = builder.with_endpoint(place["url"]).build()
    request = sdk.ShowPipelineRunDetailRequest(
        project_id=scene["project"], pipeline_id=scene["pipeline"], pipeline_run_id=scene["done"]
    )
    equal(read(client.show_pipeline_run_detail(request)).id, scene["done"])


@check("assume_agency_with_oidc")
def _():
    response = assume(login["trusted"], id_token(login["trusted"]))
    equal(strangers(sts, type(response).__name__, json.loads(response.raw_content)), [])
    equal(response.audience, "sts.huaweicloud.com")
    equal(response.assumed_agency.urn.endswith(":assumed-agency:deploy-gate/conformance"), True)
    equal(response.credentials.access_key_id[:4], "HSTA")


def refused(call):
    error = raises(ClientRequestException, call)
    equal(bool(error.request_id), True)
    return [error.status_code, error.error_code]


@check("refused: a trust policy for others")
def _():
    place = login["stranger"]
    equal(refused(lambda: assume(place, id_token(place))), [403, "STS5.1001"])


@check("refused: another audience")
def _():
    place = login["trusted"]
    equal(refused(lambda: assume(place, id_token(place, "another"))), [400, "STS5.2001"])


@check("refused: a token that somebody else has signed, or nobody")
def _():
    place = login["trusted"]
    head, payload, _ = id_token(place).split(".")
    other = id_token(place).split(".")[2]
    for token in (f"{head}.{payload}.{other}", f"{head}.{payload}.", "not.a.token"):
        equal(refused(lambda token=token: assume(place, token)), [400, "STS5.2000"])
