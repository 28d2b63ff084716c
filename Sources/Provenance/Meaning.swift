import Dialects
import JSONText

/// What an identifier is, in sentences.
struct Meaning {
  let sentences: [String]

  init(_ question: Question, _ story: Explanation.Story, _ hits: [Answer.Hit], _ run: RunFiles) {
    let conversation = story.conversation
    let text = question.identifier
    var sentences: [String] = []
    if question.sequence == nil {
      sentences += Self.names(of: conversation).filter { $0.value == text }.map {
        "the \($0.key) of conversation \(conversation.id)"
      }
      for leg in conversation.legs {
        sentences += Self.names(of: leg).filter { $0.value == text }.map { "the \($0.key) of \(Chronicle.name(leg))" }
      }
      for anomaly in story.anomalies where anomaly.id == text {
        sentences.append("an anomaly, \(anomaly.kind), in \(anomaly.file)")
      }
      for hit in story.hits where hit.impairment == text {
        sentences.append("an impairment of network \(hit.network): \(hit.label), \(hit.effects)")
        break
      }
    }
    if sentences.isEmpty, let hit = hits.first(where: { !run.files[$0.file].path.hasPrefix("truth/") }) ?? hits.first {
      let legs = conversation.legs.filter { story.legs.contains($0.leg) }.map(Chronicle.name)
      let whose = legs.isEmpty ? "" : " of \(legs.joined(separator: " and "))"
      let when = story.moment.map { ", at \(Clock.instant($0))" } ?? ""
      let what = question.sequence.map { "line \($0) of stream \(text)" } ?? "\(hit.location.path)"
      let kind = hit.document["event"]?["type"]?.string.map { ", \($0)" } ?? ""
      sentences.append("\(what) in \(run.files[hit.file].path)\(kind)\(whose)\(when)")
    }
    self.sentences = sentences
  }

  /// What can be said where the truth knows nothing.
  static func plain(_ hits: [Answer.Hit], _ run: RunFiles) -> String {
    guard let hit = hits.first else { return "" }
    return "\(hit.location.path) in \(run.files[hit.file].path), of no conversation"
  }

  private static func names(of conversation: TruthIndex.Conversation) -> [(key: String, value: String?)] {
    [
      ("conversation_id", conversation.id), ("twilio_conference_sid", conversation.twilioConferenceSID),
      ("realtimekit_session_id", conversation.realtimeKitSessionID),
      ("genesys_conversation_id", conversation.genesysConversationID),
    ]
  }

  private static func names(of leg: TruthIndex.Leg) -> [(key: String, value: String?)] {
    [
      ("twilio_call_sid", leg.twilioCallSID), ("twilio_participant_sid", leg.twilioParticipantSID),
      ("realtimekit_peer_id", leg.realtimeKitPeerID), ("genesys_participant_id", leg.genesysParticipantID),
      ("genesys_call_id", leg.genesysCallID), ("ccp_call_id", leg.ccpCallID), ("ccp_stream", leg.ccpStream),
      ("person", leg.person), ("address", leg.address),
    ]
  }
}

/// What many conversations that share an identifier have in common.
struct SharedMeaning {
  let sentences: [String]
  let shared: Explanation.Shared

  init(
    _ question: Question, _ truths: [Answer.Truth], _ hits: [Answer.Hit], _ impairment: Answer.Hit?, total: Int
  ) {
    let text = question.identifier
    let own = truths.flatMap(\.conversation.legs).filter {
      $0.person == text || $0.address == text || $0.ccpStream == text
    }
    // The legs that the identifier belongs to, where it belongs to any.
    let links = Set(hits.flatMap(\.links))
    let legs = truths.map { truth -> TruthIndex.Leg? in
      let named = truth.conversation.legs.filter { $0.person == text || $0.address == text || $0.ccpStream == text }
      let linked = truth.conversation.legs.filter { $0.identifiers.contains(where: links.contains) }
      let matching = named.isEmpty ? linked : named
      // Several legs of one person are as good as one.
      guard let first = matching.first, matching.allSatisfy({ $0.person == first.person }) else { return nil }
      return first
    }
    let conversations = truths.map(\.conversation)
    let figures: [(name: String, values: [String?])] = [
      ("person", legs.map { $0?.person }), ("role", legs.map { $0?.role }), ("address", legs.map { $0?.address }),
      ("network", legs.map { $0?.network }), ("transport", legs.map { $0?.transport }),
      ("queue", conversations.map(\.queue)), ("kind", conversations.map(\.kind)),
      ("cell", conversations.map { String($0.cell) }),
    ]
    let common = figures.compactMap { figure -> Explanation.Common? in
      guard let first = figure.values.first, let value = first, figure.values.allSatisfy({ $0 == value }) else {
        return nil
      }
      return Explanation.Common(name: figure.name, value: value)
    }
    shared = Explanation.Shared(
      conversations: total, looked: truths.count, common: common,
      examples: truths.prefix(20).map { truth in
        Explanation.Example(
          id: truth.conversation.id, line: truth.line, at: truth.conversation.startedAt,
          text: Chronicle(conversation: truth.conversation).summary)
      },
      hits: impairment.map { line in
        conversations.flatMap { ImpairmentHits($0, [], []).hits(line.document, line.line) }
      } ?? [])
    if let hit = shared.hits.first {
      sentences = ["an impairment of network \(hit.network): \(hit.label), \(hit.effects)"]
    } else if let leg = own.first {
      let roles = Array(Set(own.map(\.role))).sorted().joined(separator: ", ")
      let what =
        text == leg.person
        ? "a person" : text == leg.address ? "the address of \(leg.person)" : "the stream of \(leg.person)"
      sentences = ["\(what), \(roles) in \(total) conversations"]
    } else if let hit = hits.first {
      let same = common.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
      let count = truths.count < total ? "\(truths.count) of \(total)" : "\(total)"
      sentences = [
        "\(hit.location.path), shared by \(count) conversations looked at"
          + (same.isEmpty ? " that have nothing else in common" : " that all have \(same)")
      ]
    } else {
      sentences = []
    }
  }
}
