package main

import "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/codeartspipeline/v2/model"

func checkRuns(by huawei) {
	check("BatchShowPipelinesLatestStatus", func() error {
		ids := []string{scene.Idle, scene.Pipeline, scene.Waiting}
		request := model.BatchShowPipelinesLatestStatusRequest{ProjectId: scene.Project, Body: &ids}
		response, err := read(by, by.BatchShowPipelinesLatestStatus, request)
		if err != nil {
			return err
		}
		found := map[string]any{}
		for _, item := range *response.Body {
			found[*item.PipelineId] = []any{item.PipelineRunId, item.Status, item.RunNumber, len(*item.StageStatusList)}
		}
		return same(found, map[string]any{
			scene.Pipeline: []any{scene.Done, "COMPLETED", 7, 2},
			scene.Waiting:  []any{scene.Paused, "PAUSED", 1, 1},
		})
	})

	check("ListPipelineRuns", func() error {
		page, err := list(by, model.ListPipelineRunsQuery{})
		if err != nil {
			return err
		}
		return same([]any{page.Total, runIDs(page)}, []any{2, []string{scene.Done, scene.Failed}})
	})

	check("ListPipelineRuns, pages", func() error {
		page, err := list(by, model.ListPipelineRunsQuery{
			Offset: to[int64](1), Limit: to[int64](1), SortKey: to("start_time"), SortDir: to("desc")})
		if err != nil {
			return err
		}
		found := []any{page.Offset, page.Limit, page.Total, runIDs(page)}
		return same(found, []any{1, 1, 2, []string{scene.Failed}})
	})

	check("ListPipelineRuns, the oldest first", func() error {
		page, err := list(by, model.ListPipelineRunsQuery{SortKey: to("start_time"), SortDir: to("asc")})
		if err != nil {
			return err
		}
		return same(runIDs(page), []string{scene.Failed, scene.Done})
	})

	check("ListPipelineRuns, by status", func() error {
		page, err := list(by, model.ListPipelineRunsQuery{Status: &[]string{"FAILED"}})
		if err != nil {
			return err
		}
		return same(runIDs(page), []string{scene.Failed})
	})
}

func checkV3(by huawei) {
	check("BatchShowPipelinesStatus, v3", func() error {
		request := model.BatchShowPipelinesStatusRequest{PipelineIds: scene.Idle + "," + scene.Pipeline}
		response, err := read(by, by.BatchShowPipelinesStatus, request)
		if err != nil {
			return err
		}
		found := map[string]any{}
		for _, item := range *response.Body {
			found[item.PipelineId] = []any{item.BuildId, item.Status, item.Result, len(item.Stages)}
		}
		return same(found, map[string]any{
			scene.Pipeline: []any{"7", "completed", "success", 2},
			scene.Idle:     []any{"", "", "", 0},
		})
	})
}

func list(by huawei, query model.ListPipelineRunsQuery) (*model.ListPipelineRunsResponse, error) {
	request := model.ListPipelineRunsRequest{ProjectId: scene.Project, PipelineId: scene.Pipeline, Body: &query}
	return read(by, by.ListPipelineRuns, request)
}

func runIDs(page *model.ListPipelineRunsResponse) []string {
	ids := []string{}
	for _, run := range *page.PipelineRuns {
		ids = append(ids, *run.PipelineRunId)
	}
	return ids
}

// to gives the address of a value, as the models of the client want it.
func to[Value any](value Value) *Value { return &value }
