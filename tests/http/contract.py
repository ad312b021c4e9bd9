# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Fratrie authors
"""The OpenAPI document as tests want it: every operation, what it takes, and a body that fits."""

import json

from service import SOURCE

DOCUMENT = json.loads((SOURCE / "data/openapi.json").read_bytes())
JSON = "application/json"


def resolve(node):
    while "$ref" in node:
        found = DOCUMENT
        for name in node["$ref"].removeprefix("#/").split("/"):
            found = found[name]
        node = found
    return node


def sample(schema):
    """A value that the schema accepts, whatever the rules then say of it."""
    schema = resolve(schema)
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema["type"]
    if kind == "object":
        return {name: sample(member) for name, member in schema.get("properties", {}).items()}
    if kind == "array":
        return [sample(schema["items"])]
    return {"string": "x" * max(schema.get("minLength", 1), 1), "boolean": False,
            "integer": schema.get("minimum", 1)}[kind]


class Operation:
    def __init__(self, method, path, described, shared):
        self.method = method.upper()
        self.path = path
        parameters = [resolve(parameter) for parameter in described.get("parameters", []) + shared]
        self.in_path = [found["name"] for found in parameters if found["in"] == "path"]
        self.in_query = {found["name"]: resolve(found["schema"]) for found in parameters if found["in"] == "query"}
        content = described.get("requestBody", {}).get("content", {})
        self.media_types = list(content)
        self.body = resolve(content[JSON]["schema"]) if JSON in content else None
        self.is_open = described.get("security", DOCUMENT["security"]) == []

    def __str__(self):
        return f"{self.method} {self.path}"

    @property
    def of_school(self):
        return "{uai}" in self.path

    @property
    def fields(self):
        return {name: resolve(schema) for name, schema in self.body.get("properties", {}).items()} if self.body else {}

    @property
    def required(self):
        return self.body.get("required", [])


def operations():
    found = []
    for path, methods in DOCUMENT["paths"].items():
        shared = methods.get("parameters", [])
        found += [Operation(name, path, described, shared) for name, described in methods.items() if name != "parameters"]
    return found
