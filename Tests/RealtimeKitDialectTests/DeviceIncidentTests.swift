import GroundTruth
import JSONText
import Quantities
import Testing
import _SampleRecords

/// What the truth tells of clients, in the words of their reports.
@Suite("Client incidents") struct DeviceIncidentTests {
  /// The report of the second to join the sample meeting, whose client meets with `kinds`, a second apart, twenty seconds
  /// after the join.
  private static func metadata(_ kinds: [DeviceIncident.Kind], switches: Set<String> = []) throws -> JSONValue {
    let record = try #require(SampleRecords.record("meeting"))
    var conversation = record.conversation
    let joined = try #require(conversation.legs[1].joinedAt)
    let incidents = kinds.enumerated().map { index, kind in
      DeviceIncident(at: joined + .seconds(20 + Int64(index)), kind)
    }
    let asked = DeviceIncident(at: joined - .seconds(4), .permission(.microphone, .granted))
    conversation.legs[1].device = DeviceLife(incidents: [asked] + incidents)
    let changed = ConversationRecord(
      conversation: conversation, series: record.series, impairments: record.impairments)
    let reports = SampleRun.documents(of: [("meeting", changed)], switches: switches)
      .filter { $0.type == "realtimekit.peer-report" }
    return try #require(try reports[1].value["peer_report"]?["metadata"])
  }

  private static func events(_ metadata: JSONValue) -> [(name: String, detail: String)] {
    (metadata["events"]?.elements ?? []).map { event in
      (event["name"]?.string ?? "", event["metadata"]?.compactText ?? "")
    }
  }

  @Test(
    "An incident is an event with its own metadata",
    arguments: [
      (DeviceIncident.Kind.hidden, "meeting_view_backgrounded", ""),
      (.shown, "meeting_view_foregrounded", ""),
      (.playbackFailed(.loudspeaker), "audio_play_failed", #"{"device_type":"AUDIO"}"#),
      (.playbackFailed(.camera), "video_play_failed", #"{"device_type":"VIDEO"}"#),
      (.captureMuted(.microphone), "audio_track_muted", #"{"device_type":"AUDIO"}"#),
      (.captureMuted(.camera), "video_track_muted", #"{"device_type":"VIDEO"}"#),
      (.fallback(isOn: true), "legacy_switch", #"{"on":true}"#),
      (.fallback(isOn: false), "legacy_switch", #"{"on":false}"#),
      (.networkTestBegan, "net_quality_test_begin", ""),
      (.networkTestEnded, "net_quality_test_end", ""),
      (.permission(.camera, .denied), "media_permission", #"{"device_type":"VIDEO","permission":"DENIED"}"#),
      (
        .permission(.loudspeaker, .dismissed), "media_permission",
        #"{"device_type":"SPEAKER","permission":"CANCELED"}"#
      ),
      (
        .permission(.screen, .deniedBySystem), "media_permission",
        #"{"device_type":"SCREENSHARE","permission":"SYSTEM_DENIED"}"#
      ),
      (
        .permission(.microphone, .couldNotStart), "media_permission",
        #"{"device_type":"AUDIO","permission":"COULD_NOT_START"}"#
      ),
      (
        .permission(.microphone, .noDevice), "media_permission",
        #"{"device_type":"AUDIO","permission":"NO_DEVICES_AVAILABLE"}"#
      ),
      (
        .permission(.microphone, .notRequested), "media_permission",
        #"{"device_type":"AUDIO","permission":"NOT_REQUESTED"}"#
      ),
    ])
  func events(_ kind: DeviceIncident.Kind, _ name: String, _ detail: String) throws {
    let found = Self.events(try Self.metadata([kind]))
    #expect(found.contains { $0.name == name && $0.detail == detail }, "\(found)")
  }

  @Test("Somebody who refuses the picker asked for it first, and shared nothing")
  func refusedScreen() throws {
    let found = Self.events(try Self.metadata([.permission(.screen, .dismissed)])).map(\.name)
    #expect(found.contains("screenshare_start_requested") && !found.contains("screenshare_started"))
  }

  @Test("A headset and a webcam that come and go are updates of their lists, and what is in use changes")
  func hotPlugs() throws {
    let metadata = try Self.metadata([
      .permission(.camera, .granted), .unplugged(.headset), .plugged(.headset), .plugged(.webcam), .unplugged(.webcam),
    ])
    func changes(_ list: String) -> [String] {
      (metadata[list]?.elements ?? []).map { update in
        "+\(update["added"]?.elements.count ?? 0)-\(update["removed"]?.elements.count ?? 0)"
      }
    }
    // What is built in is listed beside the headset, and the system's default beside both.
    #expect(changes("audio_devices_updates").dropFirst() == ["+0-1", "+1-0"])
    #expect(changes("speaker_devices_updates").dropFirst() == ["+0-1", "+1-0"])
    #expect(changes("video_devices_updates") == ["+1-0", "+1-0", "+0-1"])
    let kinds = (metadata["selected_device_updates"]?.elements ?? []).compactMap { $0["device"]?["kind"]?.string }
    #expect(kinds.count { $0 == "videoinput" } == 3 && kinds.count { $0 == "audioinput" } == 3)
  }

  @Test("In full detail a report has the pairs that were not taken, the test's description and graphics")
  func fullDetail() throws {
    let usual = try Self.metadata([])
    let full = try Self.metadata([], switches: ["full-detail"])
    func pairs(_ metadata: JSONValue) -> [JSONValue] {
      metadata["candidate_pairs"]?["producing_transport"]?.elements ?? []
    }
    #expect(pairs(usual).count == 1)
    #expect(pairs(full).count { $0["nominated"]?.boolean == true } == 1)
    if full["browser_metadata"]?["engine"]?.string == "Blink" { #expect(pairs(full).count > 1) }
    #expect(full["pc_metadata"]?.elements.first?["sdp"]?.elements.first?.string?.hasPrefix("v=0\r\n") == true)
    #expect(full["browser_metadata"]?["webgl_support"]?.boolean == true)
    #expect(usual["browser_metadata"]?["webgl_support"]?.boolean == nil)
  }
}
