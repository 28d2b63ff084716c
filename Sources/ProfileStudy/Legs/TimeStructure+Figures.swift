public import NetworkModel

extension TimeStructure {
  /// The figures, beside those of `profile`, of which the legs are; nil stands for a network that is no profile.
  public func figures(against profile: NetworkProfile.Name?) -> [Figure] {
    StructureColumn.allCases.map { column in
      let target = profile.flatMap(column.target)
      return Figure(column.kind, value(column), target: target, bound: target.map(column.bound))
    }
  }

  /// The figures that depend on the loss in the clear, of legs of `profile` with that of the table (`EarlierClearLoss`);
  /// of nothing for the profile that the table does not have.
  ///
  /// The share of windows without loss has no bound: the factor was chosen by it.
  public func figuresAtEarlierLoss(of profile: NetworkProfile.Name) -> [Figure] {
    let factor = Figure.Kind(.earlierLoss, "earlier_clear_loss", "clear loss x")
    return [Figure(factor, EarlierClearLoss.factor(profile))]
      + [StructureColumn.cleanWindows, .dispersion, .lossAndDelay].map { column in
        var kind = column.kind
        kind.block = .earlierLoss
        kind.name = "earlier_" + kind.name
        let target = column.target(profile)
        return Figure(
          kind, value(column), target: target, bound: column == .cleanWindows ? nil : target.map(column.bound))
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
