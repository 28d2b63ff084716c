import GroundTruth
import Quantities
import Testing
import _SampleRecords

@Suite("Invariants of a record")
struct InvariantTests {
  @Test("The sample records keep every promise", arguments: SampleRecords.all.map(\.name))
  func samplesAreSound(name: String) throws {
    let record = try #require(SampleRecords.record(name))
    #expect(record.invariantViolations() == [])
  }
}

extension InvariantTests {
  /// One way to break a sound record, and the sentence that must tell of it.
  struct Breakage: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let sample: String
    let sentence: String
    let change: @Sendable (inout Conversation) -> Void

    init(
      _ description: String, in sample: String, tells sentence: String,
      _ change: @escaping @Sendable (inout Conversation) -> Void
    ) {
      testDescription = description
      self.sample = sample
      self.sentence = sentence
      self.change = change
    }
  }

  static let breakages: [Breakage] = [
    Breakage("answered before it rang", in: "inbound", tells: "in this order") {
      $0.legs[3].answeredAt = $0.legs[3].offeredAt
    },
    Breakage("legs out of order", in: "inbound", tells: "in order") {
      $0.legs[3].offeredAt = $0.span.start; $0.legs[3].alertedAt = nil
    },
    Breakage("a person without a place", in: "inbound", tells: "has a person") { $0.legs[3].person = 99 },
    Breakage("an end that comes too early", in: "inbound", tells: "ends when the last leg leaves") {
      $0.span.end = $0.span.start
    },
    Breakage("a declined call that was answered", in: "inbound", tells: "cannot end as declined") {
      $0.legs[3].end = .declined
    },
    Breakage("an offer from nowhere", in: "inbound", tells: "its origin") { $0.legs[3].origin = .offer(queueLeg: 0) },
    Breakage("wrap-up by the caller", in: "inbound", tells: "only agents wrap up") {
      $0.legs[0].wrapUp = $0.legs[3].wrapUp
    },
    Breakage("one agent on two legs", in: "consult-completed", tells: "one person in two places") {
      $0.legs[4].person = $0.legs[3].person
    },
    Breakage("two holds in a row", in: "inbound", tells: "hold and unhold alternate") { $0.remove(.unhold) },
    Breakage("unmuted without having muted", in: "inbound", tells: "mute and unmute alternate") { $0.remove(.mute) },
    Breakage("a pause that goes on twice", in: "inbound", tells: "recordingPause and recordingResume") {
      $0.remove(.recordingPause)
    },
    Breakage("a flag lowered that nobody raised", in: "inbound", tells: "flagRaise and flagLower") {
      $0.remove(.flagRaise)
    },
    Breakage("a note without text", in: "inbound", tells: "text exactly where due") {
      $0.change(.note) { $0.text = nil }
    },
    Breakage("a hold of nobody", in: "inbound", tells: "target exactly where due") {
      $0.change(.hold) { $0.target = nil }
    },
    Breakage("a hold of oneself", in: "inbound", tells: "of another party") { $0.change(.hold) { $0.target = $0.leg } },
    Breakage("the caller holds", in: "inbound", tells: "not for a customer") { $0.change(.hold) { $0.leg = 0 } },
    Breakage("an utterance that lasts no time", in: "inbound", tells: "duration exactly where due") {
      $0.change(.utterance) { $0.duration = .zero }
    },
    Breakage("an utterance of somebody on hold", in: "inbound", tells: "nobody speaks on hold") {
      let hold = $0.actions.first { $0.kind == .hold }?.at ?? $0.span.start
      $0.change(.utterance) {
        $0.leg = 0; $0.at = hold
      }
    },
    Breakage("actions out of order", in: "inbound", tells: "in order of time") { $0.actions.swapAt(0, 5) },
    Breakage("a wrap-up that never ends", in: "inbound", tells: "a wrap-up that starts, ends") {
      $0.remove(.wrapUpEnd)
    },
    Breakage("a pause where nothing is recorded", in: "inbound", tells: "only a recording") { $0.isRecorded = false },
    Breakage("a consult that leaves the caller listening", in: "consult-completed", tells: "is put on hold") {
      $0.remove(.hold)
    },
    Breakage("a transfer whose initiator stays", in: "consult-completed", tells: "leaves as transferred") {
      $0.legs[3].end = .hungUp
    },
    Breakage(
      "a cancelled consult whose target stays", in: "consult-cancelled", tells: "its target leaves at the instant"
    ) { $0.change(.transferConsultCancel) { $0.at = $0.at + .seconds(1) } },
    Breakage("a merge of nobody on hold", in: "conference-handed-over", tells: "somebody is on hold") {
      $0.remove(.unhold);
      $0.change(.hold) {
        $0.kind = .mute; $0.target = nil
      }
    },
    Breakage("a merge that keeps somebody on hold", in: "conference-handed-over", tells: "is taken off hold") {
      $0.remove(.unhold)
    },
    Breakage("a swap to the party already talked to", in: "three-way", tells: "its target was on hold") {
      $0.change(.swap) { $0.target = 0 }
    },
    Breakage("a hold that outlasts its holder", in: "consult-completed", tells: "does not outlast") {
      $0.remove(.unhold)
    },
    Breakage("whispering that was never begun", in: "coaching", tells: "while whispering") { $0.remove(.coachStart) },
    Breakage("joining in without having listened", in: "coaching", tells: "follows listening or whispering") {
      $0.remove(.monitorStart); $0.remove(.coachStart)
    },
    Breakage("a coach of the caller", in: "coaching", tells: "concerns an agent") {
      $0.change(.barge) { $0.target = 0 }
    },
    Breakage("a shared screen that nobody had begun", in: "meeting", tells: "screenshareStart and screenshareStop") {
      $0.remove(.screenshareStart)
    },
  ]

  @Test("Every broken promise is told", arguments: breakages)
  func breakagesAreTold(_ breakage: Breakage) throws {
    let record = try #require(SampleRecords.record(breakage.sample))
    var conversation = record.conversation
    breakage.change(&conversation)
    let broken = ConversationRecord(conversation: conversation, series: record.series, impairments: [])
    let found = broken.invariantViolations()
    #expect(found.contains { $0.contains(breakage.sentence) }, "\(found)")
  }

  @Test("A second that lost more than was sent is told")
  func lostMoreThanSent() throws {
    let record = try #require(SampleRecords.record("inbound"))
    var series = record.series
    let uplink = try #require(series[3]?.uplink)
    var seconds = uplink.seconds
    seconds[4].lost = 51
    series[3]?.uplink = DirectionSeries(
      start: uplink.start, end: uplink.end, seconds: seconds, summary: uplink.summary)
    let broken = ConversationRecord(conversation: record.conversation, series: series, impairments: [])
    let found = broken.invariantViolations()
    #expect(found.contains { $0.contains("counts within what was sent") })
    #expect(found.contains { $0.contains("the summary adds up the seconds") })
  }

  @Test("A leg that carries media has a series, and one that carries none has none")
  func seriesWhereDue() throws {
    let record = try #require(SampleRecords.record("inbound"))
    var series = record.series
    series.swapAt(1, 3)
    let broken = ConversationRecord(conversation: record.conversation, series: series, impairments: [])
    #expect(broken.invariantViolations().filter { $0.contains("series exactly when") }.count == 2)
  }
}

extension Conversation {
  /// Forgets the first action of a kind.
  fileprivate mutating func remove(_ kind: Action.Kind) {
    if let index = actions.firstIndex(where: { $0.kind == kind }) { actions.remove(at: index) }
  }

  /// Changes the first action of a kind.
  fileprivate mutating func change(_ kind: Action.Kind, _ body: (inout Action) -> Void) {
    if let index = actions.firstIndex(where: { $0.kind == kind }) { body(&actions[index]) }
  }
}
