import FloorModel
import GroundTruth
import Quantities
import Randomness
import Testing

/// Assistants that answer in place of a menu, people all over the world, and words that only agents hear.
@Suite struct AssistantTests {
  private static func floor(_ change: (inout FloorConfiguration) -> Void = { _ in }) -> TestFloor {
    TestFloor(seed: 4, hours: 4) { floor in
      var queue = QueueConfiguration(name: "support", number: "+13125550100")
      queue.arrivals.perHour = 150
      floor.queues = [queue]
      floor.teams = [TeamConfiguration(name: "tier1", count: 25, serves: [0])]
      floor.callers.access = [AccessShare(network: 2, transport: .pstn, weight: 1)]
      var assistant = AssistantConfiguration()
      assistant.languages = [LanguageShare("en-US", weight: 0.7), LanguageShare("es-US", weight: 0.3)]
      assistant.containment = 0.3
      assistant.abandonment = 0.2
      assistant.unreachable = 0.05
      assistant.broken = 0.1
      assistant.faults = 0.1
      assistant.screened = 0.1
      assistant.recordings = 0.2
      assistant.interruptions = 0.4
      floor.assistant = assistant
      change(&floor)
    }
  }

  private static let outcome = floor().run()

  @Test func `every session lies within its leg, in order, and everything that can happen does`() throws {
    var kinds: Set<String> = []
    var endings: Set<AssistantSession.Ending> = []
    for call in Self.outcome.conversations {
      let session = try #require(call.assistance)
      let leg = call.legs[session.leg]
      #expect(leg.role == .ivr && call.people[leg.person].name == "assistant")
      #expect(session.startedAt == leg.offeredAt && session.endedAt <= leg.leftAt)
      var before = session.startedAt
      for event in session.events {
        #expect(before <= event.at && event.at <= session.endedAt)
        before = event.at
        kinds.insert("\(event.kind)".prefix { $0 != "(" }.description)
      }
      endings.insert(session.ending)
    }
    #expect(kinds.count == 16, "\(kinds.sorted())")
    #expect(endings == Set(AssistantSession.Ending.allCases))
  }

  @Test func `caller and assistant speak in turn, and transcripts take as long as they say`() throws {
    for call in Self.outcome.conversations {
      let session = try #require(call.assistance)
      var (assistant, customer) = (false, false)
      var stopped: SimulationTime?
      for event in session.events {
        switch event.kind {
        case .assistantSpeaks, .assistantStops:
          #expect(assistant == (event.kind == .assistantStops))
          assistant.toggle()
        case .customerSpeaks, .customerStops:
          #expect(customer == (event.kind == .customerStops))
          customer.toggle()
          stopped = event.at
        case .transcribed(let after): #expect(stopped.map { $0 + after } == event.at)
        case .lastToken(let tokens, let words): #expect(tokens >= words && words > 0)
        default: break
        }
      }
      let said = session.utterances(by: 0)
      #expect(said == said.sorted { ($0.at, $0.leg) < ($1.at, $1.leg) } && said.allSatisfy { $0.duration >= .zero })
    }
  }

  /// Five standard errors of each share.
  @Test func `callers are served, lost and passed on as often as configured`() throws {
    let calls = Self.outcome.conversations
    let count = Double(calls.count)
    #expect(count > 400)
    let abandoned = Double(calls.count { $0.legs[1].end == .abandoned })
    let passedOn = Double(calls.count { $0.legs[1].end == .routed })
    // Sessions that fail or are given up in the middle serve nobody; a caller who speaks at the time goes on.
    let lost = abandoned / count
    #expect(lost > 0.08 && lost < 0.2 + 5 * (0.2 * 0.8 / count).squareRoot())
    let least = 0.7 * 0.8 - 5 * (0.25 / count).squareRoot()
    #expect(passedOn / count > least && passedOn / count < 0.85)
    #expect(calls.contains { $0.legs[1].end == .peerLeft && $0.legs[0].end == .peerLeft })
    #expect(calls.contains { $0.legs[1].end == .peerLeft && $0.legs[0].end == .hungUp })
  }

  @Test func `a share of callers meets it, the others the menu`() {
    let calls = Self.floor { $0.assistant?.share = 0.5 }.run().conversations
    let share = Double(calls.count { $0.assistance != nil }) / Double(calls.count)
    #expect(abs(share - 0.5) < 5 * (0.25 / Double(calls.count)).squareRoot())
    #expect(calls.allSatisfy { $0.assistance != nil || $0.people[$0.legs[1].person].name == "ivr" })
  }

  @Test func `people are in the countries named, with numbers of theirs, and one cast has one place each`() {
    let codes = ["DE": "+49", "AU": "+61", "BR": "+55", "JP": "+81", "SG": "+65", "IN": "+91", "IE": "+353"]
    let countries = codes.keys.sorted()
    let calls = Self.floor { floor in
      floor.callers.countries = countries.map { CountryShare($0, weight: 1) }
      floor.teams[0].countries = [CountryShare("DE", weight: 1)]
    }.run().conversations
    var seen: Set<String> = []
    for call in calls {
      for leg in call.legs where leg.isHuman {
        let person = call.people[leg.person]
        if leg.role == .agent { #expect(person.place.countryCode == "DE") }
        guard leg.role == .customer else { continue }
        seen.insert(person.place.countryCode)
        #expect(person.address.text.hasPrefix(codes[person.place.countryCode] ?? "?"))
        #expect(leg.codec == (person.place.countryCode == "JP" ? .pcmu : .pcma))
      }
    }
    #expect(seen.sorted() == countries)
  }

  @Test func `agents join after what only they hear`() throws {
    let words = AgentAnnouncement(text: "A call for support")
    let calls = Self.floor { floor in
      floor.assistant = nil
      floor.queues[0].agentAnnouncement = words
    }.run().conversations
    var offers = 0
    for call in calls {
      for leg in call.legs {
        guard case .offer = leg.origin, let answered = leg.answeredAt, let joined = leg.joinedAt else { continue }
        offers += 1
        #expect(joined - answered >= words.duration)
        #expect(call.actions.allSatisfy { $0.leg != leg.index || $0.at >= joined })
      }
    }
    #expect(offers > 200)
  }
}
