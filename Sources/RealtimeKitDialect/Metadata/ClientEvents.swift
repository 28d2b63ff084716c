import Dialects
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
    case dominant(IdentifierBits)
  }

  /// One event.
  struct Event {
    var time: SimulationTime
    var name: StaticString
    var detail = Detail.none
  }

  private var events: [Event] = []
  /// When its test of the network was over; nil for a gateway.
  private(set) var precallEnd: SimulationTime?
  /// When its user had let it use the microphone.
  private(set) var permissionGranted = SimulationTime(microseconds: 0)

  /// Gathers the events of the peer at `position`.
  mutating func begin(of position: Int, tracks: Tracks, in plan: SessionPlan) {
    typealias Conventions = RealtimeKitConventions
    let peer = plan.peers[position]
    events.removeAll(keepingCapacity: true)
    var draws = RandomStream(plan.identifiers.key(peer.entity, ReportingBucket.metadata))
    let begin = peer.joined - draws.milliseconds(in: Conventions.precallLead)
    permissionGranted = begin + draws.milliseconds(in: Conventions.permission)
    let tested = begin + draws.milliseconds(in: Conventions.precallTest)
    let noted = peer.joined - draws.milliseconds(in: Conventions.initialState)
    let signalling = peer.joined - draws.milliseconds(in: Conventions.signalling)
    let firstReport =
      plan.ticks[peer.ticks].first
      ?? min(peer.left, peer.joined + .milliseconds(Int64(Conventions.firstReport.upperBound)))
    // Who joins while the network is silent has joined all the same: only media come later.
    let usualReport = min(firstReport, peer.joined + .milliseconds(Int64(Conventions.firstReport.upperBound)))
    let settled = max(peer.joined, usualReport - .milliseconds(Conventions.joinToReport))
    precallEnd = peer.isGateway ? nil : tested
    if !peer.isGateway {
      add(begin, "precall_begin")
      add(permissionGranted, "media_permission", .permission(device: "AUDIO"))
      addStates(of: peer, at: noted, in: plan)
    }
    add(signalling, "websocket_connected")
    addStates(of: peer, at: settled, in: plan)
    add(min(peer.left, firstReport + draws.milliseconds(in: Conventions.mediaConnection)), "transport_connected")
    addToggles(of: peer, after: settled, in: plan)
    let videos = Videos(positions: tracks.videos(of: position), tracks: tracks)
    addCameras(of: peer, videos, after: settled, in: plan)
    addScreens(of: peer, videos, after: settled, picker: draws.milliseconds(in: Conventions.sharePicker), in: plan)
    addReconnects(of: peer, in: plan)
    for change in tracks.speakers.changes where change.peer == position {
      add(change.time, "dominant_speaker", .dominant(peer.id))
    }
    if plan.conversation.legs[peer.leg].end != .networkLost { add(peer.left, "disconnect") }
    // What happens at one time stays in the order of its cause.
    events.insertionSort { $0.time < $1.time }
  }

  private mutating func add(_ time: SimulationTime, _ name: StaticString, _ detail: Detail = .none) {
    events.append(Event(time: time.flooredToMilliseconds, name: name, detail: detail))
  }

  /// The state of microphone and camera, noted before the join and again right at it.
  private mutating func addStates(of peer: Peer, at time: SimulationTime, in plan: SessionPlan) {
    let isCameraOn = plan.spans.contains(time, in: peer.cameras)
    if !peer.isGateway { add(time, isCameraOn ? "video_on" : "video_off") }
    let joined = plan.conversation.legs[peer.leg].joinedAt ?? time
    add(time, plan.spans.contains(max(time, joined), in: peer.mutes) ? "audio_off" : "audio_on")
  }

  private mutating func addToggles(of peer: Peer, after settled: SimulationTime, in plan: SessionPlan) {
    let left = plan.conversation.legs[peer.leg].leftAt
    for position in peer.mutes {
      let span = plan.spans[position]
      if span.start > settled { add(span.start, "audio_off") }
      if span.end > settled, span.end < left { add(span.end, "audio_on") }
    }
  }

  /// The videos that a peer sent.
  private struct Videos {
    let positions: Range<Int>
    let tracks: Tracks

    /// The first from `source` that was sent at some time of `span`.
    func first(from source: VideoSource, during span: TimeSpan) -> VideoTrack? {
      positions.first { tracks.videos[$0].source == source && tracks.videos[$0].span.overlaps(span) }
        .map { tracks.videos[$0] }
    }
  }

  private mutating func addCameras(of peer: Peer, _ videos: Videos, after settled: SimulationTime, in plan: SessionPlan)
  {
    let left = plan.conversation.legs[peer.leg].leftAt
    for position in peer.cameras {
      let span = plan.spans[position]
      let start = max(settled, span.start)
      if position == peer.cameras.first { add(start, "media_permission", .permission(device: "VIDEO")) }
      if let size = videos.first(from: .camera, during: span)?.largest(of: videos.tracks.layers, in: plan) {
        add(start, "expected_video_resolution", .frame(width: size.width, height: size.height))
      }
      if span.start > settled { add(span.start, "video_on") }
      if span.end < left { add(span.end, "video_off") }
    }
  }

  private mutating func addScreens(
    of peer: Peer, _ videos: Videos, after settled: SimulationTime, picker: SimulationDuration, in plan: SessionPlan
  ) {
    for position in peer.screenshares {
      let span = plan.spans[position]
      let track = videos.first(from: .screen, during: span)
      let source = track?.layers.first.map { videos.tracks.layers[$0].source }
      add(max(settled, span.start - picker), "screenshare_start_requested")
      if let size = track?.largest(of: videos.tracks.layers, in: plan) {
        add(span.start, "expected_screenshare_resolution", .frame(width: size.width, height: size.height))
      }
      add(span.start, "screenshare_started", .source(source))
      add(span.end, "screenshare_stopped", .source(source))
    }
  }

  /// A client that lost its network tries again and again until the transport is back.
  private mutating func addReconnects(of peer: Peer, in plan: SessionPlan) {
    for after in peer.links.dropFirst() {
      let back = plan.spans[after].start
      var attempt = plan.spans[after - 1].end + RealtimeKitConventions.reconnectAttempt
      while attempt < back {
        add(attempt, "reconnect_attempt")
        attempt += RealtimeKitConventions.reconnectAttempt
      }
      add(back, "websocket_connected")
      add(back, "transport_connected")
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
    case .dominant(let peer):
      json.key("peer_id")
      json.uuid(peer)
    }
    json.endObject()
  }
}
