/// Why somebody who is logged in is not ready: a position in `FloorTables.reasons`.
///
/// Equal texts have one position, so that positions can be compared in place of texts.
struct AbsenceReason: Hashable, Sendable {
  let position: Int32

  static let noAnswer = AbsenceReason(position: 0)
  static let declined = AbsenceReason(position: 1)
  static let network = AbsenceReason(position: 2)
  static let meeting = AbsenceReason(position: 3)
  static let preparation = AbsenceReason(position: 4)
  static let personal = AbsenceReason(position: 5)
  static let client = AbsenceReason(position: 6)

  /// The texts of the reasons above, as the truth tells them.
  private static let known = ["no_answer", "declined", "network", "meeting", "preparation", "personal", "client"]

  /// The texts of all reasons: those above, then those that a configuration gives for rests.
  static func texts(_ configuration: FloorConfiguration) -> [String] {
    let own = configuration.teams.map(\.shifts) + configuration.coaches.map(\.shifts)
    var texts = known
    for rest in ([configuration.shifts] + own.compactMap(\.self)).flatMap(\.breaks) where !texts.contains(rest.reason) {
      texts.append(rest.reason)
    }
    return texts
  }

  /// The reason with this text, which must be among `texts`.
  init(_ text: String, among texts: [String]) {
    guard let position = texts.firstIndex(of: text) else { preconditionFailure("an unknown reason: \(text)") }
    self.position = Int32(position)
  }

  private init(position: Int32) { self.position = position }
}
