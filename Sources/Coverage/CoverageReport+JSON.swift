import JSONText

/// The report as a program reads it.
extension CoverageReport {
  /// One JSON object: `directories`, `shares` of everything, and `types` with their shares and facts.
  ///
  /// - Parameter missingOnly: leaves out what occurred; shares are of everything nevertheless.
  public func json(missingOnly: Bool) -> String {
    JSONValue.object([
      ("directories", .array(directories.map(JSONValue.string))),
      ("shares", Self.shares(share(of:))),
      (
        "exceptions",
        .array(exceptions.map { .object([("name", .string($0.name)), ("reason", .string($0.reason))]) })
      ),
      ("types", .array(types.map { $0.json(missingOnly: missingOnly, exceptions) })),
    ]).prettyText() + "\n"
  }

  fileprivate static func shares(_ share: (CoverageFact.Group?) -> Share) -> JSONValue {
    let groups = CoverageFact.Group.allCases.map { (key: $0.rawValue, value: value(share($0))) }
    return .object(groups + [(key: "all", value: value(share(nil)))])
  }

  private static func value(_ share: Share) -> JSONValue {
    .object([
      ("covered", .integer(Int64(share.covered))), ("excepted", .integer(Int64(share.excepted))),
      ("total", .integer(Int64(share.total))),
    ])
  }
}

extension CoverageReport.TypeReport {
  fileprivate func json(missingOnly: Bool, _ list: [CoverageException]) -> JSONValue {
    let shown = facts.indices.filter { !missingOnly || counts[$0] == 0 }
    return .object([
      ("type", .string(documentType)), ("path", .string(path)), ("files", .integer(Int64(files))),
      ("documents", .integer(Int64(documents))), ("unreadable", .integer(Int64(unreadable))),
      ("strays", .integer(Int64(strays))), ("shares", CoverageReport.shares(share(of:))),
      ("facts", .array(shown.map { facts[$0].json(count: counts[$0], exceptions[$0].map { list[$0].name }) })),
      (
        "unlisted",
        .array(unlistedKinds.map { .object([("name", .string($0.name)), ("count", .integer(Int64($0.count)))]) })
      ),
      ("lives", .array(lives.map(\.json))),
    ])
  }
}

extension CoverageReport.Lives {
  fileprivate var json: JSONValue {
    .object([
      ("subjects", .string(subjects)), ("count", .integer(Int64(count))), ("courses", .integer(Int64(courses))),
      ("unnamed", .integer(Int64(unnamed))),
    ])
  }
}

extension CoverageFact {
  fileprivate func json(count: Int, _ exception: String?) -> JSONValue {
    let (sight, name): (String, String?) =
      switch self.sight {
      case .present: ("present", nil)
      case .absent: ("absent", nil)
      case .empty: ("empty", nil)
      case .filled: ("filled", nil)
      case .value(let value): ("value", value)
      case .alternative(let name): ("alternative", name)
      case .kind(let name): ("kind", name)
      case .lifeCycle(let subjects, let name): ("lifeCycle", "\(subjects): \(name)")
      }
    var members: [(key: String, value: JSONValue)] = [
      ("group", .string(group.rawValue)), ("path", .string(path)), ("sight", .string(sight)),
    ]
    if let name { members.append(("name", .string(name))) }
    members.append(("count", .integer(Int64(count))))
    if let exception { members.append(("exception", .string(exception))) }
    return .object(members)
  }
}
