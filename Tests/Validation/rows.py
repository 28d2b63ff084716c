"""What the tables have to hold, told once more and apart from the program: from the lines of a run's files.

For every table made from documents: its file, some of its columns, and their values for each document."""

import datetime
import json
import pathlib


def time(text):
    """An instant in milliseconds since the epoch, from any of the forms that documents have."""
    if text is None:
        return None
    if isinstance(text, int):
        return text if text > 10**11 else text * 1000
    stamp = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return round(stamp.timestamp() * 1000)


def number(value):
    return None if value is None else float(value)


def places(document, *path):
    """The value at the end of a path, None where there is none."""
    for key in path:
        if not isinstance(document, dict) or key not in document:
            return None
        document = document[key]
    return document


MEDIA = ["calls", "callbacks", "chats", "cobrowsesessions", "emails", "messages", "internalMessages", "screenMonitorings",
         "screenshares", "socialExpressions", "videos"]


def communications(conversation):
    for position, participant in enumerate(conversation["participants"]):
        for medium in MEDIA:
            for index, communication in enumerate(participant.get(medium, [])):
                yield position, medium, index, communication


def samples(kind, *columns):
    """The series of one kind in a peer report, of the camera or microphone and of the screen."""
    def rows(report):
        for series in (kind, f"screenshare_{kind}"):
            for position, sample in enumerate(report["peer_report"]["quality"].get(series, [])):
                yield (series, position, time(sample["timestamp"]), sample["packets_lost"], sample["jitter"],
                       *(sample.get(column) for column in columns))
    return rows


def audio(event):
    """The channels of an event's report, in either of its forms."""
    if event["event"]["type"] != "audiostats":
        return
    detail = event["event"]["detail"]
    if isinstance(detail["stats"], str):
        yield 0, detail["stats"], detail["packetsCount"], detail["packetsLost"], detail["roundTripTimeMillis"]
        return
    for position, sample in enumerate(detail["stats"]):
        for channel in ("inputChannelStats", "outputChannelStats"):
            figures = sample[channel]
            yield position, channel, figures["packetsCount"], figures["packetsLost"], figures["roundTripTimeMillis"]


def metrics(summary):
    for direction, metric in summary.get("metrics", {}).items():
        yield (direction, metric["total_packets_received"], metric["total_packets_lost"],
               number(metric.get("packet_loss_percentage")), number(places(metric, "jitter", "avg")),
               number(metric.get("mos")))


