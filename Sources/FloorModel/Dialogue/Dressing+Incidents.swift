import GroundTruth
import Quantities
import Randomness

/// What the clients of a meeting's attendees run into, each kind from a stream of its own.
extension Dressing {
  /// What each stream is for, as buckets of one purpose.
  private enum Use: Int {
    case microphone, camera, screen, loudspeaker, playback, hotPlugs, backgrounds, interruptions, fallback, test, load,
      heat, sound
  }

  /// How a client comes to be without a device, most often first; inferred.
  private static let troubles: [(answer: DeviceIncident.Permission, weight: Double)] = [
    (.denied, 40), (.dismissed, 15), (.deniedBySystem, 15), (.couldNotStart, 15), (.noDevice, 15),
  ]
  /// Who may not share a screen closed the picker, or the system does not let the browser; inferred.
  private static let screenTroubles: [(answer: DeviceIncident.Permission, weight: Double)] = [
    (.dismissed, 60), (.denied, 15), (.deniedBySystem, 15), (.couldNotStart, 10),
  ]

  private func draws(_ use: Use, _ leg: Leg, _ conversation: Conversation) -> RandomStream {
    stream(EntityID.child(of: conversation.entity, leg.index), .incidents, use.rawValue)
  }

  // MARK: Around the join

  /// The client of `leg` up to when it has joined: what it asked for and measured.
  func beginning(
    of leg: Leg, in conversation: Conversation, speaks: Bool, _ meeting: MeetingConfiguration
  ) -> DeviceLife {
    var life = DeviceLife()
    guard let joined = leg.joinedAt else { return life }
    let incidents = meeting.incidents
    func note(_ seconds: Double, _ kind: DeviceIncident.Kind) {
      life.incidents.append(DeviceIncident(at: joined + .seconds(rounding: seconds), kind))
    }
    var test = draws(.test, leg, conversation)
    if test.chance(incidents.networkTests) {
      note(-test.uniform(from: 2.2, to: 3.4), .networkTestBegan)
      note(-test.uniform(from: 0.9, to: 1.6), .networkTestEnded)
    }
    var microphone = draws(.microphone, leg, conversation)
    let isRefused = microphone.chance(incidents.microphone)
    let trouble = Self.pick(Self.troubles, from: &microphone)
    note(
      -microphone.uniform(from: 3.5, to: 6),
      .permission(.microphone, !speaks ? .notRequested : isRefused ? trouble : .granted))
    let device = conversation.person(of: leg).device
    var loudspeaker = draws(.loudspeaker, leg, conversation)
    // One browser asks the user before a page may play to a loudspeaker of its choice.
    if device?.client == .firefox, meeting.format.hasSound {
      let answer: DeviceIncident.Permission = loudspeaker.chance(incidents.loudspeaker) ? .denied : .granted
      note(loudspeaker.uniform(from: 0.5, to: 1.5), .permission(.loudspeaker, answer))
    }
    var playback = draws(.playback, leg, conversation)
    if meeting.format.hasSound, playback.chance(incidents.playback) {
      let delay = playback.uniform(from: 0.6, to: 1.4)
      note(delay, .playbackFailed(.loudspeaker))
      if meeting.format.hasPictures, playback.chance(0.5) { note(delay + 0.2, .playbackFailed(.camera)) }
    }
    return life
  }

  /// What came of asking for the camera.
  func cameraAnswer(_ leg: Leg, in conversation: Conversation, _ meeting: MeetingConfiguration)
    -> DeviceIncident.Permission
  {
    var camera = draws(.camera, leg, conversation)
    return camera.chance(meeting.incidents.camera) ? Self.pick(Self.troubles, from: &camera) : .granted
  }

  private static func pick(
    _ choices: [(answer: DeviceIncident.Permission, weight: Double)], from stream: inout RandomStream
  ) -> DeviceIncident.Permission {
    choices[stream.index(weights: choices.map(\.weight))].answer
  }

  /// Whether a screen shared from `time` on brings its sound along.
  func bringsSound(_ leg: Leg, at time: SimulationTime, in conversation: Conversation, _ meeting: MeetingConfiguration)
    -> Bool
  {
    let share = Int(time.milliseconds - conversation.span.start.milliseconds)
    var sound = stream(
      EntityID.child(of: EntityID.child(of: conversation.entity, leg.index), share), .incidents, Use.sound.rawValue)
    return sound.chance(meeting.sound)
  }

  // MARK: During the meeting

  /// Adds what the client of `leg` meets with once it has joined, after its person's own acts are known.
  func addIncidents(
    to life: inout DeviceLife, of leg: Leg, in conversation: Conversation, _ meeting: MeetingConfiguration
  ) {
    guard let presence = leg.presence, presence.duration > .seconds(30) else { return }
    addHotPlugs(to: &life, of: leg, presence, in: conversation, meeting.incidents)
    addBackgrounds(to: &life, of: leg, presence, in: conversation, meeting.incidents)
    addInterruptions(to: &life, of: leg, presence, in: conversation, meeting.incidents)
    addRefusedScreen(to: &life, of: leg, presence, in: conversation, meeting)
    if meeting.format.hasPictures {
      addFallback(to: &life, of: leg, presence, in: conversation, meeting.incidents)
      addStrains(to: &life, of: leg, presence, in: conversation, meeting.incidents)
    }
    life.incidents.sort { $0.at < $1.at }
  }

  /// Instants at `perHour`, in order, from three seconds after the join to five before the leave.
  private func times(_ perHour: Double, _ presence: TimeSpan, _ stream: inout RandomStream) -> [SimulationTime] {
    let room = presence.duration - .seconds(8)
    let count = stream.poisson(mean: perHour * room.inSeconds / 3_600)
    return (0..<count).map { _ in presence.start + .seconds(3) + .seconds(rounding: room.inSeconds * stream.uniform()) }
      .sorted()
  }

