"""Turns each switch of a platform by itself and holds what changes: that, where it is said, and nothing else.

A switch decides how a platform tells what happened. So against a run with every switch at its default the truth stays the
same to the byte, every other platform too, and in the switch's own files only the places named below differ; and the
rules hold. A switch of the scenario language that has no line here fails the check.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
from collections import Counter

SUMMARY = "twilio/conference-participant-summary.ndjson"
EVENTS = "twilio/call-event.ndjson"
REPORTS = "realtimekit/peer-report.ndjson"
PARTICIPANTS = "realtimekit/participant.ndjson"
SESSIONS = "realtimekit/session.ndjson"
CONTACTS = "truth/conversation.ndjson"
DESKTOPS = "ccp/event.ndjson"
CONVERSATIONS = "genesys/conversation.ndjson"
TOPICS = "genesys/notification.ndjson"

@dataclasses.dataclass(frozen=True)
class Setting:
    """A switch, another value than its default, and what differs then."""

    switch: str
    value: str
    # Per file the places that may differ, and of which some do; `+` and `-` are documents that a run has more or no longer.
    # A pattern matches a whole place: keys with `/`, `[]` for any element.
    places: dict[str, str]
    options: tuple[str, ...] = ()


def both(place: str) -> dict[str, str]:
    """A place below the participants of final documents and of live ones."""
    return {
        CONVERSATIONS: rf"/participants\[\](?:{place})",
        TOPICS: rf"/eventBody/participants\[\](?:{place})",
    }


SETTINGS = [
    Setting(
        "twilio.epoch",
        "milliseconds",
        {SUMMARY: r"/events/\w+\[\]|/metrics/(in|out)bound/occurrences/\w+\[\]/timestamp"},
    ),
    Setting("twilio.tags", "bare", {SUMMARY: r"/metrics/(in|out)bound/tags\[\]"}),
    Setting("twilio.severity.packet_loss", "2%", {SUMMARY: r"/metrics/(in|out)bound/tags_info/packet_loss/severity"}),
    Setting("twilio.severity.latency", "152ms", {SUMMARY: r"/metrics/(in|out)bound/tags_info/latency/severity"}),
    Setting("twilio.severity.jitter", "35ms", {SUMMARY: r"/metrics/(in|out)bound/tags_info/jitter/severity"}),
    Setting("twilio.severity.mos", "3.4", {SUMMARY: r"/metrics/(in|out)bound/tags_info/low_mos/severity"}),
    Setting("twilio.feedback", "kebab-case", {EVENTS: r"/sdk_edge/feedback/reason"}),
    Setting("twilio.last_event", "outcome", {EVENTS: r"/name"}),
    Setting("twilio.relay_error", "error_event", {EVENTS: r"(/conversation_relay_data)?/name"}),
    Setting("twilio.relay_level", "info", {EVENTS: r"/level"}),
    Setting("twilio.unset_jitter_buffer", "unknown", {SUMMARY: r"/jitter_buffer_size"}),
    # Those who never joined have an identifier then, which the truth lists.
    Setting(
        "twilio.unjoined_participants", "true", {SUMMARY: r"\+", CONTACTS: r"/legs\[\]/ids/twilio_participant_sid"}
    ),
    Setting("twilio.labels", "called", {SUMMARY: r"/label"}),
    Setting("twilio.labels", "none", {SUMMARY: r"/label"}),
    Setting("twilio.early_media", "outside", {SUMMARY: r"/properties/play_early_media"}),
    Setting("twilio.early_media", "none", {SUMMARY: r"/properties/play_early_media"}),
    Setting("twilio.trim_recordings", "calls", {SUMMARY: r"/properties/trim_recording"}),
    Setting("twilio.trim_recordings", "meetings", {SUMMARY: r"/properties/trim_recording"}),
    Setting("twilio.trim_recordings", "none", {SUMMARY: r"/properties/trim_recording"}),
    # Who is left behind leaves the conference, not the call: stays are shorter, and what is counted in them less.
    Setting(
        "twilio.ends_with_agent",
        "true",
        {
            SUMMARY: r"/properties/end_conference_on_exit|/events/(modify_exit|mute)|/call_(state|status)"
            r"|/duration_seconds|/leave_time|order"
            r"|/metrics/\w+/(jitter|latency)/\w+|/metrics/\w+/(total_packets_\w+|packet_loss_percentage)"
            r"|/metrics/\w+/occurrences/.*"
        },
    ),
    Setting("twilio.quiet_from", "3", {SUMMARY: r"/events/modify_beep|/properties/beep_on_(enter|exit)"}),
    Setting("twilio.calls_per_second", "1", {SUMMARY: r"/outbound_queue_length"}),
    Setting(
        "twilio.regions",
        "{ billing: ie1, review: sg1 }",
        {SUMMARY: r"/conference_region|/properties/requested_region|/metrics/\w+/(latency/\w+|tags.*|occurrences/latency)|/quality_issues"},
    ),
    Setting("twilio.pinned_regions", "100%", {EVENTS: r"/sdk_edge/metadata/sdk/selected_region"}),
    Setting("twilio.interconnected", "[exchange]", {EVENTS: r"/sip_edge/metadata/edge_location"}),
    Setting("twilio.deliveries.source", "parent", {EVENTS: r"/source", SUMMARY: r"/source|order"}, ("--envelope",)),
    Setting("twilio.deliveries.duplicates", "5%", {EVENTS: r"\+", SUMMARY: r"\+"}, ("--envelope",)),
    Setting(
        "twilio.deliveries.unordered", "true", {EVENTS: r"/time|order", SUMMARY: r"/time|order"}, ("--envelope",)
    ),
    # Who is still there has no end yet, and who has not come by then no document.
    Setting(
        "realtimekit.asked",
        "at_the_end",
        {
            PARTICIPANTS: r"-|/duration|/left_at|/peer_events.*|/updated_at",
            REPORTS: r"-|/duration|/left_at|/peer_events.*|/updated_at|/peer_report/.*",
            SESSIONS: r"-|/ended_at|/live_participants|/max_concurrent_participants|/minutes_consumed|/status|/updated_at",
        },
    ),
    Setting(
        "realtimekit.detail",
        "full",
        {REPORTS: r"/peer_report/metadata/(browser_metadata/webgl_support|candidate_pairs/.*|pc_metadata\[\]/sdp)"},
    ),
    Setting("realtimekit.responses", "true", {"realtimekit/response.ndjson": r"\+"}),
    Setting("realtimekit.exports", "true", {"realtimekit/download.ndjson": r"\+"}),
    Setting("ccp.numbers", "display", {DESKTOPS: r"/event/detail/participant"}),
    Setting(
        "ccp.page.audiostats",
        "nested",
        {DESKTOPS: r"-|/seq|/event/detail/(stats|statsCount|packetsCount|packetsLost|\w+Millis)"},
    ),
    Setting("ccp.page.stats_count", "false", {DESKTOPS: r"/event/detail/statsCount"}),
    Setting("ccp.page.transcripts", "staff", {DESKTOPS: r"-|/seq"}),
    Setting("ccp.page.voice_call_ids", "false", {DESKTOPS: r"/event/detail/voiceCallId"}),
    Setting("ccp.page.call_attributes", "true", {DESKTOPS: r"/event/detail/callAttributes"}),
    Setting("ccp.page.agents", "legacy", {DESKTOPS: r"/event/detail/participant"}),
    Setting(
        "ccp.teams",
        "{ europe: { audiostats: nested, transcripts: staff } }",
        {DESKTOPS: r"-|/seq|/event/detail/(stats|statsCount|packetsCount|packetsLost|\w+Millis)"},
    ),
    Setting("genesys.notifications", "false", {TOPICS: r"-"}),
    Setting("genesys.suppress_recording_on_hold", "true", {TOPICS: r".*/(recordingState|\w+ExperienceState)"}),
    Setting("genesys.consult_ending", "transfer.consult", both(r"/calls\[\](/segments\[\])?/disconnectType")),
    Setting("genesys.hub_peer", "first_leg", both(r"/calls\[\]/peerId")),
    Setting("genesys.external_organizations", "60%", both(r"/external(OrganizationId|ContactInitialDivisionId)")),
    # Users are told when a flag is raised; events are identified by their number.
    Setting(
        "genesys.flags",
        "true",
        {
            CONVERSATIONS: r"/participants\[\]/flaggedReason",
            TOPICS: r"\+|/eventBody/participants\[\]/flaggedReason|/metadata/CorrelationId",
        },
    ),
    Setting("genesys.agent_assist", "true", both(r"/calls\[\]/agentAssistantId")),
    Setting("genesys.user_to_user", "true", both(r"/calls\[\]/uuiData")),
    Setting("genesys.skipped_wrap_up_code", "true", both(r"(/calls\[\])?/wrapup")),
    Setting("genesys.deleted_wrap_up_codes", '["Spring offer"]', both(r"(/calls\[\])?/wrapup/(code|name)")),
    Setting(
        "genesys.divisions",
        "{ Europe: [europe], Giving: [donors, fundraisers] }",
        {
            CONVERSATIONS: r"/divisions.*|/participants\[\]/evaluations\[\]/divisionIds\[\]",
            TOPICS: r"/eventBody/divisions.*",
        },
    ),
    Setting(
        "genesys.division_names",
        "true",
        {
            CONVERSATIONS: r"/divisions\[\]/(division|entities\[\])/(name|dateDivisionUpdated)",
            TOPICS: r"/eventBody/divisions\[\]/entities\[\]/dateDivisionUpdated",
        },
    ),
    Setting("genesys.unlisted_teams", "[europe]", both(r"/teamId|/evaluations\[\]/agentTeam")),
    Setting("genesys.cases", "50%", {CONVERSATIONS: r"/name|/externalTag"}),
    Setting("genesys.sip_reasons", "true", both(r"/calls\[\]/disconnectReasons\[\]/reason")),
]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--partyline", required=True, help="the tool")
    parser.add_argument("--runs", required=True, type=pathlib.Path, help="a directory for the runs")
    parser.add_argument("--only", default="", help="switches whose name contains this")
    arguments = parser.parse_args()
    check = Check(arguments.partyline, arguments.runs)
    return check.run(arguments.only)


class Check:
    """The runs and what they are held against."""

    def __init__(self, tool: str, runs: pathlib.Path) -> None:
        self.tool = tool
        self.runs = runs
        self.scenario = pathlib.Path(__file__).with_name("switches.yaml")
        self.failures = 0

    def run(self, only: str) -> int:
        bases = {options: self.generate("base" + "".join(options), options) for options in {s.options for s in SETTINGS}}
        for name in self.unnamed():
            self.fail(name, "has no line in this check")
        chosen = [setting for setting in SETTINGS if only in setting.switch]
        with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
            for failures in pool.map(self.judge, range(len(chosen)), chosen, [bases] * len(chosen)):
                for failure in failures:
                    self.fail(*failure)
        print(f"{len(chosen)} settings of switches, {self.failures} failures")
        return 1 if self.failures else 0

    def judge(self, number: int, setting: Setting, bases: dict[tuple[str, ...], pathlib.Path]) -> list[tuple[str, str]]:
        """What is wrong with a setting, each with its name."""
        name = f"{setting.switch}={setting.value}"
        other = self.generate(f"other-{number}", setting.options, name)
        wrong = compare(differences(bases[setting.options], other), setting.places) + self.verify(other)
        shutil.rmtree(other)
        return [(name, message) for message in wrong]

    def fail(self, switch: str, message: str) -> None:
        self.failures += 1
        print(f"{switch}: {message}")

    def generate(self, name: str, options: tuple[str, ...], *settings: str) -> pathlib.Path:
        target = self.runs / f"switches-{name}"
        shutil.rmtree(target, ignore_errors=True)
        self.runs.mkdir(parents=True, exist_ok=True)
        command = [self.tool, "generate", self.scenario, "--out", target, "--quiet", *options]
        for setting in settings:
            command += ["--set", setting]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return target

    def verify(self, run: pathlib.Path) -> list[str]:
        verdict = subprocess.run([self.tool, "verify", run], stdout=subprocess.PIPE, text=True)
        return [] if verdict.returncode == 0 else ["breaks rules:\n" + "\n".join(verdict.stdout.splitlines()[-12:])]

    def unnamed(self) -> list[str]:
        """Switches of the language without a line above."""
        described = subprocess.run(
            [self.tool, "describe", "scenario", "--json-schema"], check=True, stdout=subprocess.PIPE
        )
        schema = json.loads(described.stdout)
        named = {setting.switch for setting in SETTINGS}
        found = {
            name
            for platform in ("twilio", "realtimekit", "ccp", "genesys")
            for name in switches(schema["properties"][platform], platform, schema)
        }
        return [name for name in sorted(found) if name not in named]


def compare(found: dict[str, Counter[str]], expected: dict[str, str]) -> list[str]:
    """What differs and should not, and what does not and should."""
    wrong = []
    for file in sorted(found.keys() | expected.keys()):
        if file not in expected:
            wrong.append(f"changes {file}: {summary(found[file])}")
        elif not found.get(file):
            wrong.append(f"changes nothing in {file}")
        else:
            pattern = re.compile(expected[file])
            others = Counter({place: count for place, count in found[file].items() if not pattern.fullmatch(place)})
            if others:
                wrong.append(f"changes more in {file}: {summary(others)}")
    return wrong


def differences(base: pathlib.Path, other: pathlib.Path) -> dict[str, Counter[str]]:
    """Per file that differs the places that do."""
    files = {str(path.relative_to(run)) for run in (base, other) for path in run.rglob("*.ndjson")}
    found = {}
    for file in sorted(files):
        one, two = base / file, other / file
        if one.exists() and two.exists() and one.read_bytes() == two.read_bytes():
            continue
        found[file] = places(read(one, file), read(two, file))
    return found


def summary(found: Counter[str]) -> str:
    return ", ".join(f"{place} ({count})" for place, count in sorted(found.items())[:25])


def switches(schema: dict, path: str, root: dict) -> set[str]:
    """The paths of the fields below a section."""
    while "$ref" in schema:
        target = root
        for key in schema["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        schema = target
    if "properties" not in schema:
        return {path}
    return {name for key, below in schema["properties"].items() for name in switches(below, f"{path}.{key}", root)}


def read(path: pathlib.Path, file: str) -> dict[str, dict]:
    """The documents of a file, in order, by what identifies each; one that comes again has a mark behind that."""
    documents: dict[str, dict] = {}
    if not path.exists():
        return documents
    for number, line in enumerate(path.read_bytes().splitlines()):
        document = json.loads(line)
        name = identity(document, file, number)
        documents[name if name not in documents else f"{name} again"] = document
    return documents


def identity(document: dict, file: str, number: int) -> str:
    if "specversion" in document:
        return document["id"]
    if file == SUMMARY:
        return document["participant_sid"]
    if file == TOPICS:
        return " ".join((document["topicName"], document["eventBody"]["id"], document["recordedAt"]))
    if "id" in document:
        return document["id"]
    if file == DESKTOPS:
        detail = document["event"].get("detail", {})
        return " ".join(str(part) for part in (document["stream"], document["recordedAt"], document["event"]["type"], detail.get("id")))
    return str(number)


def places(one: dict[str, dict], two: dict[str, dict]) -> Counter[str]:
    found: Counter[str] = Counter()
    for name in one.keys() | two.keys():
        if name not in two:
            found["-"] += 1
        elif name not in one:
            found["+"] += 1
        elif one[name] != two[name]:
            walk(one[name], two[name], "", found)
    common = one.keys() & two.keys()
    if [name for name in one if name in common] != [name for name in two if name in common]:
        found["order"] += 1
    return found


def walk(one: object, two: object, place: str, found: Counter[str]) -> None:
    if isinstance(one, dict) and isinstance(two, dict):
        for key in one.keys() | two.keys():
            if key not in one or key not in two:
                found[f"{place}/{key}"] += 1
            else:
                walk(one[key], two[key], f"{place}/{key}", found)
    elif isinstance(one, list) and isinstance(two, list) and len(one) == len(two):
        for first, second in zip(one, two):
            walk(first, second, f"{place}[]", found)
    elif one != two:
        found[place] += 1


if __name__ == "__main__":
    sys.exit(main())
