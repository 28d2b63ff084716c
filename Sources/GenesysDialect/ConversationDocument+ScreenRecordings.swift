import GroundTruth
import JSONText
import Quantities

/// The recording of an agent's screen (reference section 3.2, screenRecordingState).
extension ConversationDocument {
  /// Writes what the recording of a participant's screen is doing at `time`, milliseconds since the epoch; nothing where
  /// none was asked for by then.
  func writeScreenRecording(of participant: Participant, until time: Int64, to json: inout JSONWriter) {
    guard participant.purpose == .agent, let leg = participant.leg,
      let recording = conversation.screenRecordings.first(where: { $0.leg == leg }),
      recording.requestedAt.milliseconds <= time
    else { return }
    json.key("screenRecordingState")
    if time < recording.span.start.milliseconds {
      json.literal("requested")
    } else if time < recording.span.end.milliseconds {
      // Around a payment nothing is recorded, neither words nor screens.
      let isPaused = conversation.recordingPauses.contains {
        $0.start.milliseconds <= time && time < $0.end.milliseconds
      }
      json.literal(isPaused ? "paused" : "active")
    } else {
      switch recording.ending {
      case .stopped: json.literal("stopped")
      case .failed: json.literal("error")
      case .timedOut: json.literal("timeout")
      }
    }
  }
}
