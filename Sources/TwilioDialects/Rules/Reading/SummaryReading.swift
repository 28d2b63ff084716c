import Dialects
import JSONText

/// The fields of a participant summary that rules look at; nil for a document whose shape is wrong.
struct SummaryReading {
  let participant: String
  let conference: String
  let call: String
  let isInbound: Bool
  /// Whole seconds since the epoch.
  let joined: Int64, left: Int64
  let document: JSONValue

  init?(_ document: JSONValue) {
    guard let participant = document["participant_sid"]?.string, let conference = document["conference_sid"]?.string,
      let call = document["call_sid"]?.string, let direction = document["call_direction"]?.string,
      let joinTime = document["join_time"]?.string, let leaveTime = document["leave_time"]?.string,
      let joined = TextFormat.milliseconds(of: joinTime), let left = TextFormat.milliseconds(of: leaveTime)
    else { return nil }
    self.participant = participant
    self.conference = conference
    self.call = call
    isInbound = direction == "inbound"
    self.joined = joined / 1_000
    self.left = left / 1_000
    self.document = document
  }

  /// Both directions of its metrics with their names, as far as they are there.
  var directions: [(name: String, metrics: JSONValue)] {
    ["inbound", "outbound"].compactMap { name in document["metrics"]?[name].map { (name, $0) } }
  }

  /// One of the nine arrays of `events`, in whole seconds.
  func events(_ name: String) -> [Int64] {
    (document["events"]?[name]?.elements ?? []).compactMap(\.integer).map(SummaryReading.seconds)
  }

  /// Whether leaving ends the conference: as the participant entered, and changed every time the application did.
  var endsConference: Bool {
    let atEntry = document["properties"]?["end_conference_on_exit"]?.boolean ?? false
    return events("modify_exit").count % 2 == 0 ? atEntry : !atEntry
  }

  /// The person's address, with its scheme.
  var address: String? { document[isInbound ? "from" : "to"]?.string }

  /// An epoch integer in whole seconds, whichever of the two units it is in; what no clock shows becomes a bound.
  static func seconds(_ epoch: Int64) -> Int64 {
    min(max(epoch >= 100_000_000_000 ? epoch / 1_000 : epoch, -1), 100_000_000_000)
  }
}

/// Packets of one direction, as printed; nil for counts that no stay can have, which would overflow.
struct PacketReading {
  let received: Int64
  let lost: Int64

  private static let possible: ClosedRange<Int64> = 0...1_000_000_000_000

  init?(_ metrics: JSONValue) {
    guard let received = metrics["total_packets_received"]?.integer,
      let lost = metrics["total_packets_lost"]?.integer, Self.possible.contains(received),
      Self.possible.contains(lost)
    else { return nil }
    self.received = received
    self.lost = lost
  }

  /// Received and lost.
  var expected: Int64 { received + lost }
  /// Percent of the expected that was lost; 0 when nothing was expected.
  var lossPercent: Double { expected > 0 ? 100 * Double(lost) / Double(expected) : 0 }
}
