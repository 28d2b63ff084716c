import GroundTruth
import Quantities

/// What a client met with, in the words of its events.
///
/// Devices that come and go are no events: the report lists them by themselves.
extension ClientEvents {
  mutating func addIncidents(of client: DeviceLife, _ peer: Peer, picker: SimulationDuration) {
    for incident in client.incidents {
      let time = incident.at
      switch incident.kind {
      case .permission(let medium, let answer):
        if medium == .screen, answer != .granted { add(time - picker, "screenshare_start_requested") }
        add(time, "media_permission", .permission(device: medium.word, answer: answer.word))
      case .plugged, .unplugged: break
      case .hidden: add(time, "meeting_view_backgrounded")
      case .shown: add(time, "meeting_view_foregrounded")
      case .playbackFailed(let medium):
        if medium == .camera {
          add(time, "video_play_failed", .device("VIDEO"))
        } else {
          add(time, "audio_play_failed", .device("AUDIO"))
        }
      case .captureMuted(let medium):
        if medium == .camera {
          add(time, "video_track_muted", .device("VIDEO"))
        } else {
          add(time, "audio_track_muted", .device("AUDIO"))
        }
      case .fallback(let isOn): add(time, "legacy_switch", .fallback(isOn: isOn))
      case .networkTestBegan: add(time, "net_quality_test_begin")
      case .networkTestEnded: add(time, "net_quality_test_end")
      case .promoted: add(time, "participant_role", .role(peer.preset.promoted.name))
      }
    }
  }

  /// A client that never got through again tried until its socket timed out; its log reached the platform only if its
  /// person came back later, with the next connection.
  mutating func addLastLoss(of peer: Peer, in plan: SessionPlan) {
    let cameBack = plan.conversation.legs.contains { $0.origin == .rejoin(of: peer.leg) }
    guard plan.conversation.legs[peer.leg].device != nil, cameBack, let last = peer.links.last else { return }
    let lost = plan.spans[last].end
    add(lost, "disconnect")
    var attempt = lost + RealtimeKitConventions.reconnectAttempt
    while attempt < peer.left {
      add(attempt, "reconnect_attempt")
      attempt += RealtimeKitConventions.reconnectAttempt
    }
  }
}

extension DeviceLife {
  /// What came of asking for a medium, the first time; nil when it never was.
  func asked(for medium: DeviceIncident.Medium) -> (at: SimulationTime, answer: DeviceIncident.Permission)? {
    for incident in incidents {
      if case .permission(medium, let answer) = incident.kind { return (incident.at, answer) }
    }
    return nil
  }
}

extension DeviceIncident.Medium {
  fileprivate var word: StaticString {
    switch self {
    case .microphone: "AUDIO"
    case .camera: "VIDEO"
    case .loudspeaker: "SPEAKER"
    case .screen: "SCREENSHARE"
    }
  }
}

extension DeviceIncident.Permission {
  fileprivate var word: StaticString {
    switch self {
    case .granted: "ACCEPTED"
    case .notRequested: "NOT_REQUESTED"
    case .denied: "DENIED"
    case .dismissed: "CANCELED"
    case .deniedBySystem: "SYSTEM_DENIED"
    case .couldNotStart: "COULD_NOT_START"
    case .noDevice: "NO_DEVICES_AVAILABLE"
    }
  }
}