#: Table: file, columns, and the rows of a document.
TABLES = {
    "conversation": ("truth/conversation", "conversation_id, cell, kind, started_at, ended_at, queue, outcome", lambda d: [
        (d["conversation_id"], d["cell"], d["kind"], time(d["started_at"]), time(d["ended_at"]), d["queue"], d["outcome"])]),
    "leg": ("truth/conversation", "conversation_id, leg, role, person, address, network, offered_at, joined_at, left_at, "
            "ending, twilio_call_sid, realtimekit_peer_id, genesys_call_id, ccp_stream", lambda d: [
        (d["conversation_id"], leg["leg"], leg["role"], leg["person"], leg["address"], leg["network"],
         time(leg["offered_at"]), time(leg["joined_at"]), time(leg["left_at"]), leg["end"], leg["ids"]["twilio_call_sid"],
         leg["ids"]["realtimekit_peer_id"], leg["ids"]["genesys_call_id"], leg["ids"]["ccp_stream"])
        for leg in d["legs"]]),
    "leg_media": ("truth/conversation", "conversation_id, leg, direction, packets_sent, packets_lost, packets_late, "
                  "loss_bursts, jitter_ms, delay_ms, mos", lambda d: [
        (d["conversation_id"], leg["leg"], direction, media["packets_sent"], media["packets_lost"], media["packets_late"],
         media["loss_bursts"], number(media["jitter_ms"]), number(media["delay_ms"]), number(media["mos"]))
        for leg in d["legs"] if leg["media"] for direction, media in leg["media"].items()]),
    "action": ("truth/conversation", "conversation_id, action_no, at, leg, action, target", lambda d: [
        (d["conversation_id"], position, time(action["at"]), action["leg"], action["action"], action["target"])
        for position, action in enumerate(d["actions"])]),
    "impairment": ("truth/impairment", "impairment_id, cell, label, network, begins_at, ends_at, delay_ms_add", lambda d: [
        (d["impairment_id"], d["cell"], d["label"], d["network"], time(d["from"]), time(d["to"]),
         number(d["effects"].get("delay_ms_add")))]),
    "impairment_leg": ("truth/impairment", "impairment_id, conversation_id, leg", lambda d: [
        (d["impairment_id"], leg["conversation_id"], leg["leg"]) for leg in d["legs"]]),
    "agent_state": ("truth/agent-state", "at, cell, person, team, state, reason, conversation_id", lambda d: [
        (time(d["at"]), d["cell"], d["person"], d["team"] or None, d["state"], d["reason"], d["conversation_id"])]),
    "media_second": ("truth/media", "conversation_id, leg, direction, second, at, sent, lost, late, bursts, jitter_ms, "
                     "delay_ms, rtt_ms, buffer_ms, speech", lambda d: [
        (d["conversation_id"], d["leg"], d["direction"], second, time(d["from"]) + 1000 * second, d["sent"][second],
         d["lost"][second], d["late"][second], d["bursts"][second], number(d["jitter_ms"][second]),
         number(d["delay_ms"][second]), number(d["rtt_ms"][second]), number(d["buffer_ms"][second]),
         number(d["speech"][second]))
        for second in range(len(d["sent"]))]),
    "anomaly": ("truth/anomaly", "anomaly_id, kind, file, vendor_id, at", lambda d: [
        (d["anomaly_id"], d["kind"], d["file"], d["vendor_id"], time(d["at"]))]),
    "twilio_participant": ("twilio/conference-participant-summary", "participant_sid, call_sid, conference_sid, "
                           "from_address, join_time, leave_time, duration_seconds, call_type, quality_issues", lambda d: [
        (d["participant_sid"], d["call_sid"], d["conference_sid"], d["from"], time(d["join_time"]), time(d["leave_time"]),
         d["duration_seconds"], d["call_type"], d["quality_issues"])]),
    "twilio_coached_participant": ("twilio/conference-participant-summary", "coached_no, call_sid",
                                   lambda d: list(enumerate(d["coached_participants"]))),
    "twilio_participant_event": ("twilio/conference-participant-summary", "event, event_no, at", lambda d: [
        (event, position, time(at)) for event, times in d["events"].items() for position, at in enumerate(times)]),
    "twilio_participant_metric": ("twilio/conference-participant-summary", "direction, total_packets_received, "
                                  "total_packets_lost, packet_loss_percentage, jitter_avg, mos", metrics),
    "twilio_participant_tag": ("twilio/conference-participant-summary", "direction, tag_no, tag", lambda d: [
        (direction, position, tag) for direction, metric in d.get("metrics", {}).items()
        for position, tag in enumerate(metric["tags"])]),
    "twilio_participant_occurrence": ("twilio/conference-participant-summary", "direction, kind, occurrence_no, at, "
                                      "percent, avg, max", lambda d: [
        (direction, kind, position, time(moment["timestamp"]), number(moment.get("percent")), number(moment.get("avg")),
         number(moment.get("max")))
        for direction, metric in d.get("metrics", {}).items() for kind, moments in metric["occurrences"].items()
        for position, moment in enumerate(moments)]),
    "twilio_call_event": ("twilio/call-event", "at, call_sid, edge, event_group, name, level, error_code", lambda d: [
        (time(d["timestamp"]), d["call_sid"], d["edge"], d["group"], d["name"], d["level"],
         places(d, "sdk_edge", "error", "code") or places(d, "conversation_relay_data", "error", "error_code"))]),
    "twilio_call_event_metric": ("twilio/call-event", "value_no, value", lambda d: [
        (position, number(value)) for position, value in enumerate(places(d, "sdk_edge", "metric", "values") or [])]),
    "realtimekit_session": ("realtimekit/session", "session_id, type, started_at, ended_at, minutes_consumed, "
                            "max_concurrent_participants", lambda d: [
        (d["id"], d["type"], time(d["started_at"]), time(d.get("ended_at")), number(d["minutes_consumed"]),
         d["max_concurrent_participants"])]),
    "realtimekit_participant": ("realtimekit/participant", "peer_id, session_id, display_name, joined_at, left_at, "
                                "duration_minutes", lambda d: [
        (d["id"], d["session_id"], d["display_name"], time(d["joined_at"]), time(d.get("left_at")), number(d["duration"]))]),
    "realtimekit_peer_event": ("realtimekit/participant", "event_no, event_id, event_name, created_at", lambda d: [
        (position, event["id"], event["event_name"], time(event["created_at"]))
        for position, event in enumerate(d["peer_events"])]),
    "realtimekit_peer_report": ("realtimekit/peer-report", "peer_id, session_id, role, operating_system, cpus", lambda d: [
        (d["id"], d["session_id"], d["role"], d["peer_report"]["metadata"]["device_info"]["os"],
         d["peer_report"]["metadata"]["device_info"]["cpus"])]),
    "realtimekit_report_event": ("realtimekit/peer-report", "event_no, name, at", lambda d: [
        (position, event["name"], time(event["timestamp"]))
        for position, event in enumerate(d["peer_report"]["metadata"]["events"])]),
    "realtimekit_audio_producer": ("realtimekit/peer-report", "series, sample_no, at, packets_lost, jitter, packets_sent, "
                                   "bytes_sent, rtt", samples("audio_producer", "packets_sent", "bytes_sent", "rtt")),
    "realtimekit_audio_consumer": ("realtimekit/peer-report", "series, sample_no, at, packets_lost, jitter, "
                                   "packets_received, concealment_events, peer_id",
                                   samples("audio_consumer", "packets_received", "concealment_events", "peer_id")),
    "realtimekit_video_producer": ("realtimekit/peer-report", "series, sample_no, at, packets_lost, jitter, frames_encoded, "
                                   "quality_limitation_reason",
                                   samples("video_producer", "frames_encoded", "quality_limitation_reason")),
    "realtimekit_video_consumer": ("realtimekit/peer-report", "series, sample_no, at, packets_lost, jitter, frames_decoded, "
                                   "frame_height", samples("video_consumer", "frames_decoded", "frame_height")),
    "realtimekit_quality_total": ("realtimekit/peer-report", "series, packet_loss_avg, quality_mos_p90, rtt_avg", lambda d: [
        (series, number(places(total, "packet_loss", "avg")), number(places(total, "quality_mos", "p90")),
         number(places(total, "rtt", "avg")))
        for series, total in d["peer_report"]["quality"].items() if series.endswith("_cumulative")]),
    "realtimekit_response": ("realtimekit/response", "response_id, asked_at, operation, path", lambda d: [
        (d["id"], time(d["asked_at"]), d["operation"], d["path"])]),
    "realtimekit_download": ("realtimekit/download", "download_id, session_id, content_type, content", lambda d: [
        (d["id"], d["session_id"], d["content_type"], d["content"])]),
    "ccp_event": ("ccp/event", "stream, person, seq, recorded_at, type, call_id, participant, content", lambda d: [
        (d["stream"], d["stream"].removeprefix("agent:"), d["seq"], d["recordedAt"], d["event"]["type"],
         places(d, "event", "detail", "callId"), places(d, "event", "detail", "participant"),
         places(d, "event", "detail", "content", "text"))]),
    "ccp_audio_statistic": ("ccp/event", "sample_no, channel, packets_count, packets_lost, round_trip_ms", audio),
    "genesys_conversation": ("genesys/conversation", "conversation_id, start_time, end_time, address", lambda d: [
        (d["id"], time(d["startTime"]), time(d.get("endTime")), d.get("address"))]),
    "genesys_participant": ("genesys/conversation", "participant_no, participant_id, purpose, start_time, end_time, user_id, "
                            "queue_name, wrapup_code, wrapup_seconds", lambda d: [
        (position, p["id"], p["purpose"], time(p["startTime"]), time(p.get("endTime")), p.get("userId"), p.get("queueName"),
         places(p, "wrapup", "code"), places(p, "wrapup", "durationSeconds"))
        for position, p in enumerate(d["participants"])]),
    "genesys_communication": ("genesys/conversation", "participant_no, medium, communication_no, communication_id, state, "
                              "connected_time, disconnected_time, disconnect_type", lambda d: [
        (position, medium, index, c["id"], c["state"], time(c.get("connectedTime")), time(c.get("disconnectedTime")),
         c.get("disconnectType")) for position, medium, index, c in communications(d)]),
    "genesys_segment": ("genesys/conversation", "participant_no, medium, communication_no, segment_no, type, start_time, "
                        "end_time, how_ended", lambda d: [
        (position, medium, index, number, segment["type"], time(segment["startTime"]), time(segment.get("endTime")),
         segment["howEnded"])
        for position, medium, index, c in communications(d) for number, segment in enumerate(c.get("segments", []))]),
    "genesys_message": ("genesys/conversation", "participant_no, message_no, message_id, message_time", lambda d: [
        (position, number, message["messageId"], time(message["messageTime"]))
        for position, medium, index, c in communications(d) if medium == "messages"
        for number, message in enumerate(c["messages"])]),
    "genesys_transfer": ("genesys/conversation", "transfer_no, transfer_id, state, date_issued, transfer_type", lambda d: [
        (position, t["id"], t["state"], time(t["dateIssued"]), t["transferType"])
        for position, t in enumerate(d["recentTransfers"])]),
    "genesys_notification": ("genesys/notification", "recorded_at, topic_name, conversation_id", lambda d: [
        (time(d["recordedAt"]), d["topicName"], d["eventBody"]["id"])]),
}

