"""Twilio's own client reads participant summaries and call events, page by page, as it would from its service.

Of what an event carries and the REST resource does not, the client has no member: those fields are listed, and their
values are seen by nobody here."""

import json
from datetime import datetime, timezone

from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client
from twilio.rest.insights.v1.call.event import EventInstance
from twilio.rest.insights.v1.conference.conference_participant import ConferenceParticipantInstance

PAGE = 200

#: Members of a document that the client's model does not have.
WITHOUT_MEMBER = {
    # Only Event Streams has these: the REST resource knows `call_status`, no sum of issues and no announcements.
    "twilio.conference-participant-summary": {"call_state", "quality_issues", "whisper", "agent_audio"},
    "twilio.call-event": set(),
}

#: Members that the client turns into values of Python, and how ours become the same.
TIMES = {"join_time", "leave_time"}

#: What the resource lists of each member's values; the client itself accepts any.
VALUES = {
    "twilio.conference-participant-summary": {
        "call_direction": ConferenceParticipantInstance.CallDirection,
        "call_status": ConferenceParticipantInstance.CallStatus,
        "call_type": ConferenceParticipantInstance.CallType,
        "jitter_buffer_size": ConferenceParticipantInstance.JitterBufferSize,
        "processing_state": ConferenceParticipantInstance.ProcessingState,
        "participant_region": ConferenceParticipantInstance.Region,
        "conference_region": ConferenceParticipantInstance.Region,
    },
    "twilio.call-event": {"level": EventInstance.Level, "edge": EventInstance.TwilioEdge},
}


class Service(HttpClient):
    """Answers the client's requests with the documents at hand, a page at a time."""

    def __init__(self, key: str, documents: list[dict]):
        super().__init__(None, False, None)
        self.key = key
        self.documents = documents

    def request(self, method, url, params=None, data=None, headers=None, auth=None, timeout=None,
                allow_redirects=False):
        base, _, number = url.partition("?Page=")
        start = int(number or 0) * PAGE
        more = start + PAGE < len(self.documents)
        page = {
            self.key: self.documents[start:start + PAGE],
            "meta": {
                "key": self.key, "page": start // PAGE, "page_size": PAGE, "first_page_url": f"{base}?Page=0",
                "previous_page_url": None, "url": url,
                "next_page_url": f"{base}?Page={start // PAGE + 1}" if more else None,
            },
        }
        return Response(200, json.dumps(page))


def listed(holder: type) -> set[str]:
    return {value for name, value in vars(holder).items() if name.isupper()}


def summaries(documents: list[dict]) -> list:
    client = Client("AC" + "0" * 32, "token", http_client=Service("participants", documents))
    return client.insights.v1.conferences(documents[0]["conference_sid"]).conference_participants.list()


def events(documents: list[dict]) -> list:
    client = Client("AC" + "0" * 32, "token", http_client=Service("events", documents))
    return client.insights.v1.calls(documents[0]["call_sid"]).events.list()


READERS = {"twilio.conference-participant-summary": summaries, "twilio.call-event": events}


def judge(kind: str, lines: list[tuple[int, str]]):
    """The faults that the client finds in some lines: their numbers and what is wrong."""
    documents = [json.loads(line) for _, line in lines]
    instances = READERS[kind](documents)
    if len(instances) != len(documents):
        yield 0, f"the client read {len(instances)} of {len(documents)} documents"
    allowed = {member: listed(holder) for member, holder in VALUES[kind].items()}
    for (number, _), document, instance in zip(lines, documents, instances):
        for key, value in document.items():
            member = "_from" if key == "from" else key
            if not hasattr(instance, member):
                if key not in WITHOUT_MEMBER[kind]:
                    yield number, f"the client has no member {key}"
                continue
            read = getattr(instance, member)
            if key in TIMES:
                if not isinstance(read, datetime):
                    yield number, f"{key} = {value!r} is no time to the client"
                    continue
                read = read.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
            if read != value or type(read) is not type(value):
                yield number, f"{key} = {value!r} is read as {read!r}"
            # The published schema's default stands for a size that nobody set; the resource's list has no word for it.
            is_unset = key == "jitter_buffer_size" and value == "unknown"
            if key in allowed and value not in allowed[key] and not is_unset:
                yield number, f"{key} = {value!r} is none of {', '.join(sorted(allowed[key]))}"
