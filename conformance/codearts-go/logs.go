package main

import (
	"errors"
	"strconv"
	"strings"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/codeartspipeline/v2/model"
)

func checkLogs(by huawei) {
	check("ShowPipelineLog, page by page", func() error {
		lines, err := wholeLog(by)
		if err != nil {
			return err
		}
		return same(lines, scene.Lines)
	})

	check("ShowPipelineLog, the end first", func() error {
		page, err := logPage(by, model.LogQuery{StartOffset: to[int64](0), EndOffset: to[int64](0), Limit: 1, Sort: "desc"})
		if err != nil {
			return err
		}
		return same([]any{strings.TrimSpace(*page.Log), page.HasMore}, []any{scene.Lines[len(scene.Lines)-1], true})
	})

	check("ShowStepOutputs", func() error {
		_, step, err := firstStep(by)
		if err != nil {
			return err
		}
		response, err := read(by, by.ShowStepOutputs, model.ShowStepOutputsRequest{
			ProjectId: scene.Project, PipelineId: scene.Pipeline, PipelineRunId: scene.Done, StepRunIds: &step})
		if err != nil {
			return err
		}
		outputs := (*response.StepOutputs)[0]
		result := (*outputs.OutputResult)[0]
		return same([]any{outputs.StepRunId, result.Key, result.Value},
			[]any{step, "artifact", map[string]string{"name": "shop", "version": "2.4.0"}})
	})
}

func wholeLog(by huawei) ([]string, error) {
	lines := []string{}
	query := model.LogQuery{StartOffset: to[int64](0), EndOffset: to[int64](0), Limit: 2, Sort: "asc"}
	for range 10 {
		page, err := logPage(by, query)
		if err != nil {
			return nil, err
		}
		for _, line := range strings.Split(*page.Log, "\n") {
			if line != "" {
				lines = append(lines, line)
			}
		}
		if !*page.HasMore {
			return lines, nil
		}
		if query.StartOffset, err = offset(page.StartOffset); err != nil {
			return nil, err
		}
		if query.EndOffset, err = offset(page.EndOffset); err != nil {
			return nil, err
		}
	}
	return nil, errors.New("the log has no end")
}

// offset makes the number of the next request from the text of an answer.
func offset(text *string) (*int64, error) {
	number, err := strconv.ParseInt(*text, 10, 64)
	return &number, err
}

func logPage(by huawei, query model.LogQuery) (*model.ShowPipelineLogResponse, error) {
	job, step, err := firstStep(by)
	if err != nil {
		return nil, err
	}
	return read(by, by.ShowPipelineLog, model.ShowPipelineLogRequest{
		ProjectId: scene.Project, PipelineId: scene.Pipeline, PipelineRunId: scene.Done,
		JobRunId: job, StepRunId: step, Body: &query})
}

// firstStep gives the ids of the first job of the run that is done, and of its first step.
func firstStep(by huawei) (job, step string, err error) {
	run, err := detail(by, scene.Project, scene.Pipeline, scene.Done)
	if err != nil {
		return "", "", err
	}
	first := (*(*run.Stages)[0].Jobs)[0]
	return *first.Id, *(*first.Steps)[0].Id, nil
}
