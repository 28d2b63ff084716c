import Dialects
import GroundTruth
import JSONText
import Quantities

/// The participants of a meeting and of its breakout rooms taken together: a line for each person, with all the time that
/// they spent in any of them.
extension RealtimeKitDialect {
  /// One person over all rooms.
  private struct Attendance {
    /// Where they were first.
    let first: Peer
    let plan: SessionPlan
    var joined: SimulationTime
    var left: SimulationTime
    /// Whether they are still there.
    var isLive: Bool
    /// Ten-thousandths of a minute.
    var minutes: Int64
  }

  /// Asks for the consolidated view of `plans`, the first of which is the meeting itself.
  func askForEverybody(
    in plans: [SessionPlan], _ responder: inout Responder, _ writer: inout DocumentWriter
  ) {
    let all = Self.attendances(plans)
    let query: Query = [("view", "consolidated"), ("page_no", "1"), ("per_page", "\(all.count)")]
    responder.ask(.participants, query, &writer) { json in
      json.key("data")
      json.beginObject()
      json.key("participants")
      json.beginArray()
      for attendance in all { Self.write(attendance, to: &json) }
      json.endArray()
      json.paging(total: all.count, page: 0..<all.count)
      json.endObject()
    }
  }

  private static func attendances(_ plans: [SessionPlan]) -> [Attendance] {
    var all: [Attendance] = []
    for plan in plans {
      for peer in plan.peers {
        guard let known = all.firstIndex(where: { $0.first.user == peer.user }) else {
          all.append(
            Attendance(
              first: peer, plan: plan, joined: peer.joined, left: peer.left, isLive: peer.isLive,
              minutes: peer.minuteUnits))
          continue
        }
        all[known].joined = min(all[known].joined, peer.joined)
        all[known].left = max(all[known].left, peer.left)
        all[known].isLive = all[known].isLive || peer.isLive
        all[known].minutes += peer.minuteUnits
      }
    }
    return all
  }

  private static func write(_ attendance: Attendance, to json: inout JSONWriter) {
    let peer = attendance.first
    json.beginObject()
    json.key("id")
    json.uuid(peer.id)
    json.key("created_at")
    json.time(attendance.joined)
    json.key("custom_participant_id")
    json.string(attendance.plan.person(of: peer).name)
    json.key("display_name")
    json.string(attendance.plan.displayName(of: peer))
    json.key("duration")
    json.decimal(Int(attendance.minutes), places: RealtimeKitConventions.minutePlaces)
    json.key("joined_at")
    json.time(attendance.joined)
    if !attendance.isLive {
      json.key("left_at")
      json.time(attendance.left)
    }
    json.key("preset_name")
    json.literal(peer.preset.name)
    json.key("updated_at")
    json.time(attendance.isLive ? attendance.joined : attendance.left)
    json.key("user_id")
    json.uuid(peer.user)
    json.endObject()
  }
}
