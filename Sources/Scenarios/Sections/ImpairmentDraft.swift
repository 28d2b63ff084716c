import GroundTruth
import NetworkModel
import Quantities
import Randomness

/// An impairment in the units of a scenario.
struct ImpairmentDraft: Hashable, Sendable {
  /// How long what an impairment brings takes to come and to go.
  struct Ramp: Hashable, Sendable {
    var rise = SimulationDuration.zero
    var fall = SimulationDuration.zero
  }

  /// Another network for a while.
  struct Handover: Hashable, Sendable {
    var network = 0
    var interruption = ImpairmentConfiguration.handoverInterruption
  }

  var label = ""
  var network = 0
  var at: Appointment?
  var weekdays: [Int]?
  var every: SimulationDuration?
  var perHour: Double?
  var length = Distribution.constant(0)
  var lossAdded: Double?
  var lossSet: Double?
  var lossBurst: Double?
  var delayAdded: SimulationDuration?
  var jitterAdded: SimulationDuration?
  var isOutage = false
  var bandwidth: Int?
  var stalls: Double?
  var load: ImpairmentEffects.Load?
  var handover: Handover?
  var codec: Leg.Codec?
  var jitterBuffer: ImpairmentEffects.JitterBuffer?
  var ramp: Ramp?
}

extension ImpairmentDraft {
  /// The effects in the truth's integers: millionths, thousandths, microseconds.
  var effects: ImpairmentEffects {
    func microseconds(_ duration: SimulationDuration?) -> Int? {
      duration.flatMap { $0 > .zero ? Int($0.microseconds) : nil }
    }
    return ImpairmentEffects(
      lossAdded: lossAdded.map { Int(($0 * 1e6).rounded()) }, lossSet: lossSet.map { Int(($0 * 1e6).rounded()) },
      lossBurst: lossBurst.map { Int(($0 * 1e3).rounded()) }, delayAdded: microseconds(delayAdded),
      jitterAdded: microseconds(jitterAdded), isOutage: isOutage, bandwidth: bandwidth,
      stallRate: stalls.map { max(1, Int(($0 * 1e3).rounded())) }, load: load,
      handover: handover.map {
        ImpairmentEffects.Handover(network: $0.network, interruption: Int($0.interruption.microseconds))
      }, codec: codec, jitterBuffer: jitterBuffer, rampIn: microseconds(ramp?.rise), rampOut: microseconds(ramp?.fall))
  }

  /// How long an episode lasts that does not come at random.
  var fixedLength: SimulationDuration { .seconds(rounding: length.mean) }

  /// The impairment by the instants of `clock`.
  func configuration(_ clock: ScenarioClock) -> ImpairmentConfiguration {
    let start = at.map(clock.instant(of:)) ?? clock.span.start
    let schedule: ImpairmentConfiguration.Schedule
    if let perHour {
      schedule = .random(perHour: perHour, length: length)
    } else if let every, let weekdays, case .timeOfDay(let time)? = at {
      schedule = .recurring(from: .timeOfDay(time, weekdays: weekdays), interval: every, length: length)
    } else if let every {
      schedule = .recurring(from: .instant(start), interval: every, length: length)
    } else if let weekdays, case .timeOfDay(let time)? = at {
      schedule = .daily(at: time, length: fixedLength, weekdays: weekdays)
    } else {
      schedule = .once(at: start, length: fixedLength)
    }
    return ImpairmentConfiguration(label: label, network: network, schedule: schedule, effects: effects)
  }
}
