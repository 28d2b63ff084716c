import GroundTruth
import JSONText
import Quantities
import Randomness

/// What a client noted about its own session, in order of time.
struct ClientEvents {
  /// The metadata of an event; which keys there are follows from its kind.
  enum Detail {
    case none
    case permission(device: StaticString)
    case source(UInt32?)
    case frame(width: Int, height: Int)
    case dominant
  }

  /// One event.
  struct Event {
    var time: SimulationTime
    var name: StaticString
    var detail = Detail.none
  }

  private var events: [Event] = []
  private let peer: Peer
  /// When the client was loaded; nil for a gateway.
  private(set) var precallBegin: SimulationTime?
  /// When its test of the network was over.
  private(set) var precallEnd: SimulationTime?
  /// When its user had let it use the microphone.
  private(set) var permissionGranted: SimulationTime

  init(of report: PeerReport) {
    typealias Conventions = RealtimeKitConventions
    let plan = report.plan
    let peer = report.peer
    self.peer = peer
    var draws = RandomStream(
      StreamKey(seed: plan.directory.seed, entity: peer.entity, purpose: .reporting, bucket: ReportingBucket.metadata))
    let begin = peer.joined - draws.milliseconds(in: Conventions.precallLead)
    permissionGranted = begin + draws.milliseconds(in: Conventions.permission)
    let tested = begin + draws.milliseconds(in: Conventions.precallTest)
    let noted = peer.joined - draws.milliseconds(in: Conventions.initialState)
    let signalling = peer.joined - draws.milliseconds(in: Conventions.signalling)
    let firstReport =
      peer.ticks.first ?? min(peer.left, peer.joined + .milliseconds(Int64(Conventions.firstReport.upperBound)))
    let settled = max(peer.joined, firstReport - .milliseconds(Conventions.joinToReport))
    if !peer.isGateway {
      precallBegin = begin
      precallEnd = tested
      add(begin, "precall_begin")
      add(permissionGranted, "media_permission", .permission(device: "AUDIO"))
      addStates(at: noted, in: plan)
    }
    add(signalling, "websocket_connected")
    addStates(at: settled, in: plan)
    add(min(peer.left, firstReport + draws.milliseconds(in: Conventions.mediaConnection)), "transport_connected")
    addToggles(after: settled)
    addVideos(report, after: settled, picker: draws.milliseconds(in: Conventions.sharePicker))
    addReconnects()
    for change in report.speakers.changes where change.peer == report.position {
      add(change.time, "dominant_speaker", .dominant)
    }
    if peer.leg.end != .networkLost { add(peer.left, "disconnect") }
    // Stable: what happens at one time stays in the order of its cause.
    events = events.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
  }

  private mutating func add(_ time: SimulationTime, _ name: StaticString, _ detail: Detail = .none) {
    events.append(Event(time: time.flooredToMilliseconds, name: name, detail: detail))
  }

  /// The state of microphone and camera, noted before the join and again right at it.
  private mutating func addStates(at time: SimulationTime, in plan: SessionPlan) {
    let isCameraOn = plan.conversation.cameras(of: peer.leg.index).contains(time)
    if !peer.isGateway { add(time, isCameraOn ? "video_on" : "video_off") }
    add(time, peer.mutes.contains(max(time, peer.leg.joinedAt ?? time)) ? "audio_off" : "audio_on")
  }

  private mutating func addToggles(after settled: SimulationTime) {
    for span in peer.mutes {
      if span.start > settled { add(span.start, "audio_off") }
      if span.end > settled, span.end < peer.leg.leftAt { add(span.end, "audio_on") }
    }
  }

  private mutating func addVideos(_ report: PeerReport, after settled: SimulationTime, picker: SimulationDuration) {
    let conversation = report.plan.conversation
    for (number, span) in conversation.cameras(of: peer.leg.index).enumerated() {
      let track = report.videos.first { $0.source == .camera && $0.span.overlaps(span) }
      if number == 0 { add(max(settled, span.start), "media_permission", .permission(device: "VIDEO")) }
      if let size = track?.largest {
        add(max(settled, span.start), "expected_video_resolution", .frame(width: size.width, height: size.height))
      }
      if span.start > settled { add(span.start, "video_on") }
      if span.end < peer.leg.leftAt { add(span.end, "video_off") }
    }
    for span in conversation.screenshares(of: peer.leg.index) {
      let track = report.videos.first { $0.source == .screen && $0.span.overlaps(span) }
      add(max(settled, span.start - picker), "screenshare_start_requested")
      if let size = track?.largest {
        add(span.start, "expected_screenshare_resolution", .frame(width: size.width, height: size.height))
      }
      add(span.start, "screenshare_started", .source(track?.layers.first?.source))
      add(span.end, "screenshare_stopped", .source(track?.layers.first?.source))
    }
  }

  /// A client that lost its network tries again and again until the transport is back.
  private mutating func addReconnects() {
    for (before, after) in zip(peer.links, peer.links.dropFirst()) {
      var attempt = before.end + RealtimeKitConventions.reconnectAttempt
      while attempt < after.start {
        add(attempt, "reconnect_attempt")
        attempt += RealtimeKitConventions.reconnectAttempt
      }
      add(after.start, "websocket_connected")
      add(after.start, "transport_connected")
    }
  }

  /// Writes the array.
  func write(to json: inout JSONWriter) {
    json.beginArray()
    for event in events {
      json.beginObject()
      json.key("name")
      json.literal(event.name)
      json.key("timestamp")
      json.time(event.time)
      write(event.detail, to: &json)
      json.endObject()
    }
    json.endArray()
  }

  private func write(_ detail: Detail, to json: inout JSONWriter) {
    if case .none = detail { return }
    json.key("metadata")
    json.beginObject()
    switch detail {
    case .none: break
    case .permission(let device):
      json.key("device_type")
      json.literal(device)
      json.key("permission")
      json.literal("ACCEPTED")
    case .source(let source):
      json.key("ssrc")
      if let source { json.integer(source) } else { json.null() }
    case .frame(let width, let height):
      json.key("frame_width")
      json.integer(width)
      json.key("frame_height")
      json.integer(height)
    case .dominant:
      json.key("peer_id")
      json.uuid(peer.id)
    }
    json.endObject()
  }
}
