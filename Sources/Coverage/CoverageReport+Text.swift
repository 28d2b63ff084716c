import TableText

/// The report as a person reads it.
extension CoverageReport {
  /// A table of shares, then every fact with how often it occurred, kind of document by kind of document; what never
  /// occurred says so, and what lies below such a place is summed up in its line.
  ///
  /// What belongs to an exception is not listed with what never occurred; the exceptions stand at the end.
  ///
  /// - Parameter missingOnly: leaves out what occurred.
  public func text(missingOnly: Bool) -> String {
    let groups = CoverageFact.Group.allCases
    var rows = [["document", "lines"] + groups.map(\.title) + ["all"]]
    for type in types {
      let shares = groups.map { Self.text(type.share(of: $0)) }
      rows.append([type.documentType, "\(type.documents)"] + shares + [Self.text(type.share())])
    }
    let documents = types.reduce(0) { $0 + $1.documents }
    rows.append(["all", "\(documents)"] + groups.map { Self.text(share(of: $0)) } + [Self.text(share())])
    return TextTable.aligned(rows) + types.map { $0.text(missingOnly: missingOnly) }.joined() + exceptionText
  }

  /// Each exception that something belongs to, with how many facts it is and the reason.
  private var exceptionText: String {
    let found = types.flatMap { type in
      type.facts.indices.filter(type.isExcepted).compactMap { type.exceptions[$0] }
    }
    let lines = exceptions.indices.compactMap { index -> String? in
      let count = found.count { $0 == index }
      return count == 0 ? nil : "  \(count)  \(exceptions[index].name): \(exceptions[index].reason)\n"
    }
    return lines.isEmpty ? "" : "\nexcepted\n" + lines.joined()
  }

  private static func text(_ share: Share) -> String {
    guard share.total > 0 else { return "-" }
    return "\(share.covered)/\(share.due) \(percent(share)) %"
  }

  /// Whole percent, rounded down: 100 only when nothing is missing.
  private static func percent(_ share: Share) -> Int { share.due == 0 ? 100 : share.covered * 100 / share.due }
}

extension CoverageReport.TypeReport {
  fileprivate func text(missingOnly: Bool) -> String {
    var text = "\n\(documentType)\n"
    guard files > 0 else { return text + "  no run has \(path)\n" }
    if unreadable > 0 { text += "  \(unreadable) lines are not JSON: partyline verify says which\n" }
    if strays > 0 { text += "  \(strays) places do not fit the contract table: partyline verify says which\n" }
    let below = hidden
    for group in CoverageFact.Group.allCases {
      let isGrouped = facts.indices.filter { facts[$0].group == group && (!missingOnly || counts[$0] == 0) }
      let shown = isGrouped.filter { isPossible($0) }
      guard !shown.isEmpty else { continue }
      text += "  \(group.title)\n"
      let width = shown.map { Self.number(counts[$0]).count }.max() ?? 0
      for index in shown {
        let number = Self.number(counts[index])
        text += "    " + String(repeating: " ", count: width - number.count) + "\(number)  \(facts[index].text)"
        text += below[index] > 0 ? " (and \(below[index]) more below it)\n" : "\n"
      }
    }
    for (name, count) in unlistedKinds { text += "  not in the catalogue: \(name), \(count) times\n" }
    for table in lives where !missingOnly {
      text += "  \(table.subjects): \(table.count), \(table.courses) different courses, \(table.unnamed) with no name\n"
    }
    return text
  }

  /// Whether what surrounds the fact occurred, so that its own absence says something, and no exception says why.
  private func isPossible(_ index: Int) -> Bool {
    !isExcepted(index) && facts[index].parent.map { counts[$0] > 0 } ?? true
  }

  /// Per fact that never occurred, how many are impossible because of it.
  private var hidden: [Int] {
    var below = [Int](repeating: 0, count: facts.count)
    // A fact stands after its parent, so sums are complete when they are passed on.
    for index in facts.indices.reversed() {
      if let parent = facts[index].parent, counts[parent] == 0 { below[parent] += below[index] + 1 }
    }
    return below
  }

  private static func number(_ count: Int) -> String { count == 0 ? "never" : String(count) }
}
