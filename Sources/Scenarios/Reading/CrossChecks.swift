import FloorModel
import GroundTruth
import YAMLReading

extension ScenarioDraft {
  /// Notes what is wrong between sections: names given twice, meetings larger than the floor, queues nobody serves.
  func check(
    _ sections: YAMLMapping, _ places: FieldTable<ScenarioDraft>.Places, _ context: inout ReadingContext
  ) {
    let agents = Self.names("team", in: sections["agents"])
    let coaches = Self.names("team", in: sections["coaches"])
    Self.distinct("team", agents + coaches, &context)
    Self.distinct("campaign", Self.names("name", in: sections["campaigns"]), &context)
    Self.distinct("group of clients", Self.names("name", in: sections["clients"]), &context)
    Self.distinct("meeting", Self.names("name", in: sections["conferences"]), &context)
    Self.distinct("impairment", Self.names("label", in: sections["impairments"]), &context)
    if places.isSound("queues") { checkQueues(sections, agentsAreSound: places.isSound("agents"), &context) }
    if ["queues", "transfers", "conferences"].allSatisfy(places.isSound) { checkDestinations(sections, &context) }
    if ["agents", "queues", "campaigns"].allSatisfy(places.isSound) { checkCampaigns(sections, &context) }
    if ["agents", "coaches", "conferences"].allSatisfy(places.isSound) { checkMeetings(sections, &context) }
  }

  /// A place where a name is given.
  private typealias Naming = (name: String, mark: Mark)

  private static func names(_ key: String, in section: YAMLNode?) -> [Naming] {
    guard case .sequence(let items)? = section?.content else { return [] }
    return items.compactMap { item in
      guard case .mapping(let mapping) = item.content, let node = mapping[key], let name = node.text else { return nil }
      return (name, node.mark)
    }
  }

  private static func distinct(_ kind: String, _ names: [Naming], _ context: inout ReadingContext) {
    var first: [String: Mark] = [:]
    for naming in names {
      if let mark = first[naming.name] {
        // An alias may bring the same list twice; its names then stand in one place.
        let place = mark.source == naming.mark.source ? " in line \(mark.line)" : ""
        context.report("the \(kind) '\(naming.name)' is named already\(place); names are unique", at: naming.mark)
      } else {
        first[naming.name] = naming.mark
      }
    }
  }

  private func checkQueues(
    _ sections: YAMLMapping, agentsAreSound: Bool, _ context: inout ReadingContext
  ) {
    guard case .mapping(let queues)? = sections["queues"]?.content else { return }
    var numbers: [String: String] = [:]
    for entry in queues.entries {
      guard let index = floor.queues.firstIndex(where: { $0.name == entry.key }) else { continue }
      let queue = floor.queues[index]
      let position = context.names.queues.firstIndex(of: entry.key)
      let isServed = floor.teams.contains { team in team.serves.contains { $0 == position } }
      if queue.arrivals.perHour > 0, !isServed, agentsAreSound {
        context.inside("queues") { context in
          context.report("calls come to '\(entry.key)', but no team of the section agents serves it", at: entry.keyMark)
        }
      }
      if agentsAreSound { checkSkills(queue, servedBy: position, entry, &context) }
      if let overflow = queue.overflow, overflow.queue == position {
        context.inside("queues") { context in
          context.report("'\(entry.key)' overflows to itself", at: entry.keyMark)
        }
      }
      if let target = queue.overflow?.queue, floor.queues.indices.contains(target),
        floor.queues[target].medium != queue.medium
      {
        context.inside("queues") { context in
          context.report(
            "'\(entry.key)' is \(queue.medium.rawValue) and overflows to \(floor.queues[target].medium.rawValue)",
            at: entry.keyMark)
        }
      }
      if let other = numbers[queue.number] {
        context.inside("queues") { context in
          context.report("'\(entry.key)' has the number \(queue.number) of '\(other)'", at: entry.keyMark)
        }
      }
      numbers[queue.number] = entry.key
    }
  }

