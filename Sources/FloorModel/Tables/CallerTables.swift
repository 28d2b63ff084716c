/// The menu in front of the queues.
struct MenuTable: Sendable {
  let duration: Sampler
  let containment: Double
  let abandonment: Double

  init(_ menu: IVRConfiguration) {
    duration = Sampler(menu.duration)
    containment = menu.containment
    abandonment = menu.abandonment
  }
}

/// Callers who call again.
struct RedialTable: Sendable {
  let limit: Int
  let afterLoss: Double
  let afterAbandonment: Double
  let afterService: Double
  let gap: Sampler
  let gapAfterLoss: Sampler

  init(_ callers: CallerConfiguration) {
    limit = callers.redialLimit
    afterLoss = callers.redialAfterLoss
    afterAbandonment = callers.redialAfterAbandonment
    afterService = callers.redialAfterService
    gap = Sampler(callers.redialGap)
    gapAfterLoss = Sampler(callers.redialGapAfterLoss)
  }
}
