import Relations
import Sinks

extension Session {
  /// What to say about a failure, and what would help; codes are those of the documentation's appendix A.
  static func error(
    _ failure: PostgresConnection.Failure, _ settings: PostgresDatabase.Settings, _ connection: PostgresConnection?,
    _ table: String? = nil
  ) -> SinkError {
    guard let connection else { return .database(unreachable(failure)) }
    let state =
      settings.commitInterval == nil
      ? "The database is as it was" : "What was committed stays: --resume goes on with it"
    var place = "database \(connection.database)"
    if let schema = settings.schema { place += ", schema \(schema)" }
    if let table { place += ", table \(table)" }
    if failure.isConnection {
      return .database("\(place): the server went away (\(failure.message)); see its log and load again. \(state)")
    }
    switch failure.state {
    case "42501":
      return .database(
        "\(place): \(failure.message); user \(connection.user) needs GRANT CREATE ON it from its owner, or name "
          + "another with --schema. \(state)")
    case "53100":
      return .database("\(place): the server's disk is full; make room and load again. \(state)")
    case "23505":
      return .database("\(place): \(failure.message); was this run loaded before? \(state)")
    case "2BP01":
      return .database(
        "\(place): \(failure.message); drop what depends on the tables, or use another --schema. \(state)")
    case "3F000":
      return .database("\(place): there is no schema to make tables in; name one with --schema. \(state)")
    default: return .database("\(place): \(failure.message). \(state)")
    }
  }

  private static func unreachable(_ failure: PostgresConnection.Failure) -> String {
    if failure.isPassword {
      return "\(failure.message); give the right password in PGPASSWORD, in ~/.pgpass or in a service file"
    }
    return "\(failure.message); is the server running, and are host, port, database and user right?"
  }
}
