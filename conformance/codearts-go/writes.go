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

	check("RunPipeline", func() error {
		marker := "await-deploy 4711.1.0a1b2c3e"
		answer, err := by.RunPipeline(&model.RunPipelineRequest{
			ProjectId: scene.Project, PipelineId: scene.Startable,
			Body: &model.RunPipelineDto{
				Description: &marker,
				Variables:   &[]model.RunPipelineDtoVariables{{Name: "VERSION", Value: "1.2"}}}})
		if err != nil {
			return err
		}
		run, err := by.ShowPipelineRunDetail(&model.ShowPipelineRunDetailRequest{
			ProjectId: scene.Project, PipelineId: scene.Startable, PipelineRunId: answer.PipelineRunId})
		if err != nil {
			return err
		}
		return same(*run.Description, marker)
	})
}
