#!/usr/bin/env python3
"""Has `partyline exercise` find the bugs that are planted in twelve parsers, and prints how small it makes each.

For every bug: the kind of finding that betrays it, what the finding names, and the places in which the document that is
left may differ from the smallest valid one. A parser without a bug betrays nothing."""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
TYPE = "twilio.conference-participant-summary"

#: Bug: styles, kind of finding, what its note must hold, and where the smallest document may differ.
BUGS = {
    "assumes_a_key": (["edges"], "crash", "KeyError", [""]),
    "counter_of_32_bits": (["edges"], "crash", "struct.error", ["/metrics"]),
    "naive_time_zone": (["edges"], "valid-refused", "duration is not", ["time"]),
    "labels_in_ascii": (["edges"], "crash", "UnicodeEncodeError", ["/label"]),
    "first_of_duplicates": (["invalid"], "invalid-accepted", "text.duplicate-key", ["/"]),
    "equal_floats": (["edges"], "valid-refused", "percentage", ["/metrics"]),
    "recursion": (["edges"], "crash", "RecursionError", ["/events"]),
    "order_of_keys": (["spellings"], "spellings-differ", "", []),
    "negative_durations": (["invalid"], "invalid-accepted", "contract.out-of-range", ["/duration_seconds"]),
    "swapped_directions": (["edges"], "valid-refused", "percentage", ["/metrics"]),
    "splits_lines": (["edges"], "valid-refused", "no JSON", ["/"]),
    "absent_is_zero": (["invalid"], "invalid-accepted", "contract.missing-property", ["/duration_seconds"]),
}


def exercise(tool, schema, bug, styles, count, directory):
    """The findings for a parser: name of the file, note, document."""
    findings = pathlib.Path(directory) / bug
    command = [
        tool, "exercise", TYPE, "--count", str(count), "--findings", str(findings), "--most", "60", "--shrink", "300",
    ]
    for style in styles:
        command += ["--style", style]
    command += ["--", sys.executable, "-E", "-s", "-B", str(HERE / "planted.py"), bug, str(schema)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"TZ": "America/New_York"})
    if done.returncode not in (0, 1):
        sys.exit(f"{bug}: {done.stderr}")
    found = []
    for note in sorted(findings.glob("*.txt")):
        found.append((note.stem, note.read_text(), note.with_suffix(".json").read_bytes().rstrip(b"\n")))
    return found


def leaves(value, path=""):
    """The places of a value with what stands there."""
    if isinstance(value, dict) and value:
        for key, member in value.items():
            yield from leaves(member, f"{path}/{key}")
    elif isinstance(value, list) and value:
        for index, member in enumerate(value):
            yield from leaves(member, f"{path}/{index}")
    else:
        yield path, value


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partyline", required=True)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("bugs", nargs="*")
    options = parser.parse_args()
    failures = []
    smallest = subprocess.run(
        [options.partyline, "sample", TYPE, "--choices", "0"], check=True, capture_output=True).stdout.strip()
    with tempfile.TemporaryDirectory() as directory:
        schema = pathlib.Path(directory) / "schema.json"
        schema.write_text(subprocess.run(
            [options.partyline, "describe", "dialects", "--json-schema", TYPE], check=True, capture_output=True,
            text=True).stdout)
        base = dict(leaves(json.loads(smallest)))
        print(f"smallest valid document: {len(smallest)} bytes, {len(base)} values")
        for bug in options.bugs or BUGS:
            styles, kind, detail, _ = BUGS[bug]
            started = time.monotonic()
            found = exercise(options.partyline, schema, bug, styles, options.count, directory)
            hits = [item for item in found if kind in item[0] and detail in item[1]]
            if not hits:
                failures.append(f"{bug}: not found in {options.count} documents; findings: {[item[0] for item in found]}")
                continue
            name, note, document = hits[0]
            try:
                values = dict(leaves(json.loads(document)))
                differs = sorted(
                    path for path in base.keys() | values.keys() if base.get(path, note) != values.get(path, note))
            except ValueError:
                differs = ["not JSON"]
            print(f"{bug}: {name}, {len(document)} bytes, differs at {len(differs)}: {' '.join(differs[:6])}"
                  f" ({time.monotonic() - started:.1f} s)")
        if not options.bugs:
            found = exercise(options.partyline, schema, "without_bug", ["edges", "spellings", "invalid"], options.count, directory)
            failures += [f"without_bug: {name}\n{note}" for name, note, _ in found
                         if "invalid-accepted" not in name or "text." in note or "contract." in note]
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
