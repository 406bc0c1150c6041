"""Huawei's own client, pointed at the simulator."""

import json

from checks import equal, strangers
from huaweicloudsdkcodeartspipeline import v2 as sdk
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.http.http_config import HttpConfig


def client(url, scene, sk=None, security_token=None):
    config = HttpConfig.get_default_config()
    config.timeout = (5, 20)
    credentials = BasicCredentials(scene["ak"], sk or scene["sk"], scene["iamProject"])
    if security_token:
        credentials = credentials.with_security_token(security_token)
    builder = sdk.CodeArtsPipelineClient.new_builder().with_http_config(config)
    return builder.with_credentials(credentials).with_endpoint(url).build()


def read(response, known=()):
    """The answer, after a look at whether all of it is what the client's models say."""
    raw = json.loads(response.raw_content)
    equal(strangers(sdk, type(response).__name__, raw, known), [])
    return response
