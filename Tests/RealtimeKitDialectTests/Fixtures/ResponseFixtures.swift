import JSONText
import _RuleFixtures

extension SampleFiles {
  /// Edits the first answer to `operation`.
  fileprivate mutating func answer(to operation: String, _ edit: (inout JSONValue) -> Void) {
    let position = self["realtimekit.response"].firstIndex {
      $0["operation"]?.string == operation && $0["status"]?.integer == 200
    }
    if let position { edit(&self["realtimekit.response"][position]) }
  }
}

extension Fixture {
  static let responseFixtures: [Fixture] = [
    Fixture("realtimekit.response.records") { run in
      run.answer(to: "get_session_details") { answer in
        answer[edit: "body"][edit: "data"][edit: "meeting_display_name"] = .string("another")
      }
    },
    Fixture("realtimekit.response.reports") { run in
      run.answer(to: "get_participant_data_from_peer_id") { answer in
        answer[edit: "query"][edit: "filters"] = .string("ip_information")
      }
    },
    Fixture("realtimekit.response.paging") { run in
      run.answer(to: "get_session_participants") { answer in
        answer[edit: "body"][edit: "data"][edit: "paging"].add(1, to: "end_offset")
      }
    },
    Fixture("realtimekit.response.status") { run in
      run.answer(to: "get_session_details") { $0[edit: "body"][edit: "success"] = .boolean(false) }
    },
    Fixture("realtimekit.download.url") { run in
      run["realtimekit.download"][0].shift("expires_at", by: 60_000)
    },
    Fixture("realtimekit.download.contents") { run in
      let position = run["realtimekit.download"].firstIndex { $0["content_type"]?.string == "text/vtt" }
      guard let position else { return }
      let text = run["realtimekit.download"][position]["content"]?.string ?? ""
      run["realtimekit.download"][position][edit: "content"] = .string(
        text + "99:00:00.000 --> 99:00:01.000\nNobody: And one more.\n\n")
    },
  ]
}