#: Tables whose rows are the documents: their column `document` holds the lines.
DOCUMENTS = {name for name, (_, columns, _) in TABLES.items() if name in (
    "conversation", "twilio_participant", "twilio_call_event", "realtimekit_session", "realtimekit_participant",
    "realtimekit_peer_report", "realtimekit_response", "realtimekit_download", "ccp_event", "genesys_conversation",
    "genesys_notification")}

TIMES = {"at", "started_at", "ended_at", "offered_at", "joined_at", "left_at", "begins_at", "ends_at", "join_time",
         "leave_time", "created_at", "asked_at", "recorded_at", "start_time", "end_time", "connected_time",
         "disconnected_time", "message_time", "date_issued"}


def documents(directory: pathlib.Path, file: str):
    path = directory / f"{file}.ndjson"
    if path.exists():
        with path.open() as lines:
            for line in lines:
                yield json.loads(line)


def expected(directory: pathlib.Path):
    """Per table, its rows in some columns, in ascending order; of tables of documents, the documents too."""
    files: dict[str, list[str]] = {}
    for table, (file, _, _) in TABLES.items():
        files.setdefault(file, []).append(table)
    found = {table: [] for table in TABLES}
    for file, tables in files.items():
        for document in documents(directory, file):
            for table in tables:
                found[table] += [tuple(row) for row in TABLES[table][2](document)]
    return {table: sorted(rows, key=order) for table, rows in found.items()}


def order(row):
    """A key that sorts rows in which anything may be None."""
    return tuple((value is not None, str(type(value) if not isinstance(value, (int, float)) else ""), value)
                 if value is not None else (False, "", 0) for value in row)
