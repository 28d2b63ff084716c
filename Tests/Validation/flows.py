"""Counts, in the files of a run, the flows that the simulator claims to have."""

import collections

CCP_EVENTS = (
    "audiostats callstarted callconnected callended hold resume mute unmute participantadded participantremoved "
    "conference swap pauserecording resumerecording wrapupended transcript flagraise flaglower note"
).split()

ROLES = "customer ivr queue agent coach external attendee".split()

ENDS = (
    "hung_up peer_left transferred declined no_answer busy abandoned routed cancelled removed network_lost failed "
    "meeting_over"
).split()

ACTIONS = (
    "hold unhold mute unmute coach_start coach_retarget coach_stop monitor_start monitor_stop barge transfer_blind "
    "transfer_consult_start transfer_consult_complete transfer_consult_cancel conference_merge party_add party_drop "
    "swap recording_pause recording_resume wrapup_start wrapup_end flag_raise flag_lower note utterance reconnect "
    "camera_on camera_off screenshare_start screenshare_stop chat"
).split()

GATEWAY_LIVES = [
    f"{edge}: {life}"
    for edge in ("carrier_edge", "sip_edge", "client_edge")
    for life in ("answered", "ringing but unanswered")
]

FLOWS = (
    [f"ccp event {name}" for name in CCP_EVENTS]
    + [f"role {name}" for name in ROLES]
    + [f"end {name}" for name in ENDS]
    + [f"action {name}" for name in ACTIONS]
    + [f"kind {name}" for name in ("inbound", "outbound", "meeting")]
    + [f"outcome {name}" for name in ("completed", "abandoned", "unanswered", "failed")]
    + [f"agent state {name}" for name in "offline ready not_ready offered talking wrap_up coaching".split()]
    + [f"gateway life {name}" for name in GATEWAY_LIVES]
    + [
        "blind transfer to a queue",
        "blind transfer to an agent",
        "blind transfer to an outside number",
        "blind transfer to a mailbox",
        "consult through which the customer hung up",
        "three parties in one mix",
        "more than three parties in one mix",
        "contact looked at before dialling",
        "machine that the dialler hung up on",
        "machine that an agent heard",
        "caller the dialler abandoned",
        "flag lowered by a coach",
        "rejoin after a drop-off",
        "caller abandons in the IVR",
        "caller abandons in a queue",
        "sdk warning raised and cleared",
        "video row of a camera",
        "video row of a shared screen",
    ]
)


class Flows:
    """What occurred, by name of the flow."""

    def __init__(self) -> None:
        self.count: collections.Counter[str] = collections.Counter()
        self.lives: dict[tuple[str, str], set[str]] = {}
        self.dialled_at: dict[str, str] = {}

    def see(self, kind: str, document: dict) -> None:
        match kind:
            case "ccp.event":
                self.count[f"ccp event {document['event']['type']}"] += 1
            case "twilio.call-event":
                self.see_call_event(document)
            case "genesys.conversation":
                wrapups = [participant.get("wrapup") or {} for participant in document["participants"]]
                heard = any(wrapup.get("name") == "Answering machine" for wrapup in wrapups)
                self.count["machine that an agent heard"] += heard
            case "truth.conversation":
                self.see_conversation(document)
            case "truth.agent-state":
                self.count[f"agent state {document['state']}"] += 1
                if document["state"] == "offered":
                    dialled_at = self.dialled_at.get(document["conversation_id"])
                    self.count["contact looked at before dialling"] += bool(dialled_at) and document["at"] < dialled_at
            case "realtimekit.peer-report":
                quality = document["peer_report"]["quality"]
                self.count["video row of a camera"] += len(quality.get("video_producer", []))
                self.count["video row of a shared screen"] += len(quality.get("screenshare_video_producer", []))

    def see_call_event(self, event: dict) -> None:
        if event["group"] == "network-quality-warning-cleared":
            self.count["sdk warning raised and cleared"] += 1
        if event["group"] != "connection" or event["edge"] == "sdk_edge":
            return
        life = self.lives.setdefault((event["call_sid"], event["edge"]), set())
        life.add(event["name"])
        if event["name"] == "completed":
            name = "answered" if "answered" in life else "ringing but unanswered" if "ringing" in life else "never rang"
            self.count[f"gateway life {event['edge']}: {name}"] += 1
            del self.lives[event["call_sid"], event["edge"]]

    def see_outbound(self, conversation: dict) -> None:
        """Who hung up on whom: the dialler did where the called party answered and nobody else was there."""
        self.dialled_at[conversation["conversation_id"]] = conversation["started_at"]
        legs, outcome = conversation["legs"], conversation["outcome"]
        called = [leg for leg in legs if leg["role"] == "customer" and leg["answered_at"]]
        heard = any(leg["role"] == "agent" and leg["joined_at"] for leg in legs)
        if called and not heard and called[0]["end"] == "peer_left":
            self.count["machine that the dialler hung up on"] += outcome == "unanswered"
            self.count["caller the dialler abandoned"] += outcome == "abandoned"

    @staticmethod
    def present(legs: list[dict], at: str) -> int:
        """How many of these legs are in the mix at a time."""
        return sum(1 for leg in legs if leg["joined_at"] <= at < leg["left_at"])

    def see_conversation(self, conversation: dict) -> None:
        legs, actions = conversation["legs"], conversation["actions"]
        self.count[f"kind {conversation['kind']}"] += 1
        self.count[f"outcome {conversation['outcome']}"] += 1
        for leg in legs:
            self.count[f"role {leg['role']}"] += 1
            self.count[f"end {leg['end']}"] += 1
        for action in actions:
            self.count[f"action {action['action']}"] += 1
            if action["action"] == "transfer_blind":
                target = {"queue": "a queue", "agent": "an agent", "external": "an outside number",
                          "ivr": "a mailbox"}
                self.count[f"blind transfer to {target[legs[action['target']]['role']]}"] += 1
            if action["action"] == "flag_lower" and legs[action["leg"]]["role"] == "coach":
                self.count["flag lowered by a coach"] += 1
        if conversation["kind"] == "outbound":
            self.see_outbound(conversation)
        customers = [leg for leg in legs if leg["role"] == "customer"]
        consulting = {"transfer_consult_start": 1, "transfer_consult_complete": -1, "transfer_consult_cancel": -1}
        if sum(consulting.get(action["action"], 0) for action in actions) > 0 and any(
            leg["end"] == "hung_up" for leg in customers
        ):
            self.count["consult through which the customer hung up"] += 1
        talkers = [leg for leg in legs if leg["joined_at"] and leg["role"] in ("customer", "agent", "external")]
        if any(action["action"] == "conference_merge" for action in actions) and len(talkers) > 2:
            self.count["three parties in one mix"] += 1
        merges = [action for action in actions if action["action"] == "conference_merge"]
        if any(self.present(talkers, merge["at"]) > 3 for merge in merges):
            self.count["more than three parties in one mix"] += 1
        joins = collections.Counter(leg["person"] for leg in legs if leg["role"] == "attendee" and leg["joined_at"])
        self.count["rejoin after a drop-off"] += sum(1 for times in joins.values() if times > 1)
        if conversation["kind"] == "inbound" and (
            any(leg["end"] == "abandoned" for leg in customers) or conversation["outcome"] == "abandoned"
        ):
            roles = {leg["role"] for leg in legs}
            self.count[f"caller abandons in {'a queue' if 'queue' in roles else 'the IVR'}"] += 1
