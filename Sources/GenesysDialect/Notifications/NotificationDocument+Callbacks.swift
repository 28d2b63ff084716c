import Dialects
import GroundTruth
import JSONText
import Quantities

/// The callbacks of an event's participants, in the order of the vendor's model of the topic.
extension NotificationDocument {
  /// Writes the callback that stands in `participant` as its only communication.
  func writeCallback(_ participant: Participant, _ plan: borrowing ConversationPlan, to json: inout JSONWriter) {
    let conversation = telling.conversation
    json.beginObject()
    json.key("state")
    json.literal(state(of: participant, plan))
    json.key("initialState")
    json.literal(participant.initialState.word)
    json.key("id")
    json.uuid(participant.call)
    json.key("direction")
    json.literal("outbound")
    json.key("held")
    json.boolean(false)
    if participant.end <= time {
      json.key("disconnectType")
      json.literal(participant.disconnect.kind.word)
    }
    telling.writeDialerPreview(isLive: true, to: &json)
    if let message = conversation.voicemail {
      telling.writeMessage(isStored: message.storedAt.milliseconds <= time, to: &json)
    }
    telling.writeRequest(to: &json)
    if participant.purpose == .agent, let queue = participant.queue {
      json.key("scriptId")
      json.uuid(telling.organisation.queues[queue].script)
    }
    if !participant.purpose.isOutside {
      json.key("peerId")
      json.uuid(plan.request(conversation, telling.organisation))
    }
    telling.writeExternal(to: &json)
    telling.writeSkip(participant, to: &json)
    json.key("provider")
    json.literal("PureCloud Callback")
    telling.writeTimeout(participant, to: &json)
    writeTimes(participant, to: &json)
    telling.writeConfiguration(participant, to: &json)
    writeWork(of: participant, to: &json)
    json.endObject()
  }

  private func writeTimes(_ participant: Participant, to json: inout JSONWriter) {
    if let connected = participant.connected, connected <= time {
      json.key("connectedTime")
      json.time(connected)
    }
    if participant.end <= time {
      json.key("disconnectedTime")
      json.time(participant.end)
    }
    if let request = telling.conversation.callback, request.attempt > 0 {
      json.key("callbackScheduledTime")
      json.time(telling.conversation.span.start.milliseconds)
    }
    telling.writeCallerID(to: &json)
  }
}
