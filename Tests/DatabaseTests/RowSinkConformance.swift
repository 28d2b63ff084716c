import Relations
import Sinks
import Testing

/// What whoever hands on rows may rely on, whichever database takes them.
@Suite(.serialized, .timeLimit(.minutes(2))) struct RowSinkConformance {
  typealias Product = TestDatabase.Product

  @Test(arguments: Product.allCases) func `rows arrive as they are, and are counted`(product: Product) throws {
    let database = try TestDatabase(product)
    let hostile = "'); DROP TABLE agent_state; -- \"\\ \u{1F4DE} \n\t"
    let states = [
      database.state(1, person: hostile), database.state(2, at: -1, team: nil), database.state(3, person: ""),
      database.state(
        .max, at: 253_402_300_799_999, person: String(repeating: "ü", count: 300_000),
        conversation: "0123ABCD-89ab-cdef-0123-456789abcdef"),
    ]
    #expect(try database.load(states, into: database.sink()) == [1, 1, 4])
    #expect(
      try database.query("SELECT id, person, team, state, reason FROM agent_state WHERE id < 9 ORDER BY id") == [
        ["1", hostile, "crew", "ready", nil], ["2", "anna", nil, "ready", nil], ["3", "", "crew", "ready", nil],
      ])
    #expect(try database.query("SELECT length(person) FROM agent_state WHERE id > 9") == [["300000"]])
    #expect(try database.query("SELECT team, cell FROM team") == [["crew", "0"]])
    #expect(try database.query("SELECT scale FROM run") == [["0.25"]])
    let times = try database.query("SELECT at FROM agent_state WHERE id > 1 ORDER BY id").map(\.[0])
    let uuid = try database.query("SELECT conversation_id FROM agent_state WHERE id > 9")[0][0]
    switch product {
    case .sqlite:
      #expect(times == ["1969-12-31T23:59:59.999Z", "2026-03-02T14:00:00.250Z", "9999-12-31T23:59:59.999Z"])
      #expect(uuid == "0123ABCD-89ab-cdef-0123-456789abcdef")
    case .postgres:
      #expect(times == ["1969-12-31 23:59:59.999+00", "2026-03-02 14:00:00.25+00", "9999-12-31 23:59:59.999+00"])
      #expect(uuid == "0123abcd-89ab-cdef-0123-456789abcdef")
    }
    #expect(database.leftovers.isEmpty)
  }

  @Test(arguments: Product.allCases) func `no rows are no trouble`(product: Product) throws {
    let database = try TestDatabase(product)
    #expect(try database.load([RowBuffer(columns: 9)], into: database.sink()) == [1, 0, 0])
  }

  @Test(arguments: Product.allCases) func `tables that are there are refused`(product: Product) throws {
    let database = try TestDatabase(product)
    try database.load([database.state(1)], into: database.sink())
    let before = try database.everything()
    let error = #expect(throws: SinkError.self) { try database.load([database.state(2)], into: database.sink()) }
    #expect(
      "\(try #require(error))".hasSuffix("tables of an earlier load: --append adds to them, --replace makes them anew"))
    #expect(try database.everything() == before)
  }

  @Test(arguments: Product.allCases) func `a run is added behind the one that is there`(product: Product) throws {
    let database = try TestDatabase(product)
    try database.load([database.state(1)], into: database.sink())
    let sink = database.sink(.append)
    let start = try sink.begin()
    #expect(start.numbering.run == 2)
    #expect(start.numbering.before["truth.agent-state"] == 1)
    try sink.insert(database.state(2, run: 2, team: "night"), into: 2)
    try sink.insert(database.run(2), into: 0)
    #expect(try sink.finish() == [1, 1, 1])
    #expect(try database.query("SELECT run_id, team FROM team ORDER BY run_id") == [["1", "crew"], ["2", "night"]])
  }

  @Test(arguments: Product.allCases) func `tables made anew leave those of others alone`(product: Product) throws {
    let database = try TestDatabase(product)
    try database.load([database.state(1)], into: database.sink())
    try database.query("CREATE TABLE notes (words text)")
    try database.query("INSERT INTO notes VALUES ('mine')")
    try database.load([database.state(7)], into: database.sink(.replace))
    #expect(try database.query("SELECT id FROM agent_state") == [["7"]])
    #expect(try database.query("SELECT words FROM notes") == [["mine"]])
    #expect(throws: (any Error).self) { try database.query(Self.again(product)) }
  }

  @Test(arguments: Product.allCases) func `keys hold when the load is over`(product: Product) throws {
    let database = try TestDatabase(product)
    try database.load([database.state(1)], into: database.sink())
    #expect(throws: (any Error).self) { try database.query(Self.again(product)) }
    #expect(throws: (any Error).self) { try database.query("INSERT INTO agent_state SELECT * FROM agent_state") }
    if product == .sqlite {
      #expect(try database.query("PRAGMA integrity_check") == [["ok"]])
      #expect(
        try database.query("SELECT name FROM pragma_index_list('team') WHERE origin = 'pk'") == [
          ["sqlite_autoindex_team_1"]
        ])
    }
  }

  /// Adds a team that is there.
  private static func again(_ product: Product) -> String { "INSERT INTO team SELECT * FROM team" }

  /// What makes a load fail, and what the message says of it.
  enum Mishap: String, CaseIterable, Sendable {
    case givenUp, sameKey, wrongValue, noRun

    func states(_ database: TestDatabase, run: Int64) -> [RowBuffer] {
      // Enough of them to be on their way when the last one fails.
      let good = (2...20_000 as ClosedRange<Int64>).map { database.state($0, run: run) }
      switch self {
      case .givenUp: return good
      case .sameKey: return good + [database.state(2, run: run)]
      case .wrongValue: return good + [database.state(20_001, run: run, state: "asleep")]
      case .noRun: return good + [database.state(20_001, run: 77, team: nil)]
      }
    }
  }

  @Test(arguments: Product.allCases, Mishap.allCases)
  func `a load that fails leaves the database as it was`(product: Product, mishap: Mishap) throws {
    for existing in [ExistingTables.refuse, .append, .replace] {
      let database = try TestDatabase(product)
      if existing != .refuse { try database.load([database.state(1)], into: database.sink()) }
      let before = try database.everything()
      let run: Int64 = existing == .append ? 2 : 1
      let sink = database.sink(existing)
      if mishap == .givenUp {
        _ = try sink.begin()
        for rows in mishap.states(database, run: run) { try sink.insert(rows, into: 2) }
        sink.abandon()
      } else {
        let error = #expect(throws: SinkError.self, "\(existing)") {
          try database.load(mishap.states(database, run: run), run: run, into: sink)
        }
        #expect(error.map { "\($0)".isEmpty } == false)
      }
      #expect(try database.everything() == before, "\(existing)")
      #expect(database.leftovers.isEmpty)
      // And nothing of it stands in the way of the next one.
      try database.load([database.state(50_000, run: run)], run: run, into: database.sink(existing))
    }
  }

  @Test func `an unfinished load is gone on with, but not another one's`() throws {
    let database = try TestDatabase(.postgres)
    let sink = database.sink(commitInterval: 2, identity: "it's this")
    _ = try sink.begin()
    for id in 1...3 as ClosedRange<Int64> {
      try sink.insert(database.state(id), into: 2)
      try sink.note(["truth/agent-state.ndjson": Int(id)])
    }
    sink.abandon()
    #expect(try database.query("SELECT id FROM agent_state ORDER BY id") == [["1"], ["2"]])
    for (sink, message) in [
      (database.sink(), "an unfinished load: --resume goes on with it, --replace starts anew"),
      (database.sink(commitInterval: 2, isResumed: true, identity: "that"), "an unfinished load of another run"),
      (database.sink(isResumed: true, identity: "it's this"), "going on takes --commit-every as well as --resume"),
    ] {
      let error = #expect(throws: SinkError.self) { _ = try sink.begin() }
      #expect("\(try #require(error))".contains(message))
      sink.abandon()
    }
    let next = database.sink(commitInterval: 2, isResumed: true, identity: "it's this")
    let start = try next.begin()
    #expect(start.documents == ["truth/agent-state.ndjson": 2])
    try next.insert(database.state(3), into: 2)
    try next.insert(database.run(1), into: 0)
    #expect(try next.finish() == [1, 1, 3])
    #expect(try database.query("SELECT to_regclass('partyline_load')") == [[nil]])
  }

  @Test func `an identifier that is none is told with its column`() throws {
    let database = try TestDatabase(.postgres)
    for text in ["", "0123abcd-89ab-cdef-0123-456789abcde", "0123abcd-89ab-cdef-0123-456789abcdef0", "it's \u{e9}"] {
      let error = #expect(throws: SinkError.self) {
        try database.load([database.state(1, conversation: text)], into: database.sink())
      }
      #expect("\(try #require(error))".contains("table agent_state: \(text) is no conversation_id"))
    }
  }
}
