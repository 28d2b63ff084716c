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
    case permission(device: StaticString, answer: StaticString)
    case device(StaticString)
    case role(StaticString)
    case fallback(isOn: Bool)
    /// Seconds behind the live edge, in thousandths.
    case latency(Int)
    case rendition(BroadcastRendition)
    case playerError(code: Int, message: StaticString, type: StaticString)
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
  /// When its user had let it use the microphone, or had not.
  private(set) var permissionGranted = SimulationTime(microseconds: 0)
  /// Whether an event without metadata has an empty one.
  private var writesEmptyDetail = false

  /// Gathers the events of the peer at `position`.
  mutating func begin(of position: Int, tracks: Tracks, in plan: SessionPlan) {
    typealias Conventions = RealtimeKitConventions
    let peer = plan.peers[position]
    events.removeAll(keepingCapacity: true)
    var draws = RandomStream(plan.identifiers.key(peer.entity, ReportingBucket.metadata))
    let leg = plan.conversation.legs[peer.leg]
    let person = plan.conversation.people[peer.person]
    writesEmptyDetail = leg.device != nil && person.device?.framework == .flutter
    // Nothing happens to a client before it is loaded.
    let usualBegin = peer.joined - draws.milliseconds(in: Conventions.precallLead)
    let begin =
      leg.device?.incidents.lazy.map(\.at).min().map { min(usualBegin, $0 - Conventions.loading) } ?? usualBegin
    let granted = begin + draws.milliseconds(in: Conventions.permission)
    permissionGranted = leg.device?.asked(for: .microphone)?.at.flooredToMilliseconds ?? granted
    let tested = begin + draws.milliseconds(in: Conventions.precallTest)
    let noted = peer.joined - draws.milliseconds(in: Conventions.initialState)
    let signalling = peer.joined - draws.milliseconds(in: Conventions.signalling)
    let firstReport =
      plan.ticks[peer.ticks].first
      ?? min(peer.left, peer.joined + .milliseconds(Int64(Conventions.firstReport.upperBound)))
    // Who joins while the network is silent has joined all the same: only media come later.
    let usualReport = min(firstReport, peer.joined + .milliseconds(Int64(Conventions.firstReport.upperBound)))
    let settled = max(peer.joined, usualReport - .milliseconds(Conventions.joinToReport))
    precallEnd = peer.isGateway || !plan.isKnown(tested) ? nil : tested
    if !peer.isGateway {
      add(begin, "precall_begin")
      if leg.device == nil {
        add(permissionGranted, "media_permission", .permission(device: "AUDIO", answer: "ACCEPTED"))
      }
      addStates(of: peer, at: noted, in: plan)
    }
    add(signalling, "websocket_connected")
    addStates(of: peer, at: settled, in: plan)
    let connected = firstReport + draws.milliseconds(in: Conventions.mediaConnection)
    // Who neither sends nor receives media has no connection for them, a broadcast's audience not before the stage.
    if let reception = peer.reception { add(min(peer.left, max(connected, reception)), "transport_connected") }
    addToggles(of: peer, after: settled, in: plan)
    let picker = draws.milliseconds(in: Conventions.sharePicker)
    if let client = leg.device { addIncidents(of: client, peer, picker: picker) }
    let videos = Videos(positions: tracks.videos(of: position), tracks: tracks)
    addCameras(of: peer, videos, after: settled, in: plan)
    addScreens(of: peer, videos, after: settled, picker: picker, in: plan)
    addReconnects(of: peer, in: plan)
    for change in tracks.speakers.changes where change.peer == position {
      add(change.time, "dominant_speaker", .dominant(peer.id))
    }
    if peer.preset.watchesBroadcast { addBroadcast(to: peer, in: plan) }
    if peer.isLive {
      events.removeAll { !plan.isKnown($0.time) }
    } else if leg.end != .networkLost {
      add(peer.left, "disconnect")
    } else {
      addLastLoss(of: peer, in: plan)
    }
    // What happens at one time stays in the order of its cause.
    events.insertionSort { $0.time < $1.time }
  }

  mutating func add(_ time: SimulationTime, _ name: StaticString, _ detail: Detail = .none) {
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
      if position == peer.cameras.first, plan.conversation.legs[peer.leg].device == nil {
        add(start, "media_permission", .permission(device: "VIDEO", answer: "ACCEPTED"))
      }
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
      let client = plan.conversation.people[peer.person].device
      // A native application does not learn the number of what the system captures.
      let isKnown = plan.conversation.legs[peer.leg].device == nil || client?.isBrowser ?? true
      let source = isKnown ? track?.layers.first.map { videos.tracks.layers[$0].source } : nil
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
      if plan.conversation.legs[peer.leg].device != nil { add(plan.spans[after - 1].end, "disconnect") }
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
    if case .none = detail, !writesEmptyDetail { return }
    json.key("metadata")
    json.beginObject()
    switch detail {
    case .none: break
    case .permission(let device, let answer):
      json.key("device_type")
      json.literal(device)
      json.key("permission")
      json.literal(answer)
    case .device(let device):
      json.key("device_type")
      json.literal(device)
    case .role(let preset):
      json.key("participant_role")
      json.literal(preset)
    case .fallback(let isOn):
      json.key("on")
      json.boolean(isOn)
    case .latency(let thousandths):
      json.key("latency")
      json.decimal(thousandths, places: 3)
    case .rendition(let rendition):
      json.key("width")
      json.integer(rendition.width)
      json.key("height")
      json.integer(rendition.height)
      json.key("bitrate")
      json.integer(rendition.bitRate)
    case .playerError(let code, let message, let type):
      json.key("code")
      json.integer(code)
      json.key("message")
      json.literal(message)
      json.key("type")
      json.literal(type)
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
