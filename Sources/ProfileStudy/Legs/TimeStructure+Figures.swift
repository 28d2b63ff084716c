public import NetworkModel

extension TimeStructure {
  /// The figures, beside those of `profile`, of which the legs are; nil stands for a network that is no profile.
  public func figures(against profile: NetworkProfile.Name?) -> [Figure] {
    StructureColumn.allCases.map { column in
      let target = profile.flatMap(column.target)
      return Figure(column.kind, value(column), target: target, bound: target.map(column.bound))
    }
  }

  private func value(_ column: StructureColumn) -> Double? {
    switch column {
    case .dispersion: windowLoss.mean > 0 ? windowLoss.variance / windowLoss.mean : nil
    case .cleanWindows: windowLoss.count > 0 ? cleanWindows / windowLoss.count : nil
    case .jitterNext: jitterNext.coefficient
    case .jitterLater: jitterLater.coefficient
    case .delaySteps: delaySteps.coefficient
    case .lossAndDelay: lossAndDelay.coefficient
    case .delays: delays.coefficient
    }
  }
}
