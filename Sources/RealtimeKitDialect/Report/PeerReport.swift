import GroundTruth
import JSONText
import Quantities

/// A peer's report: who reported from where, and how every stream fared.
///
/// Its memory serves one peer after the other.
struct PeerReport {
  private(set) var position = 0
  /// What the client noted.
  private(set) var events = ClientEvents()
  /// What it sent and what it received, sample by sample.
  private(set) var spoken: [AudioProducerRow] = []
  private(set) var camera = VideoProduction()
  private(set) var screen = VideoProduction()
  private(set) var sound: [AudioProducerRow] = []
  private(set) var heard = AudioReception()
  private(set) var sounds = AudioReception()
  private(set) var cameras = VideoReception()
  private(set) var screens = VideoReception()
  private var intake = Intake()
  private var names = RepeatedNames()
  private var cumulative = Cumulative()

  /// Gathers the report of the peer at `position`.
  mutating func begin(of position: Int, in plan: SessionPlan, tracks: Tracks) {
    self.position = position
    let peer = plan.peers[position]
    let videos = tracks.videos(of: position)
    spoken.removeAll(keepingCapacity: true)
    AudioProducerRow.append(
      tracks.microphones(of: position), of: peer, sending: plan.uplink(of: peer), tracks.microphones, in: plan,
      to: &spoken)
    sound.removeAll(keepingCapacity: true)
    AudioProducerRow.append(
      tracks.sounds(of: position), of: peer, sending: plan.sound(of: peer), tracks.sounds, in: plan, to: &sound)
    camera.begin(videos, from: .camera, peer: peer, tracks: tracks, in: plan)
    screen.begin(videos, from: .screen, peer: peer, tracks: tracks, in: plan)
    intake.begin(of: position, tracks: tracks, in: plan)
    heard.begin(of: peer, .microphone, intake: intake, tracks: tracks, in: plan)
    sounds.begin(of: peer, .sound, intake: intake, tracks: tracks, in: plan)
    cameras.begin(of: peer, from: .camera, intake: intake, tracks: tracks, in: plan)
    screens.begin(of: peer, from: .screen, intake: intake, tracks: tracks, in: plan)
    events.begin(of: position, tracks: tracks, in: plan)
  }

  /// Writes the object, or the parts of it that `filter` keeps.
  mutating func write(
    _ filter: ReportFilter = .everything, in plan: SessionPlan, tracks: Tracks, to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("metadata")
    writeMetadata(filter, in: plan, to: &json)
    if filter.contains(.quality) {
      json.key("quality")
      writeQuality(tracks, to: &json)
    }
    json.endObject()
  }

  /// Writes the series and their cumulative objects in the captured order.
  private mutating func writeQuality(_ tracks: Tracks, to json: inout JSONWriter) {
    json.beginObject()
    json.key("video_consumer")
    write(cameras, to: &json)
    json.key("audio_consumer")
    write(heard, to: &json)
    json.key("screenshare_video_consumer")
    write(screens, to: &json)
    json.key("screenshare_audio_consumer")
    write(sounds, to: &json)
    json.key("video_producer")
    write(camera.rows, tracks, to: &json)
    json.key("audio_producer")
    write(spoken, of: tracks.microphones, to: &json)
    json.key("screenshare_video_producer")
    write(screen.rows, tracks, to: &json)
    json.key("screenshare_audio_producer")
    write(sound, of: tracks.sounds, to: &json)
    writeCumulative(to: &json)
    json.endObject()
  }

  private mutating func writeCumulative(to json: inout JSONWriter) {
    json.key("video_consumer_cumulative")
    cumulative.write(cameras.rows, to: &json)
    json.key("audio_consumer_cumulative")
    cumulative.write(heard.rows, to: &json)
    json.key("screenshare_video_consumer_cumulative")
    cumulative.write(screens.rows, to: &json)
    json.key("screenshare_audio_consumer_cumulative")
    cumulative.write(sounds.rows, to: &json)
    json.key("video_producer_cumulative")
    cumulative.write(camera.rows, to: &json)
    json.key("audio_producer_cumulative")
    cumulative.write(spoken, to: &json)
    json.key("screenshare_video_producer_cumulative")
    cumulative.write(screen.rows, to: &json)
    json.key("screenshare_audio_producer_cumulative")
    cumulative.write(sound, to: &json)
  }

  private mutating func write(_ reception: AudioReception, to json: inout JSONWriter) {
    json.beginArray()
    names.begin(reception.streams.count)
    for row in reception.rows { row.write(reception.streams[row.stream], &names, to: &json) }
    json.endArray()
  }

  private mutating func write(_ rows: [AudioProducerRow], of tracks: [AudioTrack], to json: inout JSONWriter) {
    json.beginArray()
    names.begin(tracks.count)
    for row in rows { row.write(tracks[row.track], &names, to: &json) }
    json.endArray()
  }

  private mutating func write(_ reception: VideoReception, to json: inout JSONWriter) {
    json.beginArray()
    names.begin(reception.streams.count)
    for row in reception.rows { row.write(reception.streams[row.stream], &names, to: &json) }
    json.endArray()
  }

  private mutating func write(_ rows: [VideoProducerRow], _ tracks: Tracks, to json: inout JSONWriter) {
    json.beginArray()
    names.begin(tracks.layers.count)
    for row in rows {
      row.write(tracks.videos[row.track], source: tracks.layers[row.layer].source, &names, to: &json)
    }
    json.endArray()
  }
}
