import Foundation
import JSONText
import Testing

/// The flows of `scenarios/genesys-flows.yaml`, each as it stands in the records.
@Suite(.enabled(if: Tool.isBuilt, "needs the release build: make build"))
struct GenesysFlowTests {
  /// What a call is in a few words: `user out contacting client Contacting>Dialing>Interact`.
  fileprivate struct Party {
    let purpose: String
    let call: JSONValue
    let participant: JSONValue
    var direction: String { call["direction"]?.string ?? "" }
    var ended: String { call["disconnectType"]?.string ?? "" }
    var segments: [String] { (call["segments"]?.elements ?? []).compactMap { $0["type"]?.string } }
    var isAnswered: Bool { call["connectedTime"] != nil }
    var causes: [Int] { (call["disconnectReasons"]?.elements ?? []).compactMap { $0["code"]?.integer.map(Int.init) } }
    var error: String { call["errorInfo"]?["code"]?.string ?? "" }
  }

  fileprivate static let run: [(document: JSONValue, parties: [Party])] = {
    guard let scratch = try? Scratch(),
      let outcome = try? Tool.run(
        ["generate", Tool.scenario("genesys-flows"), "--only", "genesys/conversation.ndjson", "--out", "-", "--quiet"]),
      outcome.code == 0
    else { return [] }
    _ = scratch
    return outcome.text.split(separator: "\n").compactMap { line in
      guard let document = try? JSONReader.parse(Array(line.utf8)) else { return nil }
      let parties = (document["participants"]?.elements ?? []).compactMap { participant in
        participant["calls"]?.elements.first.map {
          Party(purpose: participant["purpose"]?.string ?? "", call: $0, participant: participant)
        }
      }
      return (document, parties)
    }
  }()

  struct Flow: CustomStringConvertible, Sendable {
    let description: String
    fileprivate let isMet: @Sendable (JSONValue, [Party]) -> Bool
    fileprivate init(_ name: String, _ isMet: @escaping @Sendable (JSONValue, [Party]) -> Bool) {
      description = name
      self.isMet = isMet
    }
  }

