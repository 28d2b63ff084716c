"""Genesys' own client reads conversations, and those that notifications tell of, and writes them again; what comes back
must be what went in.

The client refuses little by itself: an unknown property is dropped, an unknown value replaced. So the round trip is
the test."""

import json
import re

import PureCloudPlatformClientV2 as genesys

# Else a thread watches a file in the home directory.
genesys.configuration.live_reload_config = False

#: What the schema of the tool requires and the service does not return (contract, section 2).
WRAPPER = ("PCID", "conversationId", "userId")

#: What stands around the body of a notification, which the client leaves to whoever subscribes.
NOTICE = ("recordedAt", "topicName", "version", "metadata")

#: The models that read each kind of document; of a notification, its body.
MODELS = {
    "genesys.conversation": "Conversation",
    "genesys.notification": "ConversationEventTopicConversation",
}

#: The client prints times with an offset, and a fraction of six digits or none.
TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{3})(?:000)?)?(?:\+00:00|Z)")


class Body:
    """A response as the client's reader wants it."""

    def __init__(self, text: str):
        self.data = text

    def getheader(self, name: str) -> str:
        return "application/json"


def normal(value):
    """A value with its times in one spelling; numbers keep their type."""
    if isinstance(value, dict):
        return {key: normal(item) for key, item in value.items()}
    if isinstance(value, list):
        return [normal(item) for item in value]
    if isinstance(value, str) and (match := TIME.fullmatch(value)):
        return f"{match[1]}.{match[2] or '000'}Z"
    return value


def difference(ours, theirs, path: str = "") -> str | None:
    """The first place where two values differ, in words; None when they are equal, types included."""
    if type(ours) is not type(theirs):
        return f"{path} = {json.dumps(ours)} comes back as {json.dumps(theirs)}"
    if isinstance(ours, dict):
        for key in ours.keys() | theirs.keys():
            if key not in theirs:
                return f"{path}/{key} = {json.dumps(ours[key])[:80]} is dropped"
            if key not in ours:
                return f"{path}/{key} = {json.dumps(theirs[key])[:80]} appears"
            if found := difference(ours[key], theirs[key], f"{path}/{key}"):
                return found
    elif isinstance(ours, list):
        if len(ours) != len(theirs):
            return f"{path}: {len(ours)} elements come back as {len(theirs)}"
        for index, (mine, yours) in enumerate(zip(ours, theirs)):
            if found := difference(mine, yours, f"{path}/{index}"):
                return found
    elif ours != theirs:
        return f"{path} = {json.dumps(ours)} comes back as {json.dumps(theirs)}"
    return None


def judge(kind: str, lines: list[tuple[int, str]]):
    """The faults that the client finds in some lines: their numbers and what is wrong."""
    client = genesys.ApiClient()
    for number, line in lines:
        document = json.loads(line)
        if kind == "genesys.notification":
            # What else a line has goes into the body, so that nothing of it is passed over.
            body = document.pop("eventBody", {})
            for key in NOTICE:
                document.pop(key, None)
            document = {**body, **document}
        for key in WRAPPER:
            document.pop(key, None)
        try:
            read = client.deserialize(Body(json.dumps(document)), MODELS[kind])
            written = client.sanitize_for_serialization(read)
        except Exception as error:  # Whatever the client makes of it, it is the document's fault.
            yield number, f"the client fails: {type(error).__name__}: {error}"
            continue
        if found := difference(normal(document), normal(written)):
            yield number, found
