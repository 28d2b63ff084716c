import NetworkModel
import Quantities
import Testing

@testable import ProfileStudy

@Suite struct PacketTableTests {
  private static let study = LegStudy(of: .homeWifiBad, legs: 2, length: .seconds(30), seed: 4)

  private static func lines(ofLeg number: Int, in study: LegStudy = study) -> [Substring] {
    var bytes = PacketTable.header
    PacketTable(study).lines(ofLeg: number) { (piece) throws(Never) in bytes += piece }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  @Test(arguments: 0..<2)
  func `each packet has a line with its times, and a lost one no arrival`(number: Int) {
    var expected = ["network,leg,direction,sequence,due_us,departure_us,arrival_us"]
    for (direction, name) in [(Direction.uplink, "uplink"), (.downlink, "downlink")] {
      Self.study.forEachPacket(ofLeg: number, direction) { packet in
        let times = [packet.due, packet.departure].map { "\(Int($0.rounded()))" }
        let arrival = packet.isLost ? "" : "\(Int(packet.arrival.rounded()))"
        expected.append(
          (["home_wifi_bad", "\(number)", name, "\(packet.number)"] + times + [arrival]).joined(separator: ","))
      }
    }
    let lines = Self.lines(ofLeg: number)
    #expect(lines.elementsEqual(expected) { $0 == $1 })
    #expect(lines.contains { $0.hasSuffix(",") })
    #expect(lines.count == 1 + 2 * 1_500)
  }

  /// The first packet is due within 20 ms of the leg's begin, each other 20 ms after the one before as the sender's clock
  /// has it, which is wrong by less than 100 ppm.
  @Test func `times are microseconds since the leg began`() throws {
    let rows = Self.lines(ofLeg: 0).dropFirst().prefix(1_500)
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let due = rows.compactMap { Int($0[4]) }
    #expect(due.count == 1_500)
    #expect((0..<20_000).contains(due[0]))
    #expect(zip(due, due.dropFirst()).allSatisfy { abs($1 - $0 - 20_000) <= 2 })
    for (row, due) in zip(rows, due) {
      let departure = try #require(Int(row[5]))
      #expect(abs(departure - due) < 20_000)
      if let arrival = Int(row[6]) { #expect(arrival > departure) }
    }
  }

  @Test func `a name with a comma is quoted`() {
    var study = Self.study
    study.network.name = "home, old"
    #expect(Self.lines(ofLeg: 0, in: study).dropFirst().allSatisfy { $0.hasPrefix("\"home, old\",0,") })
  }

  @Test func `what cannot be written ends the table`() {
    struct Full: Error {}
    var pieces = 0
    #expect(throws: Full.self) {
      try PacketTable(Self.study).lines(ofLeg: 0) { (_) throws(Full) in
        pieces += 1
        throw Full()
      }
    }
    #expect(pieces == 1)
  }
}
