import GroundTruth
import JSONText
import Quantities

/// A peer's report: who reported from where, and how every stream fared.
struct PeerReport {
  let plan: SessionPlan
  let position: Int
  /// The peer's own producers.
  let microphones: [AudioTrack]
  let videos: [VideoTrack]
  /// The session's dominant speakers.
  let speakers: DominantSpeakers
  /// What it sent and what it received, sample by sample.
  let spoken: [AudioProducerRow]
  let camera: [VideoProducerRow]
  let screen: [VideoProducerRow]
  let heard: AudioReception
  let cameras: VideoReception
  let screens: VideoReception

  /// The report of the peer at `position`.
  init(of position: Int, in plan: SessionPlan, tracks: Tracks) {
    self.plan = plan
    self.position = position
    let peer = plan.peers[position]
    let seed = plan.directory.seed
    microphones = tracks.microphones[position]
    videos = tracks.videos[position]
    speakers = tracks.speakers
    spoken = AudioProducerRow.rows(of: microphones, peer: peer, seed: seed)
    camera = VideoProducerRow.rows(of: videos, from: .camera, peer: peer, seed: seed)
    screen = VideoProducerRow.rows(of: videos, from: .screen, peer: peer, seed: seed)
    let intake = Intake(of: position, tracks: tracks, in: plan)
    heard = AudioReception(of: position, intake: intake, tracks: tracks, in: plan)
    cameras = VideoReception(of: position, from: .camera, intake: intake, tracks: tracks, in: plan)
    screens = VideoReception(of: position, from: .screen, intake: intake, tracks: tracks, in: plan)
  }

  var peer: Peer { plan.peers[position] }

  /// Writes the object.
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("metadata")
    ReportMetadata(self).write(to: &json)
    json.key("quality")
    writeQuality(to: &json)
    json.endObject()
  }

  /// Writes the series and their cumulative objects in the captured order; a screen's sound is never shared.
  private func writeQuality(to json: inout JSONWriter) {
    json.beginObject()
    json.key("video_consumer")
    write(cameras, to: &json)
    json.key("audio_consumer")
    json.beginArray()
    var consumers = RepeatedNames(heard.streams.count)
    for row in heard.rows { row.write(heard.streams[row.stream], &consumers, to: &json) }
    json.endArray()
    json.key("screenshare_video_consumer")
    write(screens, to: &json)
    json.key("screenshare_audio_consumer")
    json.beginArray()
    json.endArray()
    json.key("video_producer")
    write(camera, to: &json)
    json.key("audio_producer")
    json.beginArray()
    var producers = RepeatedNames(microphones.count)
    for row in spoken { row.write(microphones[row.track], section: 0, &producers, to: &json) }
    json.endArray()
    json.key("screenshare_video_producer")
    write(screen, to: &json)
    json.key("screenshare_audio_producer")
    json.beginArray()
    json.endArray()
    writeCumulative(to: &json)
    json.endObject()
  }

  private func writeCumulative(to json: inout JSONWriter) {
    json.key("video_consumer_cumulative")
    Cumulative.write(cameras.rows, to: &json)
    json.key("audio_consumer_cumulative")
    Cumulative.write(heard.rows, to: &json)
    json.key("screenshare_video_consumer_cumulative")
    Cumulative.write(screens.rows, to: &json)
    json.key("screenshare_audio_consumer_cumulative")
    Cumulative.write([AudioConsumerRow](), to: &json)
    json.key("video_producer_cumulative")
    Cumulative.write(camera, to: &json)
    json.key("audio_producer_cumulative")
    Cumulative.write(spoken, to: &json)
    json.key("screenshare_video_producer_cumulative")
    Cumulative.write(screen, to: &json)
    json.key("screenshare_audio_producer_cumulative")
    Cumulative.write([AudioProducerRow](), to: &json)
  }

  private func write(_ reception: VideoReception, to json: inout JSONWriter) {
    json.beginArray()
    var consumers = RepeatedNames(reception.streams.count)
    for row in reception.rows { row.write(reception.streams[row.stream], &consumers, to: &json) }
    json.endArray()
  }

  private func write(_ rows: [VideoProducerRow], to json: inout JSONWriter) {
    json.beginArray()
    for row in rows { row.write(videos[row.track], to: &json) }
    json.endArray()
  }
}
