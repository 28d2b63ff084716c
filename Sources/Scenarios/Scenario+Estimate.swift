import FloorModel
import GroundTruth
import NetworkModel
import Quantities
import Randomness

/// How large a run will be, foretold from the scenario's means without simulating anything.
public struct ScenarioEstimate: Hashable, Sendable {
  /// Agents over all cells.
  public var agents = 0
  /// Coaches over all cells.
  public var coaches = 0
  /// People who take part in meetings, each counted once per meeting, over all cells.
  public var attendees = 0
  /// First calls that arrive at queues, repeats not counted.
  public var inboundCalls = 0.0
  /// Repeats of those who gave up or had another question.
  public var repeatedCalls = 0.0
  /// Calls that campaigns place, as far as their agents have time.
  public var outboundCalls = 0.0
  /// Calls over the organisation's own telephones, as far as somebody has time to make or take them.
  public var officeCalls = 0.0
  /// Meetings over all cells.
  public var meetings = 0
  /// Seconds that human legs spend in the mix.
  public var legSeconds = 0.0

  /// Conversations of every kind.
  public var conversations: Double { inboundCalls + repeatedCalls + outboundCalls + officeCalls + Double(meetings) }
}

extension Scenario {
  /// The expected size of a run of this scenario; a few percent off where queues are overloaded.
  public var estimate: ScenarioEstimate {
    var result = ScenarioEstimate()
    let hours = clock.duration.inSeconds / 3_600
    result.agents = cells * floor.teams.reduce(0) { $0 + $1.count }
    result.coaches = cells * floor.coaches.reduce(0) { $0 + $1.count }
    let occasions = floor.meetings.map { $0.perHour.map { $0 * hours } ?? 1 }
    result.meetings = Int((Double(cells) * occasions.reduce(0, +)).rounded())
    var talkTotal = 0.0
    var handled = 0.0
    for queue in floor.queues {
      let calls = queue.arrivals.perHour * hours
      result.inboundCalls += calls
      // What is written has no media.
      if !queue.medium.isWritten { talkTotal += calls * Self.finite(queue.talk.mean) }
      handled += calls * Self.finite(queue.talk.mean + queue.wrapUp.mean)
    }
    let contained = floor.ivr.map { $0.containment + $0.abandonment } ?? 0
    let reached = 1 - min(1, contained)
    // A served caller is the rule; those who give up are the fewer, the better the floor is staffed.
    result.repeatedCalls = result.inboundCalls * reached * floor.callers.redialAfterService
    let share = reached * (1 + floor.callers.redialAfterService)
    // Both sides of a call, and the holds inside it.
    let holds = floor.behaviour.held * floor.behaviour.holdsPerHeldCall * Self.finite(floor.behaviour.hold.mean)
    result.legSeconds = 2 * (talkTotal * share + holds * result.inboundCalls * share)
    let office = floor.office
    let spoken = office.outgoing + office.incoming + office.inHouse + office.groups.reduce(0) { $0 + $1.perHour }
    result.officeCalls = (spoken + office.facsimiles) * hours
    result.legSeconds += 2 * spoken * hours * Self.finite(office.talk.mean)
    addCampaigns(to: &result, hours: hours, busySeconds: handled * share)
    var attendees = 0.0
    for (meeting, times) in zip(floor.meetings, occasions) {
      let people = Double(meeting.count + meeting.guests) * times
      attendees += people
      result.legSeconds += people * max(60, Self.finite(meeting.duration.mean) + meeting.overrun.mean)
    }
    result.attendees = Int(attendees.rounded())
    // Everything above is one cell's; only what counts people and meetings was multiplied already.
    result.attendees *= cells
    result.inboundCalls *= Double(cells)
    result.repeatedCalls *= Double(cells)
    result.outboundCalls *= Double(cells)
    result.officeCalls *= Double(cells)
    result.legSeconds *= Double(cells)
    return result
  }

  /// Campaigns take the time that inbound calls leave, at the pace of an average contact.
  private func addCampaigns(to result: inout ScenarioEstimate, hours: Double, busySeconds: Double) {
    let staffed = Double(floor.teams.reduce(0) { $0 + $1.count }) * hours * 3_600
    var idle = max(0, staffed - busySeconds)
    for campaign in floor.campaigns {
      let outcomes = campaign.answered + campaign.machine + campaign.unanswered + campaign.busy + campaign.failed
      guard outcomes > 0 else { continue }
      let answered = campaign.answered / outcomes
      let talk = answered * Self.finite(campaign.talk.mean)
      let machine = campaign.machine / outcomes * Self.finite(campaign.machineTalk.mean)
      let pace = Self.pace(of: campaign, talk: talk, machine: machine, wrapUp: floor.queues[campaign.queue].wrapUp.mean)
      let window = campaign.window.map { $0.duration.inSeconds } ?? hours * 3_600
      let people = Double(campaign.teams.reduce(0) { $0 + floor.teams[$1].count })
      let seconds = min(idle, people * window)
      let calls = min(seconds / max(1, pace), campaign.contacts.map(Double.init) ?? .infinity)
      idle -= calls * pace
      result.outboundCalls += calls
      result.legSeconds += calls * 2 * (talk + machine)
    }
  }

  /// Seconds of an agent that a number to call takes on average.
  private static func pace(
    of campaign: CampaignConfiguration, talk: Double, machine: Double, wrapUp: Double
  ) -> Double {
    switch campaign.pacing {
    case .preview:
      finite(campaign.pause.mean) + finite(campaign.preview.mean) + finite(campaign.ring.mean) + talk + machine
    // Idle while one line rings; the work after the call counts, since nothing else is waited for.
    case .progressive: finite(campaign.ring.mean) + talk + campaign.answered * finite(wrapUp)
    case .predictive: talk + campaign.answered * finite(wrapUp)
    }
  }

  /// A mean that an estimate can use: heavy tails count as a day.
  private static func finite(_ mean: Double) -> Double { max(0, min(mean, 86_400)) }
}
