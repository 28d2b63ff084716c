import NetworkModel

/// The columns of the table of time structure (the models' reference, section 1.5(b)), in its order.
public enum StructureColumn: String, Hashable, Sendable, CaseIterable {
  case dispersion = "loss_vmr_10s"
  case cleanWindows = "lossless_share_10s"
  case jitterNext = "jitter_acf_1s"
  case jitterLater = "jitter_acf_5s"
  case delaySteps = "delay_step_acf"
  case lossAndDelay = "loss_delay_corr_10s"
  case delays = "up_down_delay_corr_5s"

  /// The column's figure.
  public var kind: Figure.Kind {
    switch self {
    case .dispersion: Figure.Kind(.structure, rawValue, "VMR 10 s")
    case .cleanWindows: Figure.Kind(.structure, rawValue, "no loss 10 s")
    case .jitterNext: Figure.Kind(.structure, rawValue, "J acf 1 s")
    case .jitterLater: Figure.Kind(.structure, rawValue, "J acf 5 s")
    case .delaySteps: Figure.Kind(.structure, rawValue, "rho D")
    case .lossAndDelay: Figure.Kind(.structure, rawValue, "loss~delay")
    case .delays: Figure.Kind(.structure, rawValue, "up~down")
    }
  }

  /// How far from the table a figure may be whatever the table says: correlations.
  private var floor: Double {
    switch self {
    case .dispersion, .cleanWindows: 0
    case .jitterNext, .jitterLater, .delaySteps, .lossAndDelay, .delays: 0.05
    }
  }

  /// How far from `target` a figure may be.
  func bound(_ target: Double) -> Double { max(0.2 * abs(target), floor) }

  /// What the table says about `profile`; nothing about the one that it does not have.
  func target(_ profile: NetworkProfile.Name) -> Double? {
    guard let row = Self.row(profile), let index = Self.allCases.firstIndex(of: self) else { return nil }
    return row[index]
  }

  private static func row(_ profile: NetworkProfile.Name) -> [Double]? {
    switch profile {
    case .officeFibre: [2.5, 0.97, 0.06, 0.01, -0.49, 0.42, 0.41]
    case .homeWifiGood: [4.6, 0.77, 0.40, 0.23, -0.43, 0.66, 0.59]
    case .homeWifiBad: [9.9, 0.05, 0.63, 0.43, -0.25, 0.79, 0.54]
    case .lte: [11.9, 0.67, 0.53, 0.35, -0.35, 0.65, 0.30]
    case .lteDriving: nil
    case .nr5g: [5.5, 0.85, 0.48, 0.30, -0.44, 0.59, 0.39]
    case .geoSatellite: [7.9, 0.59, 0.63, 0.47, -0.31, 0.57, 0.39]
    case .leoSatellite: [2.0, 0.05, 0.52, 0.33, -0.39, 0.30, 0.89]
    case .vpnDSL: [7.8, 0.65, 0.81, 0.53, -0.11, 0.74, 0.28]
    case .internationalTrunk: [4.3, 0.82, 0.53, 0.43, -0.41, 0.49, 0.48]
    case .enterpriseCongested: [9.6, 0.25, 0.76, 0.53, -0.02, 0.78, 0.26]
    }
  }
}
