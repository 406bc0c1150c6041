package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
)

// check runs a function at once and prints how it went, as one JSON line for run.mjs to read.
func check(call string, run func() error) {
	result := map[string]string{"call": call}
	if err := recovered(run); err != nil {
		result["failure"] = err.Error()
	}
	if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
		panic(err)
	}
}

// recovered turns a panic into an error: the answers are full of pointers, and a field that is absent is nil.
func recovered(run func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("%v", cause)
		}
	}()
	return run()
}

// same compares what was found with what was expected, both as JSON, so that pointers count as what they point to.
func same(found, expected any) error {
	f, err := json.Marshal(found)
	if err != nil {
		return err
	}
	e, err := json.Marshal(expected)
	if err != nil {
		return err
	}
	if !bytes.Equal(f, e) {
		return fmt.Errorf("%s is not %s", f, e)
	}
	return nil
}

// refused holds when the client raised its own error with this HTTP status and code, and returns that error.
func refused(err error, status int, code string) (*sdkerr.ServiceResponseError, error) {
	var service *sdkerr.ServiceResponseError
	if !errors.As(err, &service) {
		return nil, fmt.Errorf("no refusal by the service, but %v", err)
	}
	return service, same([]any{service.StatusCode, service.ErrorCode}, []any{status, code})
}

// strangers says where an answer differs from the client's own model: the client drops a field that it does not know.
func strangers(answer []byte, response any) error {
	target := reflect.New(reflect.TypeOf(response).Elem())
	into := target.Interface()
	if body := target.Elem().FieldByName("Body"); body.IsValid() && bytes.HasPrefix(answer, []byte("[")) {
		into = body.Addr().Interface()
	}
	decoder := json.NewDecoder(bytes.NewReader(answer))
	decoder.DisallowUnknownFields()
	return decoder.Decode(into)
}
