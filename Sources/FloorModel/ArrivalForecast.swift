public import GroundTruth
public import Quantities

/// The calls to be expected of a queue: its rate over the clock, without the mood of the day.
///
///     let forecast = ArrivalForecast(queue: 0, of: configuration, directory: directory)
///     forecast.calls(in: hour)        // 31.2
public struct ArrivalForecast: Sendable {
  private let process: ArrivalProcess
  private let callsPerConcern: Double

  /// The calls of the queue at position `queue` in both `configuration` and `directory`.
  public init(queue: Int, of configuration: FloorConfiguration, directory: CellDirectory) {
    callsPerConcern = configuration.callers.callsPerConcern
    process = ArrivalProcess(
      configuration.queues[queue].arrivals, entity: directory.queues[queue].entity, calendar: configuration.calendar,
      directory: directory, callsPerConcern: callsPerConcern)
  }

  /// The expected number of calls within `span`, served callers who call again counted in.
  public func calls(in span: TimeSpan) -> Double { process.expectedCalls(in: span) * callsPerConcern }
}
