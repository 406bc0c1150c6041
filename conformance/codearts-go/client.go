package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/config"
	pipeline "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/codeartspipeline/v2"
)

// keep is a transport that remembers the bytes of the last answer: the client keeps only what its models have.
type keep struct{ answer []byte }

func (k *keep) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if k.answer, err = io.ReadAll(response.Body); err != nil {
		return nil, err
	}
	response.Body = io.NopCloser(bytes.NewReader(k.answer))
	return response, nil
}

// huawei is Huawei's own client, pointed at the simulator.
type huawei struct {
	*pipeline.CodeArtsPipelineClient
	kept *keep
}

func newClient(url, secretKey, securityToken string) huawei {
	builder := basic.NewCredentialsBuilder().WithAk(scene.AccessKey).WithSk(secretKey).WithProjectId(scene.IamProject)
	if securityToken != "" {
		builder = builder.WithSecurityToken(securityToken)
	}
	kept := &keep{}
	settings := config.DefaultHttpConfig().WithTimeout(20 * time.Second).WithHttpRoundTripper(kept)
	built := pipeline.CodeArtsPipelineClientBuilder().
		WithHttpConfig(settings).WithCredential(builder.Build()).WithEndpoint(url).Build()
	return huawei{pipeline.NewCodeArtsPipelineClient(built), kept}
}

// read calls the client, and looks whether all of the answer is what the client's models say.
func read[Request, Response any](by huawei, call func(*Request) (*Response, error), request Request) (*Response, error) {
	response, err := call(&request)
	if err != nil {
		return nil, err
	}
	if err := strangers(by.kept.answer, response); err != nil {
		return nil, fmt.Errorf("%w in %s", err, by.kept.answer)
	}
	return response, nil
}
