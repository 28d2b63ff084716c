import Quantities
import QueueingTheory

/// One queue in what the simulated floors showed, averaged over them.
struct QueueView {
  private let queue: Int
  private let observations: [FloorObservation]

  /// The queue at position `queue`; there is one observation at least.
  init(_ queue: Int, _ observations: [FloorObservation]) {
    self.queue = queue
    self.observations = observations
  }

  var hours: [TimeSpan] { observations[0].hours }

  private var runs: Double { Double(observations.count) }

  private func sum(_ value: (FloorObservation.Outcome) -> Double) -> Double {
    observations.reduce(0) { $0 + $1.outcomes[queue].reduce(0) { $0 + value($1) } }
  }

  /// Mean seconds of agents' time for each answered caller; 0 when nobody was answered.
  var handlingTime: Double {
    let answered = sum { Double($0.answered) }
    guard answered > 0 else { return 0 }
    return observations.reduce(0) { total, observation in
      total + observation.handling.reduce(0) { $0 + $1[queue].reduce(0, +) }
    } / answered
  }

  /// Mean seconds that answered offers rang.
  var ring: Double {
    let answered = sum { Double($0.answered) }
    return answered > 0 ? sum(\.rang) / answered : 0
  }

  /// How many entries into the queue there were for each call to its number: less what the menu kept, more what
  /// transfers brought.
  var entriesPerCall: Double {
    let calls = observations.reduce(0) { $0 + $1.calls[queue] }
    return calls > 0 ? sum { Double($0.offered) } / Double(calls) : 1
  }

  /// How many agents were on duty for the queue on average.
  ///
  /// Time on calls they made is not on duty here. A team's time goes to the queues that it serves by the work they
  /// made over the whole clock.
  func agents(in hour: Int) -> Double {
    let length = hours[hour].duration.inSeconds
    return observations.reduce(0) { total, observation in
      total
        + observation.onDuty.indices.reduce(0) { sum, team in
          sum + share(of: team, observation)
            * max(0, observation.onDuty[team][hour] - observation.outbound[team][hour])
        }
    } / length / runs
  }

  private func share(of team: Int, _ observation: FloorObservation) -> Double {
    let work = observation.handling[team].map { $0.reduce(0, +) }
    let all = work.reduce(0, +)
    return all > 0 ? work[queue] / all : 0
  }

  /// What callers met with who came in an hour; nil when none did.
  func outlook(in hour: Int) -> Outlook? {
    let outcomes = observations.map { $0.outcomes[queue][hour] }
    let offered = outcomes.reduce(0) { $0 + $1.offered }
    guard offered > 0 else { return nil }
    let busy = observations.reduce(0) { total, observation in
      total + observation.handling.reduce(0) { $0 + $1[queue][hour] }
    }
    let duty = agents(in: hour) * hours[hour].duration.inSeconds * runs
    let perCall = { (value: Double) in value / Double(offered) }
    return Outlook(
      calls: Double(offered) / runs, wait: perCall(outcomes.reduce(0) { $0 + $1.waited }),
      abandoned: perCall(Double(outcomes.reduce(0) { $0 + $1.abandoned })),
      inTime: perCall(Double(outcomes.reduce(0) { $0 + $1.inTime })), occupancy: duty > 0 ? min(1, busy / duty) : 0)
  }

  /// The fewest agents with whom theory meets `goal`, the ring counted in.
  func staff(for goal: ServiceGoal, callsPerHour: Double, handling: Double, patience: Double?) -> Int {
    guard callsPerHour > 0, handling > 0 else { return 0 }
    let talk = ServiceGoal(share: goal.share, seconds: max(0, goal.seconds - ring)) ?? goal
    return talk.agents(arrivalsPerHour: callsPerHour, meanHandling: handling, meanPatience: patience)
  }
}
