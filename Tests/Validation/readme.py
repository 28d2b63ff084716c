"""Keeps the excerpts of the README real: they are what its scenarios give.

Without --write it fails when they are not; with it they are written anew."""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

def between(text: str, name: str, content: str) -> str:
    """The text with what stands between two comments of that name replaced."""
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->\n"
    before, rest = text.split(begin)
    return before + begin + content + end + rest.split(end)[1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partyline", required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("readme", type=pathlib.Path)
    options = parser.parse_args()
    text = options.readme.read_text()
    scenario = re.search(r"<!-- ten-lines -->\n```yaml\n(.*?)```", text, re.S)[1]
    with tempfile.TemporaryDirectory() as scratch:
        file, run = pathlib.Path(scratch, "ten-lines.yaml"), pathlib.Path(scratch, "run")
        file.write_text(scenario)
        subprocess.run([options.partyline, "generate", file, "--out", run, "--quiet"], check=True)
        subprocess.run([options.partyline, "verify", run], check=True, stdout=subprocess.DEVNULL)
        excerpts = excerpts_of(run)
    floor = pathlib.Path(__file__).resolve().parents[2] / "scenarios/support-floor.yaml"
    forecast = subprocess.run(
        [options.partyline, "forecast", floor, "--staff", "80/20"], check=True, capture_output=True, text=True
    ).stdout
    expected = between(between(text, "excerpts", excerpts), "forecast", f"```\n{forecast}```\n")
    if expected == text:
        print("readme: its excerpts are what its scenarios give")
        return 0
    if options.write:
        options.readme.write_text(expected)
        return 0
    print("readme: error: the excerpts are out of date: run Tests/Validation/readme.py --write", file=sys.stderr)
    return 1


def lines(path: pathlib.Path) -> list[dict]:
    return [json.loads(line) for line in path.open()]


def show(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(", ", ": "))


def pick(document: dict, *keys: str) -> str:
    """Some members of a document, as they stand there, with an ellipsis for the rest."""
    return show({key: document[key] for key in keys})[:-1] + ", ...}"


def excerpts_of(run: pathlib.Path) -> str:
    conversations = lines(run / "truth/conversation.ndjson")
    # The leg of an agent that the impairment hit hardest.
    conversation, leg = max(
        ((talk, leg) for talk in conversations for leg in talk["legs"] if leg["role"] == "agent" and leg["media"]),
        key=lambda pair: pair[1]["media"]["downlink"]["packets_lost"] / pair[1]["media"]["downlink"]["packets_sent"],
    )
    ids, media = leg["ids"], leg["media"]["downlink"]
    calls = [event for event in lines(run / "twilio/call-event.ndjson") if event["call_sid"] == ids["twilio_call_sid"]]
    warning = next(event for event in calls if event["name"] == "high-packet-loss")
    summary = next(
        row
        for row in lines(run / "twilio/conference-participant-summary.ndjson")
        if row["participant_sid"] == ids["twilio_participant_sid"]
    )
    outbound = summary["metrics"]["outbound"]
    reports = [
        line
        for line in lines(run / "ccp/event.ndjson")
        if line["event"]["type"] == "audiostats" and line["event"]["detail"]["callId"] == ids["ccp_call_id"]
    ]
    heard = [line["event"]["detail"] for line in reports if line["event"]["detail"]["stats"] == "inputChannelStats"]
    peer = next(
        row for row in lines(run / "realtimekit/peer-report.ndjson") if row["id"] == ids["realtimekit_peer_id"]
    )
    rows = peer["peer_report"]["quality"]["audio_consumer"]
    worst = max(rows, key=lambda row: row["packets_lost"])
    genesys = next(
        row for row in lines(run / "genesys/conversation.ndjson")
        if row["id"] == conversation["ids"]["genesys_conversation_id"]
    )
    agent = next(row for row in genesys["participants"] if row["id"] == ids["genesys_participant_id"])
    return f"""\
One agent's leg during the brownout, as each file tells it. What really happened (`truth/conversation.ndjson`):

```json
{pick(leg, "leg", "role", "person", "transport", "network", "joined_at", "left_at")}
{show({"downlink": media})}
```

`twilio/conference-participant-summary.ndjson`: what the mixer sent to them, {media["packets_lost"]} packets lost of {media["packets_sent"]}

```json
{pick(summary, "participant_sid", "call_type", "join_time", "leave_time", "duration_seconds", "quality_issues")}
{pick(outbound, "total_packets_received", "total_packets_lost", "packet_loss_percentage", "jitter", "mos", "tags")}
```

`twilio/call-event.ndjson`: the browser's own alarm, raised by the seconds it measured

```json
{pick(warning, "timestamp", "edge", "group", "name", "level")}
{show(warning["sdk_edge"]["metric"])}
```

`realtimekit/peer-report.ndjson`: the worst of its {len(rows)} seven-second rows of what this peer received

```json
{pick(worst, "timestamp", "packets_received", "packets_lost", "jitter", "concealment_events", "mos_quality")}
```

`ccp/event.ndjson`: one of {len(heard)} reports, every 30 s; over the call they add up to {sum(row["packetsLost"] for row in heard)} lost

```json
{show(reports[0])}
```

`genesys/conversation.ndjson`: the same leg among {len(genesys["participants"])} participants

```json
{pick(agent, "id", "startTime", "connectedTime", "endTime", "purpose", "queueName")}
{show({"segments": [{key: segment[key] for key in ("type", "startTime", "endTime", "howEnded")} for segment in agent["calls"][0]["segments"]][:3]})}
```
"""


if __name__ == "__main__":
    sys.exit(main())
