package main

import "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/codeartspipeline/v2/model"

func checkWrites(by huawei) {
	check("AcceptManualReview, which has no body: refused", func() error {
		_, err := by.AcceptManualReview(&model.AcceptManualReviewRequest{
			ProjectId: scene.Project, PipelineId: scene.Waiting, PipelineRunId: scene.Paused,
			JobRunId: scene.ReviewJob, StepRunId: scene.ReviewStep})
		_, err = refused(err, 400, "PARSE_REQUEST_DATA_EXCEPTION")
		return err
	})

	check("StopPipelineRun, which has no body: refused", func() error {
		_, err := by.StopPipelineRun(&model.StopPipelineRunRequest{
			ProjectId: scene.Project, PipelineId: scene.Pipeline, PipelineRunId: scene.Done})
		_, err = refused(err, 400, "PARSE_REQUEST_DATA_EXCEPTION")
		return err
	})
}
