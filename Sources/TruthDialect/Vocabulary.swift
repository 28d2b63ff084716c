import GroundTruth

/// The truth's enumerations as its files spell them: lower case with underscores.
enum Vocabulary {
  static func word(_ kind: Conversation.Kind) -> StaticString {
    switch kind {
    case .inbound: "inbound"
    case .outbound: "outbound"
    case .callback: "callback"
    case .meeting: "meeting"
    }
  }

  static func word(_ outcome: Conversation.Outcome) -> StaticString {
    switch outcome {
    case .completed: "completed"
    case .abandoned: "abandoned"
    case .blocked: "blocked"
    case .unanswered: "unanswered"
    case .failed: "failed"
    // No person answered; who was lost by the dialler is lost like who gave up.
    case .machine: "unanswered"
    case .diallerAbandoned: "abandoned"
    }
  }

  static func word(_ role: Leg.Role) -> StaticString {
    switch role {
    case .customer: "customer"
    case .ivr: "ivr"
    case .queue: "queue"
    case .agent: "agent"
    case .coach: "coach"
    case .external: "external"
    case .attendee: "attendee"
    }
  }

  static func word(_ transport: Leg.Transport) -> StaticString {
    switch transport {
    case .pstn: "pstn"
    case .sip: "sip"
    case .webrtc: "webrtc"
    case .platform: "platform"
    }
  }

  static func word(_ codec: Leg.Codec) -> StaticString {
    switch codec {
    case .pcmu: "pcmu"
    case .pcma: "pcma"
    case .g722: "g722"
    case .g729: "g729"
    case .opus: "opus"
    }
  }

  static func word(_ load: ImpairmentEffects.Load) -> StaticString {
    switch load {
    case .clear: "clear"
    case .busy: "busy"
    case .congested: "congested"
    }
  }

  static func word(_ end: Leg.End) -> StaticString {
    switch end {
    case .hungUp: "hung_up"
    case .peerLeft: "peer_left"
    case .transferred: "transferred"
    case .declined: "declined"
    case .noAnswer: "no_answer"
    case .busy: "busy"
    case .abandoned: "abandoned"
    case .routed: "routed"
    case .cancelled: "cancelled"
    case .removed: "removed"
    case .networkLost: "network_lost"
    case .failed: "failed"
    case .meetingOver: "meeting_over"
    case .diallerHungUp: "peer_left"
    }
  }

  static func word(_ state: AgentStateChange.State) -> StaticString {
    switch state {
    case .offline: "offline"
    case .ready: "ready"
    case .notReady: "not_ready"
    case .offered: "offered"
    case .talking: "talking"
    case .wrapUp: "wrap_up"
    case .coaching: "coaching"
    }
  }

  static func word(_ action: Action.Kind) -> StaticString {
    switch action {
    case .hold: "hold"
    case .unhold: "unhold"
    case .mute: "mute"
    case .unmute: "unmute"
    case .coachStart: "coach_start"
    case .coachRetarget: "coach_retarget"
    case .coachStop: "coach_stop"
    case .monitorStart: "monitor_start"
    case .monitorStop: "monitor_stop"
    case .barge: "barge"
    case .transferBlind: "transfer_blind"
    case .transferConsultStart: "transfer_consult_start"
    case .transferConsultComplete: "transfer_consult_complete"
    case .transferConsultCancel: "transfer_consult_cancel"
    case .conferenceMerge: "conference_merge"
    case .partyAdd: "party_add"
    case .partyDrop: "party_drop"
    case .swap: "swap"
    case .recordingPause: "recording_pause"
    case .recordingResume: "recording_resume"
    case .wrapUpStart: "wrapup_start"
    case .wrapUpEnd: "wrapup_end"
    case .flagRaise: "flag_raise"
    case .flagLower: "flag_lower"
    case .note: "note"
    case .utterance: "utterance"
    case .reconnect: "reconnect"
    case .cameraOn: "camera_on"
    case .cameraOff: "camera_off"
    case .screenshareStart: "screenshare_start"
    case .screenshareStop: "screenshare_stop"
    case .chat: "chat"
    }
  }
}