  /// Nobody who speaks can be sent to a queue that people write to.
  private func checkDestinations(_ sections: YAMLMapping, _ context: inout ReadingContext) {
    let choices = [
      ("transfers", floor.transfers.blindDestinations + floor.transfers.consultDestinations),
      ("conferences", conferences.threeWay.thirdParties),
    ]
    for (section, destinations) in choices {
      guard let mark = sections[section]?.mark else { continue }
      for choice in destinations {
        guard case .queue(let queue) = choice.destination, floor.queues.indices.contains(queue),
          floor.queues[queue].medium.isWritten
        else { continue }
        context.inside(section) { context in
          context.report("nobody who speaks can be sent to '\(floor.queues[queue].name)', which is written", at: mark)
        }
      }
    }
  }

  /// Whoever a dialler reaches waits in the campaign's queue, where its teams have to find them.
  private func checkCampaigns(_ sections: YAMLMapping, _ context: inout ReadingContext) {
    guard case .sequence(let items)? = sections["campaigns"]?.content else { return }
    for (index, item) in items.enumerated() where floor.campaigns.indices.contains(index) {
      let campaign = floor.campaigns[index]
      if floor.queues.indices.contains(campaign.queue) {
        let queue = floor.queues[campaign.queue]
        // Agents can write to people of their own accord, no dialler can, and chats and posts begin outside.
        let isPossible = queue.medium == .voice || campaign.pacing == .preview && queue.medium.isSent
        if !isPossible {
          context.inside("campaigns") { context in
            context.report(
              queue.medium.isSent
                ? "no dialler can write to people for '\(queue.name)'; only the pacing preview can"
                : "nobody can be dialled for '\(queue.name)', which is \(queue.medium.rawValue)", at: item.mark)
          }
        }
      }
      guard case .mapping(let mapping) = item.content, campaign.pacing != .preview,
        case .sequence(let teams)? = mapping["teams"]?.content
      else { continue }
      for (position, team) in campaign.teams.enumerated()
      where teams.indices.contains(position) && !floor.teams[team].serves.contains(campaign.queue) {
        context.inside("campaigns") { context in
          context.inside("\(index + 1).teams") { context in
            context.report(
              "'\(floor.teams[team].name)' does not serve '\(floor.queues[campaign.queue].name)', where whoever the "
                + "dialler reaches waits", at: teams[position].mark)
          }
        }
      }
    }
  }

  /// Whoever asks for a skill that nobody of the serving teams can have would wait without end.
  private func checkSkills(
    _ queue: QueueConfiguration, servedBy position: Int?, _ entry: YAMLMapping.Entry, _ context: inout ReadingContext
  ) {
    let helpers = Set(queue.rings.flatMap(\.teams))
    let serving = floor.teams.indices.filter { team in
      helpers.contains(team) || floor.teams[team].serves.contains { $0 == position }
    }
    let asked = queue.skills + queue.rings.flatMap { $0.skills ?? [] }
    for level in asked where !serving.isEmpty {
      let best = serving.flatMap { floor.teams[$0].skills }.filter { $0.name == level.name }.map(\.levels.upperBound)
      guard best.max() ?? 0 < level.level else { continue }
      context.inside("queues") { context in
        context.report(
          "'\(entry.key)' asks for \(level.name) \(level.level), but no agent who serves it can have more than "
            + "\(best.max() ?? 0)", at: entry.keyMark)
      }
    }
  }

  private func checkMeetings(_ sections: YAMLMapping, _ context: inout ReadingContext) {
    guard case .sequence(let items)? = sections["conferences"]?.content else { return }
    for (index, item) in items.enumerated() {
      guard case .mapping(let mapping) = item.content, let name = mapping["name"]?.text,
        case .mapping(let attendees)? = mapping["attendees"]?.content, let count = attendees["count"],
        let meeting = floor.meetings.first(where: { $0.name == name || $0.name.hasPrefix("\(name) ") })
      else { continue }
      let available = staff(of: meeting.attendees)
      guard meeting.count > available, !meeting.attendees.isEmpty else { continue }
      context.inside("conferences") { context in
        context.inside("\(index + 1).attendees.count") { context in
          context.report(
            "\(meeting.count) attendees are wanted, but the teams have \(available) people", at: count.mark)
        }
      }
    }
  }
}
