// Checks of the calls of CodeArts Pipeline, made by Huawei's own Go client with its own signer and models.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// scene is what the simulator plays, as scenes.mjs has it.
var scene struct {
	URL           string   `json:"url"`
	TemporaryURL  string   `json:"temporaryUrl"`
	AccessKey     string   `json:"ak"`
	SecretKey     string   `json:"sk"`
	SecurityToken string   `json:"securityToken"`
	Project       string   `json:"project"`
	IamProject    string   `json:"iamProject"`
	Pipeline      string   `json:"pipeline"`
	Idle          string   `json:"idle"`
	Foreign       string   `json:"foreign"`
	Waiting       string   `json:"waiting"`
	Startable     string   `json:"startable"`
	Done          string   `json:"done"`
	Failed        string   `json:"failed"`
	Paused        string   `json:"paused"`
	ReviewJob     string   `json:"reviewJob"`
	ReviewStep    string   `json:"reviewStep"`
	Lines         []string `json:"lines"`
	Commit        string   `json:"commit"`
	Message       string   `json:"message"`
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "expects the scene as JSON")
		os.Exit(2)
	}
	if err := json.Unmarshal([]byte(os.Args[1]), &scene); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	client := newClient(scene.URL, scene.SecretKey, "")
	checkDetail(client)
	checkRuns(client)
	checkV3(client)
	checkLogs(client)
	checkWrites(client)
	checkCredentials(client)
	checkErrors(client)
}
