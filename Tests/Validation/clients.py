"""Has the platforms' official clients read every document of some runs.

A kind of document either has a judge here or a reason why no official model of it exists; one with neither is an
error, so that a new kind is not forgotten."""

import argparse
import collections
import importlib
import itertools
import json
import multiprocessing
import os
import pathlib
import subprocess
import sys
import time

#: Which client judges which kind of document.
JUDGES = {
    "twilio.conference-participant-summary": "clients_twilio",
    "twilio.call-event": "clients_twilio",
    "realtimekit.session": "clients_cloudflare",
    "realtimekit.participant": "clients_cloudflare",
    "realtimekit.peer-report": "clients_cloudflare",
    "realtimekit.response": "clients_cloudflare",
    "genesys.conversation": "clients_genesys",
    "genesys.notification": "clients_genesys",
}

#: Platforms and kinds without an official model in Python, and why.
UNJUDGED = {
    "ccp": "Salesforce publishes the toolkit's events for its own pages only: no package has models of them",
    "realtimekit.download": "what a download address leads to is a file, of which the client has no model",
    "truth": "the truth is Partyline's own",
}

#: How many lines are judged at a time, which bounds what a process holds.
BATCH = 1_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partyline", required=True)
    parser.add_argument("runs", type=pathlib.Path, nargs="+")
    options = parser.parse_args()
    types = json.loads(subprocess.run(
        [options.partyline, "describe", "dialects", "--json"], check=True, capture_output=True, text=True).stdout)
    failures: list[str] = []
    work = []
    for kind in types:
        name = kind["type"]
        if name in JUDGES:
            work += [(name, str(run / kind["path"])) for run in options.runs]
        elif name not in UNJUDGED and name.partition(".")[0] not in UNJUDGED:
            failures.append(f"{name} has no judge, and no reason is given")
    # The longest files first, so that no processor waits for one of them at the end.
    work.sort(key=lambda kind_and_path: -size(kind_and_path[1]))
    started = time.monotonic()
    counts: collections.Counter[str] = collections.Counter()
    with multiprocessing.Pool() as pool:
        for kind, count, found in pool.imap_unordered(judge, work):
            counts[kind] += count
            failures += found
    for kind in JUDGES:
        print(f"clients: {kind}: {counts[kind]} documents read by {JUDGES[kind].removeprefix('clients_')}")
        if counts[kind] == 0:
            failures.append(f"no run has a document of {kind}")
    for failure in failures[:100]:
        print(f"clients: error: {failure}", file=sys.stderr)
    print(
        f"clients: {sum(counts.values())} documents of {len(options.runs)} runs in {time.monotonic() - started:.0f} s, "
        f"{len(failures)} faults")
    return 1 if failures else 0


def size(path: str) -> int:
    return os.path.getsize(path) if os.path.isfile(path) else 0


def judge(work: tuple[str, str]) -> tuple[str, int, list[str]]:
    """One file: its kind, how many documents were read, and the faults found, at most twenty."""
    kind, path = work
    if not pathlib.Path(path).is_file():
        return kind, 0, []
    client = importlib.import_module(JUDGES[kind])
    count, found = 0, []
    if not is_awake(client, kind, path):
        found.append(f"{path}:1: {JUDGES[kind]} accepts a document with a property that does not exist")
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = enumerate(file, 1)
        while batch := [(number, line.rstrip("\n")) for number, line in itertools.islice(lines, BATCH)]:
            count += len(batch)
            found += [f"{path}:{number}: {fault}" for number, fault in client.judge(kind, batch)]
    return kind, count, found[:20]


def is_awake(client, kind: str, path: str) -> bool:
    """Whether the judge refuses one of the first documents once it has a property that no model knows; true of an empty
    file. Not every document is read by a model: a refusal is raised by its status."""
    with open(path, encoding="utf-8", newline="\n") as file:
        first = [line for line in itertools.islice(file, 20) if line.strip()]
    broken = [json.dumps({**json.loads(line), "no_such_property": 1}) for line in first]
    return not first or any(True for _ in client.judge(kind, list(enumerate(broken, 1))))


if __name__ == "__main__":
    sys.exit(main())
