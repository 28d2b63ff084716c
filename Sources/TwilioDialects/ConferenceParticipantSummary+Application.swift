import GroundTruth
import JSONText
import Quantities

/// What the application asked for when it put the participant into the conference.
extension ConferenceParticipantSummary {
  /// How long the mixer holds the participant's packets, in the API's sizes: off, up to 40 ms, up to 80 ms, more; inferred.
  var jitterBufferSize: StaticString {
    guard let buffer = call.leg.network.flatMap({ setting.directory.networks[$0].mixerBuffer }) else {
      return switch setting.conventions.unsetJitterBuffer {
      case .large: "large"
      case .unknown: "unknown"
      }
    }
    if buffer <= .zero { return "off" }
    if buffer <= .milliseconds(40) { return "small" }
    return buffer <= .milliseconds(80) ? "medium" : "large"
  }

  /// `agent_audio` says whether something was played to an agent before they entered, and `whisper` what; both are
  /// inferred from their names, and stand only on agents of queues that announce their calls.
  func writeAnnouncement(_ json: inout JSONWriter) {
    guard call.leg.role == .agent, conversation.kind != .outbound else { return }
    let words = { (queue: Int) in setting.directory.queues[queue].agentAnnouncement }
    if case .offer = call.leg.origin, let text = call.leg.queue.flatMap(words) {
      json.key("agent_audio"); json.boolean(true)
      json.key("whisper"); json.string(text)
    } else if conversation.queue.flatMap(words) != nil {
      json.key("agent_audio"); json.boolean(false)
    }
  }

  func writeProperties(_ json: inout JSONWriter, _ events: borrowing ParticipantEvents) {
    // A meeting keeps the API's beeps, until there are too many of them; a contact centre switches them off.
    let isMeeting = conversation.kind == .meeting
    let beeps = isMeeting && conference.quietAt.map { stay.start <= $0 } ?? true
    json.key("properties"); json.beginObject()
    json.key("beep_on_enter"); json.boolean(beeps)
    json.key("beep_on_exit"); json.boolean(beeps)
    json.key("start_conference_on_enter"); json.boolean(startsConference)
    // Usually nobody's leaving ends it: transfers need the conference to outlive either side.
    json.key("end_conference_on_exit"); json.boolean(exit?.atEntry ?? false)
    json.key("enter_muted"); json.boolean(events.entersMuted)
    json.key("play_early_media"); json.boolean(playsEarlyMedia)
    json.key("recording_enabled"); json.boolean(conversation.isRecorded)
    json.key("trim_recording"); json.boolean(isTrimmed)
    json.key("requested_region")
    if let requested = conference.requestedRegion {
      json.literal(Region.all[requested].id)
    } else {
      json.literal("unknown")
    }
    json.endObject()
  }

  private var playsEarlyMedia: Bool {
    switch setting.application.earlyMedia {
    case .all: true
    case .outside: !call.leg.isInbound && call.kind != .client
    case .none: false
    }
  }

  private var isTrimmed: Bool {
    switch setting.application.trimsRecordings {
    case .all: true
    case .calls: conversation.kind != .meeting
    case .meetings: conversation.kind == .meeting
    case .none: false
    }
  }
}
