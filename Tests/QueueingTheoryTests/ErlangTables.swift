import Testing

/// The printed tables of the models' reference, sections 4.3 and 4.4.
enum ErlangTables {
  /// A row of 4.3: callers who wait for ever.
  struct Patient: CustomTestStringConvertible {
    let perHour: Double
    let handling: Double
    let agents: Int
    let load: Double
    let utilisation: Double
    let blocking: Double
    let waits: Double
    let wait: Double
    let waitIfWaiting: Double
    let within20: Double
    var testDescription: String { "\(perHour)/h, \(handling) s, \(agents) agents" }

    init(
      _ perHour: Double, _ handling: Double, _ agents: Int, _ load: Double, _ utilisation: Double, _ blocking: Double,
      _ waits: Double, _ wait: Double, _ waitIfWaiting: Double, _ within20: Double
    ) {
      (self.perHour, self.handling, self.agents, self.load) = (perHour, handling, agents, load)
      (self.utilisation, self.blocking, self.waits) = (utilisation, blocking, waits)
      (self.wait, self.waitIfWaiting, self.within20) = (wait, waitIfWaiting, within20)
    }
  }

  static let patient = [
    Patient(30, 180, 2, 1.5, 0.7500, 0.31034483, 0.64285714, 231.4286, 360, 0.391883),
    Patient(60, 240, 5, 4, 0.8000, 0.19906687, 0.55411255, 132.9870, 240, 0.490192),
    Patient(100, 180, 6, 5, 0.8333, 0.19184726, 0.58751645, 105.7530, 180, 0.474267),
    Patient(100, 300, 10, 8.3333, 0.8333, 0.13689440, 0.48761061, 87.7699, 180, 0.563667),
    Patient(200, 240, 15, 13.3333, 0.8889, 0.12637178, 0.56556967, 81.4420, 144, 0.507771),
    Patient(360, 300, 32, 30, 0.9375, 0.09626631, 0.63022272, 94.5334, 150, 0.448446),
    Patient(600, 360, 65, 60, 0.9231, 0.05277865, 0.42007229, 30.2452, 72, 0.681810),
    Patient(1200, 300, 105, 100, 0.9524, 0.04826077, 0.51570743, 30.9424, 60, 0.630479),
    Patient(2400, 330, 225, 220, 0.9778, 0.03876636, 0.64474017, 42.5529, 66, 0.523810),
  ]

  /// A row of 4.4: callers who give up.
  struct Impatient: CustomTestStringConvertible {
    let perHour: Double
    let handling: Double
    let patience: Double
    let agents: Int
    let waits: Double
    let givesUp: Double
    let wait: Double
    let waitIfWaiting: Double
    let length: Double
    let occupancy: Double
    let within20: Double
    var testDescription: String { "\(perHour)/h, \(handling) s, patience \(patience) s, \(agents) agents" }

    init(
      _ perHour: Double, _ handling: Double, _ patience: Double, _ agents: Int, _ waits: Double, _ givesUp: Double,
      _ wait: Double, _ waitIfWaiting: Double, _ length: Double, _ occupancy: Double, _ within20: Double
    ) {
      (self.perHour, self.handling, self.patience, self.agents) = (perHour, handling, patience, agents)
      (self.waits, self.givesUp, self.wait) = (waits, givesUp, wait)
      (self.waitIfWaiting, self.length) = (waitIfWaiting, length)
      (self.occupancy, self.within20) = (occupancy, within20)
    }
  }

  static let impatient = [
    Impatient(30, 180, 120, 2, 0.41759756, 0.21024227, 25.22907, 60.4148, 0.21024, 0.592318, 0.634407),
    Impatient(60, 240, 180, 5, 0.35265813, 0.11295139, 20.33125, 57.6514, 0.33885, 0.709639, 0.707919),
    Impatient(100, 180, 406, 6, 0.43958076, 0.07172926, 29.12208, 66.2497, 0.80895, 0.773559, 0.642012),
    Impatient(100, 300, 600, 9, 0.51656766, 0.08140535, 48.84321, 94.5534, 1.35676, 0.850551, 0.548836),
    Impatient(200, 240, 300, 14, 0.48542031, 0.08074463, 24.22339, 49.9019, 1.34574, 0.875481, 0.623135),
    Impatient(200, 240, 300, 12, 0.71045803, 0.15790754, 47.37226, 66.6785, 2.63179, 0.935658, 0.387033),
    Impatient(360, 300, 600, 30, 0.60557082, 0.06022315, 36.13389, 59.6691, 3.61339, 0.939777, 0.511608),
    Impatient(360, 300, 120, 30, 0.41819279, 0.08883284, 10.65994, 25.4905, 1.06599, 0.911167, 0.737468),
    Impatient(600, 360, 360, 60, 0.51716927, 0.05143174, 18.51543, 35.8015, 3.08590, 0.948568, 0.644722),
    Impatient(1200, 300, 466, 100, 0.56659651, 0.03549590, 16.54109, 29.1938, 5.51370, 0.964504, 0.654666),
    Impatient(1200, 300, 466, 95, 0.77113402, 0.06508267, 30.32853, 39.3298, 10.10951, 0.984124, 0.424109),
    Impatient(2400, 330, 466, 215, 0.69205168, 0.03725791, 17.36219, 25.0880, 11.57479, 0.985131, 0.605510),
  ]
}
