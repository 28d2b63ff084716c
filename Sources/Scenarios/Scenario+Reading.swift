import FloorModel
import GroundTruth
import NetworkModel
import YAMLReading

extension Scenario {
  /// Reads the scenario in the file at `path`, or on standard input for `-`.
  ///
  /// Throws every mistake of the scenario at once.
  public static func read(
    path: String, overrides: [Override] = [], seed: UInt64? = nil, scale: Double = 1, shift: CalendarShift = .none
  ) throws(Diagnostics) -> Scenario {
    let bytes: [UInt8]
    do { bytes = try InputFile.read(path) } catch {
      throw Diagnostics(all: [Diagnostic(origin: path, mark: .start, message: "cannot read it: \(error.reason)")])
    }
    return try read(
      bytes, file: path == "-" ? "<stdin>" : path, overrides: overrides, seed: seed, scale: scale,
      shift: shift)
  }

  /// Reads a scenario from `bytes`, which may be anything at all.
  ///
  /// - Parameters:
  ///   - file: what messages call it; files it names are looked for beside it.
  ///   - overrides: values that replace some of it.
  ///   - seed: replaces the scenario's.
  ///   - scale: multiplies arrival rates and head counts, above 0; see ``scaled(by:)``.
  ///   - shift: moves everything that it dates.
  public static func read(
    _ bytes: [UInt8], file: String, overrides: [Override] = [], seed: UInt64? = nil, scale: Double = 1,
    shift: CalendarShift = .none
  ) throws(Diagnostics) -> Scenario {
    try read(
      bytes, file: file, overrides: overrides, seed: seed, scale: scale, shift: shift,
      files: CompanionFiles(besides: file))
  }

  /// The same with companion files from anywhere, for tests.
  static func read(
    _ bytes: [UInt8], file: String, overrides: [Override], seed: UInt64?, scale: Double,
    shift: CalendarShift = .none, files: CompanionFiles
  ) throws(Diagnostics) -> Scenario {
    var context = ReadingContext(
      diagnostics: DiagnosticList(file: file, overrides: overrides.map(\.text)), files: files, shift: shift)
    let document = YAMLDocument(reading: bytes)
    for problem in document.problems { context.report(problem.message, at: problem.mark) }
    guard var root = document.root else { throw context.diagnostics.sorted }
    for (index, override) in overrides.enumerated() {
      root = override.applied(to: root, source: index + 1, &context)
    }
    if case .mapping(let mapping) = root.content { context.names.collect(from: mapping) }
    var draft = ScenarioDraft()
    draft.clock.move(by: shift)
    let places = ScenarioTable.table.read(root, into: &draft, &context)
    if let seed { draft.seed = seed }
    let sections: YAMLMapping? = if case .mapping(let mapping) = root.content { mapping } else { nil }
    draft.complete(sections, &context)
    if let sections, let places { draft.check(sections, places, &context) }
    guard context.diagnostics.isEmpty else { throw context.diagnostics.sorted }
    let digest = digestInput(bytes, files: context.files.contents, overrides: overrides, shift: shift)
    return draft.scenario(networks: context.names.networks.map(\.configuration), digest: digest).scaled(by: scale)
  }

  private static func digestInput(
    _ bytes: [UInt8], files: [(name: String, bytes: [UInt8])], overrides: [Override], shift: CalendarShift
  ) -> [UInt8] {
    var result = bytes
    for file in files { result += Array("\n# file \(file.name)\n".utf8) + file.bytes }
    for override in overrides { result += Array("\n# set \(override.text)\n".utf8) }
    if shift != .none { result += Array("\n# moved by \(shift.text)\n".utf8) }
    return result
  }
}

extension ScenarioDraft {
  /// Fills in what follows from other sections: numbers, networks that need no declaration, whole teams.
  fileprivate mutating func complete(_ sections: YAMLMapping?, _ context: inout ReadingContext) {
    let isBare = ["queues", "agents", "conferences", "campaigns"].allSatisfy { sections?[$0] == nil }
    if isBare { furnish() }
    QueuesSection.number(&floor.queues)
    floor.conferences = conferences.threeWay
    floor.meetings = conferences.meetings
    let ordinary = { (shares: [(network: String, share: Double)], context: inout ReadingContext) in
      shares.compactMap { entry in
        context.names.network(entry.network).map { network in
          AccessShare(network: network, transport: context.names.networks[network].transport, weight: entry.share)
        }
      }
    }
    // Networks are added in this fixed order, so a name's position does not depend on which section used it.
    if floor.callers.access.isEmpty { floor.callers.access = ordinary(CallersSection.ordinaryAccess, &context) }
    for index in floor.teams.indices where floor.teams[index].access.isEmpty {
      floor.teams[index].access = ordinary(StaffSections.ordinaryAccess, &context)
    }
    for index in floor.coaches.indices where floor.coaches[index].access.isEmpty {
      floor.coaches[index].access = ordinary(StaffSections.ordinaryAccess, &context)
    }
    let telephone = [(network: DeclaredNames.telephone.name, share: 1.0)]
    for index in floor.campaigns.indices where floor.campaigns[index].access.isEmpty {
      floor.campaigns[index].access = ordinary(telephone, &context)
    }
    for index in floor.meetings.indices {
      if floor.meetings[index].guests > 0, floor.meetings[index].guestAccess.isEmpty {
        floor.meetings[index].guestAccess = ordinary(Self.guestAccess, &context)
      }
      if floor.meetings[index].count == 0 { floor.meetings[index].count = staff(of: floor.meetings[index].attendees) }
    }
    if case .mapping(let transfers)? = sections?["transfers"]?.content, transfers["outside_network"] != nil { return }
    floor.transfers.outsideNetwork = context.names.network(DeclaredNames.telephone.name) ?? 0
  }

  /// Where guests of meetings are; inferred from where agents are.
  private static let guestAccess = [
    (network: NetworkProfile.Name.homeWifiGood.rawValue, share: 0.6),
    (network: NetworkProfile.Name.officeFibre.rawValue, share: 0.4),
  ]

  /// A floor for a scenario that is only a name: 60 calls an hour of 6 minutes are 6 erlangs, so 8 agents are 75 % busy,
  /// the lower end of section 3.7 of the models' reference.
  private mutating func furnish() {
    var queue = QueueConfiguration(name: "support", number: "")
    queue.arrivals.perHour = 60
    floor.queues = [queue]
    floor.teams = [TeamConfiguration(name: "tier1", count: 8, serves: [0])]
  }

  /// How many people these groups have.
  func staff(of groups: [MeetingConfiguration.Group]) -> Int {
    groups.reduce(0) { sum, group in
      switch group {
      case .team(let index): sum + (floor.teams.indices.contains(index) ? floor.teams[index].count : 0)
      case .coaches(let index): sum + (floor.coaches.indices.contains(index) ? floor.coaches[index].count : 0)
      }
    }
  }

  fileprivate func scenario(networks: [NetworkConfiguration], digest: [UInt8]) -> Scenario {
    Scenario(
      name: name, description: description, seed: seed, clock: clock.span, localClock: clock.localClock,
      platforms: platforms, cells: cells, resolution: resolution, floor: floor, networks: networks,
      impairments: impairments, twilio: twilio, ccp: ccp, realtimeKit: realtimeKit, genesys: genesys, scale: 1,
      digestInput: digest)
  }
}
