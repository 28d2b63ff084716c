"""Has a validator that is not ours judge samples of every type of document.

Extreme documents and other spellings keep the JSON Schema that the program prints and, where the published originals
are at hand, those; documents that break the contract break that schema; texts that are no JSON are refused by Python's
reader or by the few things in which it is laxer than RFC 8259."""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import time

from validate import ORIGINALS, run_schema, validator

#: What Python's reader lets pass: it takes the last of two equal keys, NaN, half a surrogate pair, and nesting within
#: its stack.
TEXT_RULES_PYTHON_ALLOWS = {
    "text.duplicate-key", "text.not-a-number", "text.lone-surrogate", "text.too-deep",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partyline", required=True)
    parser.add_argument("--specs", type=pathlib.Path, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--keep", type=pathlib.Path, help="where extreme documents stay, under the paths of their files")
    options = parser.parse_args()
    types = json.loads(subprocess.run(
        [options.partyline, "describe", "dialects", "--json"], check=True, capture_output=True, text=True).stdout)
    failures: list[str] = []
    started = time.monotonic()
    counts: collections.Counter[str] = collections.Counter()
    for kind in types:
        name = kind["type"]
        schema = run_schema(options.partyline, name)
        judges = [("schema", validator(schema))]
        original = options.specs / ORIGINALS.get(name, "none")
        if original.is_file():
            judges.append(("original", validator(json.loads(original.read_text()))))
        edges = lines(options, name, "edges")
        if options.keep:
            path = options.keep / kind["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"".join(line + b"\n" for line in edges))
        for style, documents in (("edges", edges), ("spellings", lines(options, name, "spellings"))):
            for number, line in enumerate(documents):
                document = json.loads(line)
                counts[style] += 1
                for judge, is_valid in judges:
                    if not is_valid.is_valid(document):
                        error = next(iter(is_valid.iter_errors(document)))
                        failures.append(f"{name} {style} {number}: {judge}: {str(error)[:200]}")
        labels = pathlib.Path(options.keep or ".build") / "labels.ndjson"
        for number, (line, label) in enumerate(zip(lines(options, name, "invalid", labels), labels.open("rb"))):
            counts["invalid"] += 1
            complaint = invalid(line, json.loads(label), judges[0][1])
            if complaint:
                failures.append(f"{name} invalid {number}: {complaint}")
        labels.unlink()
    for failure in failures[:50]:
        print(f"samples: error: {failure}", file=sys.stderr)
    print(f"samples: {', '.join(f'{count} {style}' for style, count in counts.items())} of {len(types)} types in "
          f"{time.monotonic() - started:.0f} s, {len(failures)} faults")
    return 1 if failures else 0


def lines(options, name, style, labels=None) -> list[bytes]:
    """Documents of a type, without line feeds."""
    command = [options.partyline, "sample", name, "--style", style, "--count", str(options.count), "--seed", "1"]
    if labels:
        labels.parent.mkdir(parents=True, exist_ok=True)
        command += ["--labels", str(labels)]
    return subprocess.run(command, check=True, capture_output=True).stdout.split(b"\n")[:-1]


def invalid(line: bytes, label: dict, schema) -> str | None:
    """What is wrong with an invalid document's label; nothing when the text, or the schema, says the same."""
    rule = label["rule"]
    try:
        document = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return None if rule.startswith("text.") else f"{rule}, yet {error}"
    if rule.startswith("text."):
        return None if rule in TEXT_RULES_PYTHON_ALLOWS else f"{rule}, yet it is JSON"
    if rule.startswith("contract.") == schema.is_valid(document):
        # A day that the calendar lacks, and 7.0 for a whole number, are beyond JSON Schema.
        return None if rule in ("contract.malformed-time",) else f"{rule}, and the schema says otherwise"
    return None


if __name__ == "__main__":
    sys.exit(main())
