import NetworkModel
import TableText

/// Every packet of the legs of a study, a line each, as CSV.
///
///     let table = PacketTable(study)
///     try write(PacketTable.header)
///     try table.lines(ofLeg: 0, to: write)
///
/// Times are whole microseconds since the leg began; a packet may leave a little before it is due, even before the leg
/// begins, since the sender's timing is not exact.
public struct PacketTable: Sendable {
  /// The columns: the network's name, the leg from 0, `uplink` or `downlink`, the position in the sequence from 0, when
  /// the packet was due, when it left, and when it arrived, which is empty for one that never did.
  public static let columns = "network,leg,direction,sequence,due_us,departure_us,arrival_us"

  /// The first line.
  public static let header = Array((columns + "\n").utf8)

  private let study: LegStudy
  private let network: String

  /// How many bytes are handed on at once, or a line more.
  private static let pieceSize = 1 << 16

  /// The table of the legs of `study`.
  public init(_ study: LegStudy) {
    self.study = study
    network = CSVText.quoted(study.network.name)
  }

  /// Hands the lines of leg `number` to `write`, in pieces: first the uplink's, then the downlink's, each in the order of
  /// sending.
  public func lines<Failure>(
    ofLeg number: Int, to write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var piece: [UInt8] = []
    piece.reserveCapacity(Self.pieceSize + 256)
    for direction in Direction.allCases {
      let prefix = Array("\(network),\(number),\(direction == .uplink ? "uplink" : "downlink"),".utf8)
      var ending: Failure?
      study.forEachPacket(ofLeg: number, direction) { packet in
        guard ending == nil else { return }
        piece += prefix
        Self.append(packet, to: &piece)
        guard piece.count >= Self.pieceSize else { return }
        do throws(Failure) { try write(piece) } catch { ending = error }
        piece.removeAll(keepingCapacity: true)
      }
      if let ending { throw ending }
    }
    try write(piece)
  }

  private static func append(_ packet: Packet, to line: inout [UInt8]) {
    line += "\(packet.number),".utf8
    line += "\(Int(packet.due.rounded())),".utf8
    line += "\(Int(packet.departure.rounded())),".utf8
    if !packet.isLost { line += "\(Int(packet.arrival.rounded()))".utf8 }
    line.append(UInt8(ascii: "\n"))
  }
}