  private func addHotPlugs(
    to life: inout DeviceLife, of leg: Leg, _ presence: TimeSpan, in conversation: Conversation,
    _ incidents: IncidentConfiguration
  ) {
    var draws = draws(.hotPlugs, leg, conversation)
    let device = conversation.person(of: leg).device
    let isPhone = device?.system == .android || device?.system == .iOS
    var hasHeadset = device?.headset != .builtIn
    var hasWebcam = false
    for time in times(incidents.hotPlugs, presence, &draws) {
      if draws.chance(0.65) || isPhone {
        life.incidents.append(DeviceIncident(at: time, hasHeadset ? .unplugged(.headset) : .plugged(.headset)))
        hasHeadset.toggle()
      } else {
        life.incidents.append(DeviceIncident(at: time, hasWebcam ? .unplugged(.webcam) : .plugged(.webcam)))
        hasWebcam.toggle()
      }
    }
  }

  private func addBackgrounds(
    to life: inout DeviceLife, of leg: Leg, _ presence: TimeSpan, in conversation: Conversation,
    _ incidents: IncidentConfiguration
  ) {
    var draws = draws(.backgrounds, leg, conversation)
    var free = presence.start
    for time in times(incidents.backgrounds, presence, &draws) {
      let back = time + .seconds(rounding: 1.5 + draws.exponential(mean: 25))
      guard time > free else { continue }
      life.incidents.append(DeviceIncident(at: time, .hidden))
      free = back
      // Some never look at it again.
      guard back < presence.end - .seconds(2) else { return }
      life.incidents.append(DeviceIncident(at: back, .shown))
    }
  }

  /// A picture stops for some seconds; of a microphone that is muted anyway nobody notices.
  private func addInterruptions(
    to life: inout DeviceLife, of leg: Leg, _ presence: TimeSpan, in conversation: Conversation,
    _ incidents: IncidentConfiguration
  ) {
    var draws = draws(.interruptions, leg, conversation)
    let (cameras, mutes) = (conversation.cameras(of: leg.index), conversation.mutes(of: leg.index))
    var free = presence.start
    for time in times(incidents.interruptions, presence, &draws) {
      let span = TimeSpan(time, time + .seconds(rounding: draws.uniform(from: 3, to: 9)))
      guard time > free else { continue }
      func isInside(_ spans: [TimeSpan]) -> Bool {
        spans.contains { $0.start + .seconds(2) < span.start && span.end + .seconds(2) < $0.end }
      }
      if isInside(cameras) {
        life.incidents.append(DeviceIncident(at: time, .captureMuted(.camera)))
        life.strains.append(DeviceLife.Strain(span: span, cause: .interruption))
        free = span.end + .seconds(20)
      } else if isInside(mutes) {
        life.incidents.append(DeviceIncident(at: time, .captureMuted(.microphone)))
        free = span.end
      }
    }
  }

  /// Somebody who shares no screen then opens the picker and does not come to it.
  private func addRefusedScreen(
    to life: inout DeviceLife, of leg: Leg, _ presence: TimeSpan, in conversation: Conversation,
    _ meeting: MeetingConfiguration
  ) {
    var draws = draws(.screen, leg, conversation)
    guard leg.isOnStage, meeting.format.hasPictures, draws.chance(meeting.incidents.screen) else { return }
    let answer = Self.pick(Self.screenTroubles, from: &draws)
    let time = presence.start + .seconds(rounding: presence.duration.inSeconds * draws.uniform(from: 0.2, to: 0.8))
    let isSharing = conversation.screenshares(of: leg.index).contains {
      $0.start - .seconds(5) < time && time < $0.end + .seconds(5)
    }
    if !isSharing { life.incidents.append(DeviceIncident(at: time, .permission(.screen, answer))) }
  }

  private func addFallback(
    to life: inout DeviceLife, of leg: Leg, _ presence: TimeSpan, in conversation: Conversation,
    _ incidents: IncidentConfiguration
  ) {
    var draws = draws(.fallback, leg, conversation)
    guard draws.chance(incidents.fallbacks) else { return }
    let on = presence.start + .seconds(rounding: draws.uniform(from: 2, to: 6))
    let off = on + .seconds(rounding: draws.uniform(from: 20, to: 60))
    life.incidents.append(DeviceIncident(at: on, .fallback(isOn: true)))
    if off < presence.end - .seconds(1) { life.incidents.append(DeviceIncident(at: off, .fallback(isOn: false))) }
  }

  private func addStrains(
    to life: inout DeviceLife, of leg: Leg, _ presence: TimeSpan, in conversation: Conversation,
    _ incidents: IncidentConfiguration
  ) {
    for (use, chance, cause) in [
      (Use.load, incidents.load, DeviceLife.Strain.Cause.load), (.heat, incidents.heat, .heat),
    ] {
      var draws = draws(use, leg, conversation)
      guard draws.chance(chance) else { continue }
      let start =
        presence.start + .seconds(rounding: presence.duration.inSeconds * draws.uniform(from: 0.15, to: 0.7))
      let end = min(start + .seconds(rounding: draws.uniform(from: 25, to: 90)), presence.end)
      let span = TimeSpan(start, end)
      if !life.strains.contains(where: { $0.span.overlaps(span) }) {
        life.strains.append(DeviceLife.Strain(span: span, cause: cause))
      }
    }
    life.strains.sort { $0.span.start < $1.span.start }
  }
}
