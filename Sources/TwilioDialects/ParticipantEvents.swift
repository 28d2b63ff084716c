import GroundTruth
import JSONText
import Quantities

/// What the conference did with a participant: the nine arrays of `events`.
///
/// Everything here is of the conference. A client that mutes its own microphone shows in the call events of its SDK
/// and not here; a telephone cannot, so its mutes are the conference's. A coach who only listens is a muted
/// participant, and one who whispers coaches. Beeps and what an exit does are changed by the application.
struct ParticipantEvents: ~Copyable {
  var hold: [SimulationTime] = []
  var unhold: [SimulationTime] = []
  var mute: [SimulationTime] = []
  var unmute: [SimulationTime] = []
  var coaching: [SimulationTime] = []
  var coachingStopped: [SimulationTime] = []
  var modifyCoachedParticipant: [SimulationTime] = []
  var modifyBeep: [SimulationTime] = []
  var modifyExit: [SimulationTime] = []
  /// The legs coached, each once, in order of the first time.
  private(set) var coachedLegs: [Int] = []
  /// Whether the participant was muted from the first moment.
  private(set) var entersMuted = false

  private var isHeld = false
  private var isMuted = false
  private var isCoaching = false

  /// Gathers what happened to the leg at `index` while it was in the conference, in the memory of the one before.
  ///
  /// `stay` is when that was; nil for somebody who never was.
  mutating func gather(of index: Int, in conversation: Conversation, during stay: TimeSpan?) {
    forget()
    let leg = conversation.legs[index]
    guard let presence = stay else { return }
    let mutesByConference = leg.transport != .webrtc && leg.role != .coach
    for (position, action) in conversation.actions.enumerated()
    where presence.start <= action.at && action.at <= presence.end {
      switch action.kind {
      case .hold where action.target == index: setHeld(true, action.at)
      case .unhold where action.target == index: setHeld(false, action.at)
      case .mute where action.leg == index && mutesByConference: setMuted(true, action.at)
      case .unmute where action.leg == index && mutesByConference: setMuted(false, action.at)
      case .monitorStart where action.leg == index:
        if action.at == presence.start { entersMuted = true }
        stopCoaching(action.at)
        setMuted(true, action.at)
      case .coachStart where action.leg == index, .coachRetarget where action.leg == index:
        coach(action.target, action.at)
      case .barge where action.leg == index:
        stopCoaching(action.at)
        setMuted(false, action.at)
      case .coachStop where action.leg == index:
        stopCoaching(action.at)
        // Back to listening, unless the coach leaves or something else begins at the same instant.
        let continues = conversation.actions[(position + 1)...].contains {
          $0.leg == index && $0.at == action.at && ($0.kind == .barge || $0.kind == .coachStart)
        }
        if !continues, action.at < presence.end { setMuted(true, action.at) }
      default: break
      }
    }
  }

  private mutating func forget() {
    hold.removeAll(keepingCapacity: true)
    unhold.removeAll(keepingCapacity: true)
    mute.removeAll(keepingCapacity: true)
    unmute.removeAll(keepingCapacity: true)
    coaching.removeAll(keepingCapacity: true)
    coachingStopped.removeAll(keepingCapacity: true)
    modifyCoachedParticipant.removeAll(keepingCapacity: true)
    modifyBeep.removeAll(keepingCapacity: true)
    modifyExit.removeAll(keepingCapacity: true)
    coachedLegs.removeAll(keepingCapacity: true)
    (entersMuted, isHeld, isMuted, isCoaching) = (false, false, false, false)
  }

  private mutating func setHeld(_ held: Bool, _ time: SimulationTime) {
    guard held != isHeld else { return }
    isHeld = held
    if held { hold.append(time) } else { unhold.append(time) }
  }

  private mutating func setMuted(_ muted: Bool, _ time: SimulationTime) {
    guard muted != isMuted else { return }
    isMuted = muted
    if muted { mute.append(time) } else { unmute.append(time) }
  }

  private mutating func coach(_ target: Int?, _ time: SimulationTime) {
    if isCoaching { modifyCoachedParticipant.append(time) } else { coaching.append(time) }
    isCoaching = true
    setMuted(false, time)
    if let target, !coachedLegs.contains(target) { coachedLegs.append(target) }
  }

  private mutating func stopCoaching(_ time: SimulationTime) {
    guard isCoaching else { return }
    isCoaching = false
    coachingStopped.append(time)
  }

  /// Writes the object; all nine arrays are required.
  func write(_ json: inout JSONWriter, unit: TwilioConventions.EpochUnit) {
    func array(_ name: StaticString, _ times: [SimulationTime]) {
      json.key(name); json.beginArray()
      for time in times { json.integer(unit.value(of: time)) }
      json.endArray()
    }
    json.key("events"); json.beginObject()
    array("hold", hold)
    array("unhold", unhold)
    array("mute", mute)
    array("unmute", unmute)
    array("modify_beep", modifyBeep)
    array("modify_exit", modifyExit)
    array("coaching", coaching)
    array("coaching_stopped", coachingStopped)
    array("modify_coached_participant", modifyCoachedParticipant)
    json.endObject()
  }
}

extension TwilioConventions.EpochUnit {
  /// `time` as the epoch integer of a participant summary; whole seconds in either unit, as every example shows.
  func value(of time: SimulationTime) -> Int64 {
    switch self {
    case .seconds: time.seconds
    case .milliseconds: time.seconds * 1_000
    }
  }
}
