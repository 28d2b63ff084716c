/// What the floor asks about a conversation that is written; what is written is added when it is over.
struct WritingTable: Sendable {
  let silent: Double
  let aside: Double
  let passedOn: Double

  init(_ writing: WritingConfiguration) {
    silent = writing.silent
    aside = writing.aside
    passedOn = writing.passedOn
  }
}
