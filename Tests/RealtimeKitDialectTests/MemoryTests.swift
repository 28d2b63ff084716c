import Dialects
import GroundTruth
import JSONText
import Quantities
import Testing
import _SampleRecords

@testable import RealtimeKitDialect

/// What the dialect does without the standard library's sort and sets, to allocate nothing.
@Suite("Reused memory")
struct MemoryTests {
  @Test("Records told twice with one writer, in two orders, give what fresh writers give")
  func reuse() throws {
    let dialect = RealtimeKitDialect(SampleRecords.directory)
    let samples = SampleRecords.all.map(\.record)
    let fresh = samples.map { record in
      var writer = DocumentWriter()
      return Self.text(of: record, dialect, &writer)
    }
    var writer = DocumentWriter()
    for (record, text) in zip(samples, fresh) { #expect(Self.text(of: record, dialect, &writer) == text) }
    for (record, text) in zip(samples, fresh).reversed() { #expect(Self.text(of: record, dialect, &writer) == text) }
  }

  @Test("A report says the same of a participant whether or not the participants' list was asked for")
  func unwanted() {
    let dialect = RealtimeKitDialect(SampleRecords.directory)
    for (name, record) in SampleRecords.all {
      var writer = DocumentWriter()
      writer.beginDialect([nil, nil, 0])
      dialect.project(record, into: &writer)
      let alone = Self.text(of: writer)
      let reports = SampleRun.all.filter { $0.name == name && $0.type == "realtimekit.peer-report" }
      #expect(alone == reports.map { $0.line + "\n" }.joined(), "\(name)")
    }
  }

  @Test("Numbers are sorted in place, however many and however often they repeat")
  func sorting() {
    var words: UInt64 = 1
    for count in [0, 1, 2, 3, 10, 1_000] {
      for variety in [1, 2, 7, 100_000] as [UInt64] {
        var numbers: [Double] = []
        for _ in 0..<count {
          words = words &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          numbers.append(Double(words >> 33 % variety))
        }
        var sorted = numbers
        sorted.sortInPlace()
        #expect(sorted == numbers.sorted())
        sorted.sortInPlace()
        #expect(sorted == numbers.sorted())
      }
    }
  }

  @Test("An insertion sort leaves what stands before its start, and the order of equals")
  func insertion() {
    var pairs = [(9, "z"), (2, "a"), (1, "b"), (2, "c"), (0, "d"), (1, "e")]
    pairs.insertionSort(from: 1) { $0.0 < $1.0 }
    #expect(pairs.map(\.1) == ["z", "d", "b", "e", "a", "c"])
    var one = [3]
    one.insertionSort(from: 1, by: <)
    #expect(one == [3])
  }

  @Test("Sets of spans are cut, subtracted and joined as sets of instants")
  func sets() {
    var sets = SpanSets()
    func spans(_ set: SpanSet) -> [[Int64]] { set.map { [sets[$0].start.milliseconds, sets[$0].end.milliseconds] } }
    let long = sets.set { $0 += [Self.span(0, 10), Self.span(20, 30)] }
    let short = sets.set { $0 += [Self.span(3, 5), Self.span(8, 22)] }
    #expect(spans(sets.intersection(long, short)) == [[3, 5], [8, 10], [20, 22]])
    let rest = sets.difference(long, without: short)
    #expect(spans(rest) == [[0, 3], [5, 8], [22, 30]])
    #expect(spans(sets.union(short, rest)) == [[0, 30]])
    #expect(spans(sets.union(long, 0..<0)) == [[0, 10], [20, 30]])
    #expect(spans(sets.difference(sets.set(Self.span(4, 4)), without: 0..<0)).isEmpty)
    #expect(sets.contains(SimulationTime(milliseconds: 20), in: long))
    #expect(!sets.contains(SimulationTime(milliseconds: 10), in: long))
  }

  private static func span(_ start: Int64, _ end: Int64) -> TimeSpan {
    TimeSpan(SimulationTime(milliseconds: start), SimulationTime(milliseconds: end))
  }

  private static func text(
    of record: ConversationRecord, _ dialect: RealtimeKitDialect, _ writer: inout DocumentWriter
  ) -> String {
    writer.removeAll()
    dialect.project(record, into: &writer)
    return text(of: writer)
  }

  private static func text(of writer: borrowing DocumentWriter) -> String {
    unsafe writer.json.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
