"""Cloudflare's own client reads RealtimeKit's documents in the bodies of the endpoints that return them.

Its models are made strict first: no text for a number, no property that a model does not name, no value that it does
not list."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import cloudflare
import httpx
from cloudflare import Cloudflare
from cloudflare.types import realtime_kit

PAGE = 100


def make_strict(*responses: type) -> None:
    """Forbids properties and conversions to the models of the modules that define `responses`, inner ones first."""
    import sys
    for response in responses:
        models = [
            model for model in vars(sys.modules[response.__module__]).values()
            if isinstance(model, type) and model.__module__ == response.__module__ and hasattr(model, "model_config")
        ]
        for model in models:
            model.model_config = {**model.model_config, "extra": "forbid", "strict": True}
        for model in models:
            model.model_rebuild(force=True)


make_strict(
    realtime_kit.SessionGetSessionsResponse, realtime_kit.SessionGetSessionParticipantsResponse,
    realtime_kit.SessionGetParticipantDataFromPeerIDResponse,
)


def client(answer) -> Cloudflare:
    """A client whose requests `answer` answers: it is given the request and returns the text of a body."""
    def handle(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, text=answer(request), headers={"content-type": "application/json"})

    return Cloudflare(
        api_token="token", max_retries=0, _strict_response_validation=True,
        http_client=httpx.Client(transport=httpx.MockTransport(handle)),
    )


def page(documents: list[str], request: httpx.Request, name: str) -> str:
    number = int(parse_qs(urlsplit(str(request.url)).query)["page_no"][0])
    return '{"success":true,"data":{"' + name + '":[' + ",".join(documents[number * PAGE:(number + 1) * PAGE]) + "]}}"


def pages(documents: list[str], call):
    """Reads all pages; of one that is refused, each document alone, so that the fault is told with its line."""
    for start in range(0, len(documents), PAGE):
        try:
            call(documents, start // PAGE)
        except cloudflare.APIResponseValidationError:
            for index in range(start, min(start + PAGE, len(documents))):
                try:
                    call([documents[index]], 0)
                except cloudflare.APIResponseValidationError as error:
                    yield index, fault(error)


def fault(error: Exception) -> str:
    """The first complaint of pydantic without its advice."""
    return re.sub(r"\s+", " ", str(error.__cause__ or error)).partition(" For further information")[0]


def sessions(documents: list[str]):
    def call(some, number):
        client(lambda request: page(some, request, "sessions")).realtime_kit.sessions.get_sessions(
            "app", account_id="account", page_no=number, per_page=PAGE)

    return pages(documents, call)


def participants(documents: list[str]):
    def call(some, number):
        client(lambda request: page(some, request, "participants")).realtime_kit.sessions.get_session_participants(
            "session", account_id="account", app_id="app", page_no=number, per_page=PAGE, include_peer_events=True)

    # The contract adds to each line whose session it is, which the endpoint says by its address.
    def without_session(line: str) -> str:
        document = json.loads(line)
        document.pop("session_id")
        return json.dumps(document)

    return pages([without_session(line) for line in documents], call)


def peer_reports(documents: list[str]):
    bodies = iter(documents)
    reader = client(lambda request: '{"success":true,"data":{"participant":' + next(bodies) + "}}")
    for index in range(len(documents)):
        try:
            reader.realtime_kit.sessions.get_participant_data_from_peer_id(
                "peer", account_id="account", app_id="app", include_peer_events=True)
        except cloudflare.APIResponseValidationError as error:
            yield index, fault(error)


READERS = {
    "realtimekit.session": sessions, "realtimekit.participant": participants, "realtimekit.peer-report": peer_reports,
}


def judge(kind: str, lines: list[tuple[int, str]]):
    """The faults that the client finds in some lines: their numbers and what is wrong."""
    for index, complaint in READERS[kind]([line for _, line in lines]):
        yield lines[index][0], complaint
