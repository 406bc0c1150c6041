"""Checks that print one JSON line each, for run.mjs to read."""

import json
import re
import sys
import traceback


def load_scene():
    return json.loads(sys.argv[1])


def check(call):
    """Runs the function at once and prints how it went."""

    def run(function):
        result = {"call": call}
        try:
            function()
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            text = f"{type(error).__name__}: {error}"
            result["failure"] = f"{text}\n  {where.filename.rsplit('/', 1)[-1]}:{where.lineno} {where.line}"
        print(json.dumps(result), flush=True)

    return run


def equal(found, expected):
    if found != expected:
        raise AssertionError(f"{found!r} is not {expected!r}")


def raises(kind, function):
    try:
        function()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


NATIVE = {
    "str": (str,),
    "datetime": (str,),
    "int": (int,),
    "bool": (bool,),
    "float": (int, float),
    "object": (object,),
}


def strangers(models, name, value, known=(), path=""):
    """
    Where an answer differs from the client's own models: keys that they do not have, values of another type. The
    client itself drops the ones and converts the others without a word.
    """
    if value is None:
        return []
    inner = re.fullmatch(r"list\[(.*)\]", name)
    if inner:
        if not isinstance(value, list):
            return [f"{path}: no list"]
        found = {f for item in value for f in strangers(models, inner.group(1), item, known, f"{path}[]")}
        return sorted(found)
    if name in NATIVE:
        good = isinstance(value, NATIVE[name]) and not (name in ("int", "float") and isinstance(value, bool))
        return [] if good else [f"{path}: {type(value).__name__} for {name}"]
    model = getattr(models, name)
    names = {json_name: attribute for attribute, json_name in model.attribute_map.items()}
    if "body" in names and not isinstance(value, dict):
        return strangers(models, model.openapi_types["body"], value, known, path)
    found = []
    for key, item in value.items():
        at = f"{path}.{key}".lstrip(".")
        if key in names:
            found += strangers(models, model.openapi_types[names[key]], item, known, at)
        elif at not in known:
            found.append(f"{at}: not in {name}")
    return sorted(set(found))
