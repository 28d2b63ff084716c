import Quantities

/// How much more often than on average an access network gets busy at an hour of the local day: a(t) of section 1.2.
///
/// The reference gives the corners; between them the load changes in a straight line. Homes are idle at 04:00 (0.7) and
/// full from 20:00 to 22:00 (1.6); enterprises are idle at night (0.3) and full from 10:00 to 12:00 and from 14:00 to
/// 16:00 (1.4).
enum DiurnalLoad {
  /// The factor on the rates at which the clear regime is left, at `timeOfDay` since local midnight.
  static func factor(_ access: NetworkProfile.Access, at timeOfDay: SimulationDuration) -> Double {
    let corners =
      switch access {
      case .home: home
      case .enterprise: enterprise
      }
    let hour = timeOfDay.inSeconds / 3_600
    let next = corners.firstIndex { $0.hour > hour } ?? corners.count - 1
    let (left, right) = (corners[next - 1], corners[next])
    return left.load + (right.load - left.load) * (hour - left.hour) / (right.hour - left.hour)
  }

  private typealias Corner = (hour: Double, load: Double)

  /// Midnight lies on the straight line from 22:00 to 04:00.
  private static let home: [Corner] = [(0, 1.3), (4, 0.7), (20, 1.6), (22, 1.6), (24, 1.3)]

  private static let enterprise: [Corner] = [
    (0, 0.3), (6, 0.3), (10, 1.4), (12, 1.4), (13, lunch), (14, 1.4), (16, 1.4), (20, 0.3), (24, 0.3),
  ]

  /// Between the two plateaus of an office day: inferred, the reference only says that there are two.
  private static let lunch = 1.0
}
