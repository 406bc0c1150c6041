package main

import "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/codeartspipeline/v2/model"

// detail asks for a run, or for the latest one of the pipeline when run is empty.
func detail(by huawei, project, pipeline, run string) (*model.ShowPipelineRunDetailResponse, error) {
	request := model.ShowPipelineRunDetailRequest{ProjectId: project, PipelineId: pipeline}
	if run != "" {
		request.PipelineRunId = &run
	}
	return read(by, by.ShowPipelineRunDetail, request)
}

func checkDetail(by huawei) {
	check("ShowPipelineRunDetail", func() error {
		run, err := detail(by, scene.Project, scene.Pipeline, scene.Done)
		if err != nil {
			return err
		}
		found := []any{run.Id, run.Status, run.RunNumber, stageStatuses(run), (*run.Sources)[0].Params.BuildParams.CommitId}
		expected := []any{scene.Done, "COMPLETED", 7, []string{"COMPLETED", "COMPLETED"}, scene.Commit}
		if err := same(found, expected); err != nil {
			return err
		}
		isOrdered := *run.StartTime < *run.EndTime && *run.EndTime <= *run.CurrentSystemTime
		return same(isOrdered, true)
	})

	check("ShowPipelineRunDetail, the latest run", func() error {
		run, err := detail(by, scene.Project, scene.Pipeline, "")
		if err != nil {
			return err
		}
		return same(run.Id, scene.Done)
	})

	check("ShowPipelineRunDetail, a failed run", func() error {
		run, err := detail(by, scene.Project, scene.Pipeline, scene.Failed)
		if err != nil {
			return err
		}
		step := (*(*(*run.Stages)[0].Jobs)[0].Steps)[0]
		found := []any{run.Status, stageStatuses(run), step.Message}
		return same(found, []any{"FAILED", []string{"FAILED", "INIT"}, scene.Message})
	})

	check("ShowPipelineRunDetail, a run that waits for a review", func() error {
		run, err := detail(by, scene.Project, scene.Waiting, scene.Paused)
		if err != nil {
			return err
		}
		step := (*(*(*run.Stages)[0].Jobs)[0].Steps)[0]
		inputs := map[string]any{}
		for _, input := range *step.Inputs {
			inputs[*input.Key] = *input.Value
		}
		found := []any{run.Status, step.Task, inputs}
		return same(found, []any{"PAUSED", "official_devcloud_checkpoint",
			map[string]any{"approvers": []string{"amy", "ben"}, "timeout": 3600}})
	})

	check("ShowPipelineRunDetail, a pipeline that never ran", func() error {
		request := model.ShowPipelineRunDetailRequest{ProjectId: scene.Project, PipelineId: scene.Idle}
		run, err := by.ShowPipelineRunDetail(&request)
		if err != nil {
			return err
		}
		return same([]any{run.HttpStatusCode, run.Id, run.Status}, []any{200, nil, nil})
	})
}

func stageStatuses(run *model.ShowPipelineRunDetailResponse) []string {
	statuses := []string{}
	for _, stage := range *run.Stages {
		statuses = append(statuses, *stage.Status)
	}
	return statuses
}