  static let flows: [Flow] = [
    Flow("5.5 business call, answered") { _, parties in
      parties.map(\.purpose) == ["user", "external"]
        && parties.allSatisfy { $0.direction == "outbound" && $0.isAnswered }
        && Array(parties[0].segments.prefix(2)) == ["Contacting", "Dialing"]
        && parties[1].segments == ["Dialing", "Interact"]
        && parties[0].participant["queueId"] == nil
    },
    Flow("5.5 business call, busy") { _, parties in
      parties.map(\.ended) == ["peer", "endpoint"] && parties[1].causes == [17, 486]
    },
    Flow("5.5 business call, not answered") { _, parties in
      parties.map(\.ended) == ["peer", "timeout"] && parties[1].causes == [19, 480]
    },
    Flow("5.5 business call, given up by the caller") { _, parties in
      parties.map(\.purpose) == ["user", "external"] && !parties[1].isAnswered
        && ["client", "endpoint"].contains(parties[0].ended) && parties[1].ended == "peer"
    },
    Flow("uncallable: no such number") { _, parties in
      parties.last?.ended == "uncallable" && parties.last?.causes == [1, 404]
    },
    Flow("timeout: the telephone cannot be reached") { _, parties in
      parties.last?.ended == "timeout" && parties.last?.causes == [18, 408]
    },
    Flow("endpoint: whoever is called lets no calls through") { _, parties in
      parties.last?.ended == "endpoint" && parties.last?.causes == [21, 603]
    },
    Flow("error: no line is free") { _, parties in
      parties.last?.ended == "error" && parties.last?.causes == [34, 503] && !(parties.last?.error ?? "").isEmpty
    },
    Flow("error: something on the way has failed") { _, parties in
      parties.last?.ended == "error" && parties.last?.causes == [41, 503] && !(parties.last?.error ?? "").isEmpty
    },
    Flow("other: an exchange gave no reason") { _, parties in
      parties.last?.ended == "other" && parties.last?.causes == [127]
    },
    Flow("error: one's own telephone cannot be reached") { _, parties in
      parties.count == 1 && parties[0].segments == ["Contacting"] && parties[0].ended == "error"
        && parties[0].error.hasSuffix("mediaHelperRequired")
    },
    Flow("5.14 one calls another") { _, parties in
      parties.map(\.purpose) == ["user", "user"] && parties.map(\.direction) == ["outbound", "inbound"]
        && parties[1].segments == ["Alert", "Interact"]
        && parties[1].call["peerId"]?.string == parties[0].call["id"]?.string
    },
    Flow("5.14 direct call") { _, parties in
      parties.map(\.purpose) == ["external", "user"] && parties[1].isAnswered
        && parties[1].call["transferSource"] == nil
    },
    Flow("5.14 by extension, transferSource ivr") { _, parties in
      parties.map(\.purpose) == ["external", "ivr", "user"] && parties[2].call["transferSource"]?.string == "ivr"
    },
    Flow("passed on by another exchange, transferSource external") { _, parties in
      parties.contains { $0.call["transferSource"]?.string == "external" }
    },
    Flow("transfer.noanswer, then the mailbox of the same user") { document, parties in
      parties.suffix(2).map(\.purpose) == ["user", "voicemail"]
        && parties[parties.count - 2].ended == "transfer.noanswer"
        && parties.last?.participant["userId"]?.string == parties[parties.count - 2].participant["userId"]?.string
        && (document["recentTransfers"]?.elements.first?["initiator"]?.members.isEmpty ?? false)
    },
    Flow("transfer.donotdisturb") { _, parties in
      parties.contains { $0.ended == "transfer.donotdisturb" } && parties.last?.purpose == "voicemail"
    },
    Flow("endpoint.donotdisturb") { _, parties in parties.last?.ended == "endpoint.donotdisturb" },
    Flow("transfer.notavailable") { _, parties in
      parties.contains { $0.ended == "transfer.notavailable" } && parties.last?.purpose == "voicemail"
    },
    Flow("transfer.forward, and the colleague answers") { document, parties in
      parties.suffix(2).map(\.purpose) == ["user", "user"] && parties[parties.count - 2].ended == "transfer.forward"
        && parties.last?.isAnswered == true
        && document["recentTransfers"]?.elements.first?["state"]?.string == "Complete"
    },
    Flow("spam: the exchange refuses a nuisance") { _, parties in parties.map(\.ended) == ["spam"] },
    Flow("5.14 group ring: several are alerted, one takes it") { _, parties in
      guard parties.count > 3, parties[1].purpose == "group", parties[1].ended == "transfer" else { return false }
      let group = parties[1].participant["groupId"]?.string
      let members = parties.dropFirst(2)
      return members.allSatisfy { $0.purpose == "user" && $0.participant["groupId"]?.string == group }
        && members.filter(\.isAnswered).count == 1
        && members.filter { !$0.isAnswered }.allSatisfy { $0.ended == "peer" }
    },
    Flow("transfer.conference: a merged consult is handed over") { document, parties in
      parties.contains { $0.ended == "transfer.conference" } && document["maxParticipants"] != nil
    },
    Flow("transport.failure: a network is gone for too long") { _, parties in
      parties.contains { $0.ended == "transport.failure" && !$0.error.isEmpty }
    },
    Flow("an evaluation, finished and shown") { _, parties in
      parties.contains { party in
        let evaluation = party.participant["evaluations"]?.elements.first
        return evaluation?["status"]?.string == "FINISHED" && evaluation?["releaseDate"] != nil
          && evaluation?["answers"]?["questionGroupScores"]?.elements.count == 4
      }
    },
    Flow("an evaluation that a machine failed at") { _, parties in
      parties.contains {
        $0.participant["evaluations"]?.elements.first?["aiScoring"]?["failureType"] != nil
      }
    },
    Flow("a recorded screen") { _, parties in
      parties.contains { $0.participant["screenRecordingState"]?.string == "stopped" }
    },
    Flow("a screen whose desktop did not answer, or could not") { _, parties in
      let states = parties.map { $0.participant["screenRecordingState"]?.string }
      return states.contains("error") || states.contains("timeout")
    },
    Flow("5.14 fax, received") { _, parties in
      parties.map(\.purpose) == ["external", "fax"]
        && Array(parties[1].segments.suffix(3)) == ["Transmitting", "Converting", "Uploading"]
        && parties[1].call["faxStatus"]?["direction"]?.string == "receive" && parties[1].call["documentId"] != nil
    },
    Flow("5.14 fax, sent") { _, parties in
      parties.map(\.purpose) == ["fax", "external"] && parties[0].call["initialState"]?.string == "uploading"
        && parties[0].segments == ["Uploading", "Converting", "Dialing", "Interact", "Transmitting"]
        && parties[0].call["faxStatus"]?["direction"]?.string == "send"
    },
  ]

  @Test(arguments: flows)
  func `a flow occurs as it is described`(flow: Flow) {
    #expect(!Self.run.isEmpty)
    #expect(Self.run.contains { flow.isMet($0.document, $0.parties) })
  }
}
