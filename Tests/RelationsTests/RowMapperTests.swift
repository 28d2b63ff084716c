import JSONText
import Testing

@testable import Relations

/// Rows of documents that are written out here.
struct RowMapperTests {
  private let design = Design.whole

  /// The values of a table's rows, as text.
  private func rows(_ table: String, of type: String, _ lines: String, after last: Int = 0) throws -> [[String]] {
    let mapper = RowMapper(design, documentType: type, numbering: .init(run: 3, before: [type: 40]))
    var buffers = design.emptyBuffers
    var reader = JSONReader()
    try mapper.map(Array(lines.utf8).span, firstLine: 1, after: last, reader: &reader, into: &buffers)
    let buffer = buffers[try #require(design.position(of: table))]
    var values = buffer.cells.map { cell in
      switch cell.kind {
      case .null: "-"
      case .integer, .time: String(cell.bits)
      case .real: "\(Double(bitPattern: UInt64(bitPattern: cell.bits)))"
      case .text: String(decoding: buffer.text(of: cell), as: UTF8.self)
      }
    }
    var rows: [[String]] = []
    while !values.isEmpty {
      rows.append(Array(values.prefix(buffer.columns)))
      values.removeFirst(buffer.columns)
    }
    return rows
  }

  private static let state = """
    {"at":"2026-03-02T14:00:00.250Z","cell":0,"person":"tier1-01","team":"","state":"ready","reason":null,\
    "conversation_id":null}
    """

  @Test func `documents are numbered behind those that were there`() throws {
    let found = try rows("agent_state", of: "truth.agent-state", Self.state + "\n" + Self.state)
    #expect(found.map { $0[0] } == ["41", "42"])
    #expect(found[0] == ["41", "3", "1772460000250", "0", "tier1-01", "-", "ready", "-", "-"])
  }

  @Test func `lines of an earlier attempt are passed over but counted`() throws {
    let found = try rows("agent_state", of: "truth.agent-state", Self.state + "\n" + Self.state, after: 1)
    #expect(found.map { $0[0] } == ["42"])
  }

  @Test func `arrays side by side become a row per second`() throws {
    let line = """
      {"conversation_id":"c","leg":1,"direction":"uplink","from":"2026-03-02T14:00:00.500Z","sent":[50,49],"lost":[0,1],\
      "late":[0,0],"bursts":[0,1],"jitter_ms":[1.5,2],"delay_ms":[20.25,21],"rtt_ms":[40,41],"buffer_ms":[60,60],\
      "speech":[0,0.5]}
      """
    let found = try rows("media_second", of: "truth.media", line)
    #expect(
      found == [
        ["c", "1", "uplink", "0", "1772460000500", "50", "0", "0", "0", "1.5", "20.25", "40.0", "60.0", "0.0"],
        ["c", "1", "uplink", "1", "1772460001500", "49", "1", "0", "1", "2.0", "21.0", "41.0", "60.0", "0.5"],
      ])
  }

  @Test func `both forms of a page's statistics become channels`() throws {
    let head =
      "{\"seq\":1,\"recordedAt\":1772460000250,\"stream\":\"agent:a\",\"event\":{\"type\":\"audiostats\",\"detail\":"
    let figures =
      "\"packetsLost\":1,\"packetsCount\":2,\"jitterBufferMillis\":3,\"roundTripTimeMillis\":4,\"statsCount\":5"
    let flat = head + "{\"callId\":\"c\",\"stats\":\"outputChannelStats\",\(figures)}}}"
    let nested =
      head + "{\"callId\":\"c\",\"stats\":[{\"inputChannelStats\":{\(figures)},\"outputChannelStats\":{\(figures)}}]}}}"
    let found = try rows("ccp_audio_statistic", of: "ccp.event", flat + "\n" + nested)
    #expect(
      found == [
        ["41", "0", "outputChannelStats", "2", "1", "3", "4", "5"],
        ["42", "0", "inputChannelStats", "2", "1", "3", "4", "5"],
        ["42", "0", "outputChannelStats", "2", "1", "3", "4", "5"],
      ])
  }

  @Test(arguments: [
    ("{\"at\":", "2:7: error: byte 6: the text ends inside a value"),
    ("{\"at\":\"noon\"}", "2:1: error: at: \"noon\" is no time"),
    ("{\"at\":\"2026-03-02T14:00:00.250Z\"}", "2:1: error: cell: is missing"),
    ("{\"at\":\"2026-03-02T14:00:00.250Z\",\"cell\":1.5}", "2:1: error: cell: 1.5 is no integer"),
  ])
  func `what is no row is told with its place`(line: String, message: String) {
    let error = #expect(throws: RowMapper.Failure.self) {
      try rows("agent_state", of: "truth.agent-state", Self.state + "\n" + line)
    }
    #expect(error?.description == message)
  }

  @Test func `times are told as documents tell them`() {
    var text = TimeText()
    var bytes: [UInt8] = []
    for milliseconds in [0, 1_772_460_000_250, 1_772_460_000_250, 1_772_495_999_999, 951_782_400_001, -1] as [Int64] {
      text.append(milliseconds, to: &bytes)
    }
    let told = stride(from: 0, to: bytes.count, by: TimeText.length).map { start in
      String(decoding: bytes[start..<start + TimeText.length], as: UTF8.self)
    }
    #expect(
      told == [
        "1970-01-01T00:00:00.000Z", "2026-03-02T14:00:00.250Z", "2026-03-02T14:00:00.250Z", "2026-03-02T23:59:59.999Z",
        "2000-02-29T00:00:00.001Z", "1969-12-31T23:59:59.999Z",
      ])
  }
}
