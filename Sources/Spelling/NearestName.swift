/// The name that somebody probably meant by `misspelt`, or nil when none of `names` is close enough to suggest.
///
/// Close means at most one edit per three characters (but always one, from two characters on), where an edit
/// inserts, deletes or replaces a character or exchanges two neighbours, and capitals do not count. The first name of
/// which the word is an abbreviation, or the other way round, is taken at once. Among equally close names the first wins,
/// so the answer depends only on the order of `names`.
public func nearestName(to misspelt: String, among names: some Sequence<String>) -> String? {
  let wanted = Array(misspelt.lowercased())
  // Nobody mistypes this many characters, and the comparison below is quadratic.
  guard wanted.count >= 2, wanted.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for name in names {
    let candidate = Array(name.lowercased())
    if isAbbreviation(wanted, candidate) { return name }
    guard abs(candidate.count - wanted.count) <= max(1, wanted.count / 3) else { continue }
    let distance = editDistance(wanted, candidate)
    guard distance <= max(1, max(wanted.count, candidate.count) / 3) else { continue }
    if distance < best?.distance ?? .max { best = (name, distance) }
  }
  return best?.name
}

/// Whether one of the words begins with the other, of at least three characters.
private func isAbbreviation(_ left: [Character], _ right: [Character]) -> Bool {
  min(left.count, right.count) >= 3 && (left.starts(with: right) || right.starts(with: left))
}

/// The restricted Damerau-Levenshtein distance: insertions, deletions, replacements and exchanges of neighbours.
///
/// Takes time proportional to the product of the lengths.
public func editDistance<Element: Equatable>(_ left: [Element], _ right: [Element]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for i in 0..<left.count {
    var current = [i + 1]
    current.reserveCapacity(right.count + 1)
    for j in 0..<right.count {
      var distance = min(last[j + 1] + 1, current[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        distance = min(distance, beforeLast[j - 1] + 1)
      }
      current.append(distance)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
