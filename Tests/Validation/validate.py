"""Judges the bundled scenarios with tools that are not ours.

Every scenario is generated and verified; every line of every file is held to the JSON Schema that the program prints
and, where the published originals are at hand, to those; over all scenarios together every rule of `verify` and every
flow of the simulator has to occur."""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import time

import jsonschema_rs

from flows import FLOWS, Flows

#: Document types whose original schema was published as JSON Schema, and the file it came in.
ORIGINALS = {
    "twilio.conference-participant-summary": "twilio.conference-participant-summary.v2.schema.json",
    "twilio.call-event": "twilio.call-event.v3.schema.json",
    "genesys.conversation": "genesys.conversation.schema.json",
}

#: How often a rule must have been put to the test over all bundled scenarios.
LEAST_CHECKS = 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partyline", required=True)
    parser.add_argument("--scenarios", type=pathlib.Path, required=True)
    parser.add_argument("--runs", type=pathlib.Path, required=True)
    parser.add_argument("--specs", type=pathlib.Path, required=True)
    options = parser.parse_args()

    failures: list[str] = []
    types = json.loads(run(options.partyline, "describe", "dialects", "--json"))
    validators = {kind["type"]: validator(run_schema(options.partyline, kind["type"])) for kind in types}
    originals = {
        kind: validator(json.loads((options.specs / file).read_text()))
        for kind, file in ORIGINALS.items()
        if (options.specs / file).is_file()
    }
    if not originals:
        print(f"validate: {options.specs} is not there: our own schemas judge alone")

    lines: collections.Counter[str] = collections.Counter()
    rules: dict[str, dict] = {}
    flows = Flows()
    runs = [(scenario, scenario.stem, []) for scenario in sorted(options.scenarios.glob("*.yaml"))]
    # What real feeds get wrong, in a run of its own: listed, and otherwise as clean as the others.
    runs.append((options.scenarios / "support-floor.yaml", "support-floor-anomalies", ["--anomalies", "2%"]))
    for scenario, name, choices in runs:
        directory = options.runs / name
        started = time.monotonic()
        run(options.partyline, "generate", scenario, "--out", directory, "--force", "--quiet", "--media-series", *choices)
        generated = time.monotonic()
        report = verify(options.partyline, directory, failures)
        for rule in report["rules"]:
            total = rules.setdefault(rule["id"], {"checked": 0, "later_issue": rule["laterIssue"]})
            total["checked"] += rule["checked"]
        count = validate(directory, types, validators, originals, lines, flows, failures)
        print(
            f"validate: {name}: {count} lines, generated in {generated - started:.1f} s, "
            f"{sum(rule['violations'] for rule in report['rules'])} violations",
            flush=True,
        )

    for kind in types:
        if lines[kind["type"]] == 0:
            failures.append(f"no scenario gives a line of {kind['type']}")
    for name, rule in sorted(rules.items()):
        if rule["checked"] < LEAST_CHECKS and not rule["later_issue"]:
            failures.append(f"rule {name} was checked {rule['checked']} times, at least {LEAST_CHECKS} expected")
    for flow in FLOWS:
        if flows.count[flow] == 0:
            failures.append(f"no bundled scenario shows: {flow}")
    for failure in failures[:200]:
        print(f"validate: error: {failure}", file=sys.stderr)
    total = sum(lines.values())
    print(f"validate: {total} lines of {len(types)} types, {len(rules)} rules, {len(FLOWS)} flows")
    print(f"{len(types) + len(rules) + len(FLOWS) - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0


def run(*command: object) -> str:
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"validate: error: {' '.join(map(str, command))} ended with {result.returncode}\n{result.stderr}")
    return result.stdout


def run_schema(partyline: str, kind: str) -> dict:
    return json.loads(run(partyline, "describe", "dialects", "--json-schema", kind))


def validator(schema: dict):
    jsonschema_rs.meta.validate(schema)
    return jsonschema_rs.validator_for(schema, validate_formats=True)


def verify(partyline: str, directory: pathlib.Path, failures: list[str]) -> dict:
    result = subprocess.run([partyline, "verify", str(directory), "--json"], capture_output=True, text=True)
    if result.returncode not in (0, 1):
        sys.exit(f"validate: error: verify {directory} ended with {result.returncode}\n{result.stderr}")
    report = json.loads(result.stdout)
    for rule in report["rules"]:
        if rule["violations"]:
            first = (rule["examples"] or [{"file": "", "line": 0, "message": ""}])[0]
            failures.append(
                f"{directory.name}: {rule['id']}: {rule['violations']} violations, "
                f"first {first['file']}:{first['line']}: {first['message']}"
            )
    return report


def validate(directory, types, validators, originals, lines, flows, failures) -> int:
    count = 0
    for kind in types:
        path = directory / kind["path"]
        if not path.is_file():
            continue
        judges = [("own schema", validators[kind["type"]])]
        if kind["type"] in originals:
            judges.append(("published schema", originals[kind["type"]]))
        with path.open(encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, 1):
                document = json.loads(line)
                for name, judge in judges:
                    error = next(judge.iter_errors(document), None)
                    if error and len(failures) < 200:
                        failures.append(f"{path}:{number}: {name}: {error.message} at {list(error.instance_path)}")
                flows.see(kind["type"], document)
                count += 1
                lines[kind["type"]] += 1
    return count


if __name__ == "__main__":
    sys.exit(main())
