/// A query with a name: where people start who look at a run.
public struct View: Sendable {
  /// Its name.
  public let name: String
  /// What a row is, in one sentence.
  public let comment: String
  /// Its columns with what they mean, in order.
  public let columns: [(name: String, comment: String)]
  /// The tables that it reads.
  public let tables: [String]
  let sql: @Sendable (SQLFlavor) -> String

  /// Every view there is.
  static let all: [View] = [queueHalfHour, agentDay, networkHour, impairedLeg, legEverywhere]

  /// The query for a database.
  public func query(for flavor: SQLFlavor) -> String { sql(flavor) }
}
