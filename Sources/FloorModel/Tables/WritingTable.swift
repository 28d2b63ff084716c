/// What the floor asks about a conversation that is written; what is written is added when it is over.
struct WritingTable: Sendable {
  let silent: Double
  let aside: Double
  let passedOn: Double
  let toColleague: Double
  let asked: Double
  let joined: Double
  let forwarded: Double
  let lost: Double
  let broken: Double
  /// Whether agents put conversations away, of which some are over by the time at which they are taken up again.
  let isParking: Bool
  /// Whether anything happens that not every desk knows.
  let isEventful: Bool

  init(_ writing: WritingConfiguration) {
    silent = writing.silent
    aside = writing.aside
    passedOn = writing.passedOn
    toColleague = writing.toColleague
    asked = writing.asked
    joined = writing.joined
    forwarded = writing.forwarded
    lost = writing.lost
    broken = writing.broken
    isParking = writing.parked > 0
    isEventful = toColleague + asked + joined + forwarded + lost + broken > 0
  }
}
