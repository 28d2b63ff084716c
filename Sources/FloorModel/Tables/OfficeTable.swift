import GroundTruth
import Quantities
import Randomness

/// Calls over the organisation's own telephones.
struct OfficeTable: Sendable {
  /// A stream of calls of one kind.
  struct Line: Sendable {
    let kind: OfficeCall.Kind
    /// A position in `OfficeConfiguration.groups`.
    let group: Int?
    /// What its calls are keyed by.
    let entity: UInt64
    /// Seconds from one call to the next, on average.
    let gap: Double
  }

  let configuration: OfficeConfiguration
  let lines: [Line]
  let talk: Sampler
  let ringLimit: SimulationDuration
  /// Of somebody who answers, nobody, a busy line, a line that fails.
  let weights: [Double]

  /// Nil where there are no such calls.
  init?(_ configuration: OfficeConfiguration, cell: Int) {
    guard configuration.isAny else { return nil }
    self.configuration = configuration
    let alone: [(OfficeCall.Kind, Double)] = [
      (.outgoing, configuration.outgoing), (.incoming, configuration.incoming), (.inHouse, configuration.inHouse),
      (.facsimile, configuration.facsimiles),
    ]
    let lines = alone.map { kind, perHour in
      Line(
        kind: kind, group: nil, entity: FloorEntity.office(kind.rawValue, cell: cell),
        gap: perHour > 0 ? 3_600 / perHour : .infinity)
    }
    let groups = configuration.groups.enumerated().map { position, group in
      Line(
        kind: .group, group: position, entity: FloorEntity.officeGroup(group.name, cell: cell),
        gap: group.perHour > 0 ? 3_600 / group.perHour : .infinity)
    }
    self.lines = lines + groups
    talk = Sampler(configuration.talk)
    ringLimit = .seconds(rounding: configuration.ringLimit)
    weights = [
      configuration.lineAnswers, configuration.lineUnanswered, configuration.lineBusy, configuration.lineFails,
    ]
  }

  /// What people do with their telephones, the same all the time.
  struct Habits: Sendable {
    let hasMailbox: Bool
    let forwards: Bool
    let wantsNoCalls: Bool
  }

  /// The habits of the person with this key.
  func habits(_ key: EntityKey) -> Habits {
    var draws = key.stream(.office)
    let hasMailbox = draws.chance(configuration.mailboxes)
    let forwards = draws.chance(configuration.forwarding)
    return Habits(hasMailbox: hasMailbox, forwards: forwards, wantsNoCalls: draws.chance(configuration.doNotDisturb))
  }
}

/// A document on its way by facsimile: how long each part takes, and what comes of it.
///
/// All inferred but the rates, which are those of ITU-T V.17 and V.34; a page at the usual resolution has 1,078 lines.
struct FacsimilePlan: Sendable {
  let isSent: Bool
  let expectedPages: Int
  let pages: Int
  let pageErrors: Int
  let lineErrors: Int
  let bitRate: Int
  let bytes: Int
  let handshake: SimulationDuration
  let transmission: SimulationDuration
  let conversion: SimulationDuration
  let storing: SimulationDuration

  static let linesPerPage = 1_078
  private static let bitRates = [9_600, 14_400, 33_600]
  /// Share of lines that fail on the way, and of pages that arrive damaged.
  private static let failing = 0.12
  private static let damaged = 0.08

  /// The document of the conversation with this key.
  init(_ key: EntityKey, sent share: Double) {
    var draws = key.stream(.office, 1)
    isSent = draws.chance(share)
    expectedPages = 1 + draws.integer(below: 9)
    bitRate = Self.bitRates[draws.index(weights: [20, 50, 30])]
    let isCut = draws.chance(Self.failing)
    let cut = draws.integer(below: expectedPages)
    pages = isCut ? max(1, cut) : expectedPages
    var errors = 0
    var damaged = 0
    var sum = 0
    for _ in 0..<pages {
      let isDamaged = draws.chance(Self.damaged)
      let lines = 1 + draws.integer(below: 40)
      sum += 18_000 + draws.integer(below: 45_000)
      if isDamaged { (errors, damaged) = (errors + lines, damaged + 1) }
    }
    bytes = sum
    lineErrors = errors
    pageErrors = damaged
    handshake = .seconds(rounding: draws.uniform(from: 6, to: 14))
    transmission = .seconds(rounding: Double(sum * 8) / Double(bitRate) + 2 * Double(pages))
    conversion = .seconds(rounding: draws.uniform(from: 0.4, to: 2.5))
    storing = .seconds(rounding: draws.uniform(from: 0.3, to: 1.8))
  }

  /// How long the line is taken.
  var call: SimulationDuration { handshake + transmission }
  /// How long the file takes.
  var filing: SimulationDuration { conversion + storing }
}
