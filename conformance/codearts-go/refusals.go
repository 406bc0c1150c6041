package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/codeartspipeline/v2/model"
)

func checkCredentials(by huawei) {
	check("temporary keys, with the security token signed", func() error {
		temporary := newClient(scene.TemporaryURL, scene.SecretKey, scene.SecurityToken)
		run, err := detail(temporary, scene.Project, scene.Pipeline, "")
		if err != nil {
			return err
		}
		if err := same(run.Id, scene.Done); err != nil {
			return err
		}
		lasting := newClient(scene.TemporaryURL, scene.SecretKey, "")
		_, err = detail(lasting, scene.Project, scene.Pipeline, "")
		_, err = refused(err, 401, "APIGW.0301")
		return err
	})

	check("refused: wrong secret key", func() error {
		wrong := newClient(scene.URL, "SKanother0000000000000000000000000000001", "")
		_, err := detail(wrong, scene.Project, scene.Pipeline, "")
		refusal, err := refused(err, 401, "APIGW.0301")
		if err != nil {
			return err
		}
		if !strings.HasPrefix(refusal.ErrorMessage, "Incorrect IAM authentication information") || refusal.RequestId == "" {
			return fmt.Errorf("neither text nor request id: %v", refusal)
		}
		return nil
	})
}

func checkErrors(by huawei) {
	check("refused: wrong run", func() error {
		_, err := detail(by, scene.Project, scene.Pipeline, strings.Repeat("0", 32))
		_, err = refused(err, 400, "PARAMETER_ERROR")
		return err
	})

	check("errors in an answer of 200, which the client takes for a run", func() error {
		nowhere := strings.Repeat("0", 32)
		for _, wrong := range []struct{ project, pipeline, code string }{
			{scene.Project, scene.Foreign, "DEVPIPE.00011136"},
			{nowhere, scene.Pipeline, "DEVPIPE.00011412"},
			{scene.Project, nowhere, "DEVPIPE.00011401"},
		} {
			request := model.ShowPipelineRunDetailRequest{ProjectId: wrong.project, PipelineId: wrong.pipeline}
			run, err := by.ShowPipelineRunDetail(&request)
			if err != nil {
				return err
			}
			if err := same([]any{run.HttpStatusCode, run.Id, run.Status}, []any{200, nil, nil}); err != nil {
				return err
			}
			if err := same(codeOf(by.kept.answer), wrong.code); err != nil {
				return err
			}
		}
		return nil
	})
}

// codeOf finds the code of an error in either of the two places where the platform puts it.
func codeOf(answer []byte) string {
	var body struct {
		ErrorCode string `json:"error_code"`
		Error     struct {
			Code string `json:"code"`
		} `json:"error"`
	}
	if json.Unmarshal(answer, &body) != nil {
		return string(answer)
	}
	if body.ErrorCode != "" {
		return body.ErrorCode
	}
	return body.Error.Code
}
