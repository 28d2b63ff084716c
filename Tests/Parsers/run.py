#!/usr/bin/env python3
"""Has `partyline exercise` find the bugs that are planted in twelve parsers, and asserts how small it makes each.

For every bug: the kind of finding that betrays it, what the finding names, and the only places in which the document that
is left may differ from the sound one that lies beside it, from which nothing more can be taken away. A parser without a
bug betrays nothing but the relations that it does not know."""

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

TIMES = ["/join_time", "/leave_time", "/duration_seconds", "/events"]

#: Bug: style, kind of finding, what its note must hold, where the document that is left may differ, and at how many places.
BUGS = {
    "assumes_a_key": ("edges", "crash", "KeyError", [], 0),
    "counter_of_32_bits": ("edges", "crash", "struct.error", TIMES, 3),
    "naive_time_zone": ("edges", "valid-refused", "duration is not", TIMES, 3),
    "labels_in_ascii": ("edges", "crash", "UnicodeEncodeError", ["/label"], 1),
    "first_of_duplicates": ("invalid", "invalid-accepted", "text.duplicate-key", [], 0),
    "equal_floats": ("edges", "valid-refused", "percentage", ["/metrics"], 4),
    "recursion": ("edges", "crash", "RecursionError", ["/events"], 6000),
    "order_of_keys": ("spellings", "spellings-differ", "", [], 0),
    "negative_durations": ("invalid", "invalid-accepted", "contract.out-of-range", ["/duration_seconds"], 1),
    "swapped_directions": ("edges", "valid-refused", "percentage", ["/metrics"], 4),
    "splits_lines": ("edges", "valid-refused", "no JSON", [""], 1),
    "absent_is_zero": ("invalid", "invalid-accepted", "contract.missing-property", ["/duration_seconds"], 1),
}


def exercise(tool, schema, bug, styles, count, directory, jobs):
    """The findings for a parser: name of the file, note, document."""
    findings = pathlib.Path(directory) / bug
    command = [
        tool, "exercise", TYPE, "--count", str(count), "--findings", str(findings), "--most", "60", "--shrink", "400",
        "--jobs", str(jobs),
    ]
    for style in styles:
        command += ["--style", style]
    if styles in (["edges"], ["spellings"]):
        command.append("--fail-fast")
    command += ["--", sys.executable, "-E", "-s", "-B", str(HERE / "planted.py"), bug, str(schema)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"TZ": "America/New_York"})
    if done.returncode not in (0, 1):
        sys.exit(f"{bug}: {done.stderr}")
    return [
        (note.stem, note.read_text(), note.with_suffix(".json").read_bytes().rstrip(b"\n"),
         note.with_suffix(".base.json").read_bytes().rstrip(b"\n"))
        for note in sorted(findings.glob("*.txt"))]


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


def differences(document, base):
    """The places in which two texts of JSON differ; members that come twice count by the last."""
    one, other = dict(leaves(json.loads(document))), dict(leaves(json.loads(base)))
    nothing = object()
    return sorted(
        path for path in one.keys() | other.keys() if one.get(path, nothing) != other.get(path, nothing))


def judged(bug, found, count, seconds):
    """Prints what is left of a bug's finding; a complaint when it was not found, or more is left than betrays it."""
    _, kind, detail, allowed, most = BUGS[bug]
    hits = [item for item in found if kind in item[0] and detail in item[1]]
    if not hits:
        return f"{bug}: not found in {count} documents; findings: {[item[0] for item in found]}"
    name, _, document, base = hits[0]
    places = differences(document, base)
    print(f"{bug}: {name}, {len(document)} bytes, the sound one {len(base)}; differs at {len(places)}: "
          f"{' '.join(places[:4])} ({seconds:.1f} s)")
    strays = [place for place in places if not any(place.startswith(prefix) for prefix in allowed)]
    if strays:
        return f"{bug}: what is left also differs at {' '.join(strays)}"
    return f"{bug}: what is left differs at {len(places)} places, not at {most}" if len(places) > most else None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partyline", required=True)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("bugs", nargs="*")
    options = parser.parse_args()
    complaints = []
    with tempfile.TemporaryDirectory() as directory:
        schema = pathlib.Path(directory) / "schema.json"
        schema.write_text(subprocess.run(
            [options.partyline, "describe", "dialects", "--json-schema", TYPE], check=True, capture_output=True,
            text=True).stdout)
        for bug in options.bugs or BUGS:
            started = time.monotonic()
            found = exercise(options.partyline, schema, bug, [BUGS[bug][0]], options.count, directory, options.jobs)
            complaints.append(judged(bug, found, options.count, time.monotonic() - started))
        if not options.bugs:
            styles = ["edges", "spellings", "invalid"]
            found = exercise(options.partyline, schema, "without_bug", styles, options.count, directory, options.jobs)
            complaints += [f"without_bug: {name}\n{note}" for name, note, _, _ in found
                           if "invalid-accepted" not in name or "text." in note or "contract." in note]
    complaints = [complaint for complaint in complaints if complaint]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
