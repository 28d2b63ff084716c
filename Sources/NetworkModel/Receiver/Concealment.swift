import GroundTruth

/// What a receiver has to make up for: runs of missing packets, less what in-band error correction brings back.
///
///     var concealment = Concealment(correctsErrors: codec == .opus)
///     concealment.take(isMissing: isLost || isLate, into: &second)
///
/// Every packet of Opus carries a coarse copy of the one before, so a missing packet is played from the next one if that
/// arrives. Of a run of missing packets the last is recovered and the others are not, so the share that is concealed is
/// L·P(next lost | lost) (the models' reference, section 2.4). The copy is no help to the counters of the transport: what
/// was lost counts as lost, what was late as late.
struct Concealment: Hashable, Sendable {
  private var correctsErrors: Bool
  private var wasMissing = false
  private var isConcealing = false

  /// The concealment of a stream whose packets carry copies if it `correctsErrors`.
  init(correctsErrors: Bool) { self.correctsErrors = correctsErrors }

  /// From the next packet on, packets carry copies or do not: the codec changed.
  ///
  /// The first packet of another codec brings nothing back, so a packet that was missing then is concealed after all.
  mutating func change(correctsErrors: Bool, into second: inout SecondSample) {
    guard correctsErrors != self.correctsErrors else { return }
    if self.correctsErrors, wasMissing, !isConcealing { second.concealments += 1 }
    isConcealing = wasMissing
    wasMissing = wasMissing && !correctsErrors
    self.correctsErrors = correctsErrors
  }

  /// Takes the fate of the next packet; with copies, it decides what becomes of the one before.
  mutating func take(isMissing: Bool, into second: inout SecondSample) {
    guard isMissing || wasMissing else { return }
    let isConcealed = correctsErrors ? isMissing && wasMissing : isMissing
    if isConcealed, !isConcealing { second.concealments += 1 }
    if correctsErrors, !isMissing { second.recovered += 1 }
    isConcealing = isConcealed
    wasMissing = isMissing
  }

  /// Takes the fate of several packets at once, of which `late`, two at most and one after the other, came too late.
  @inline(__always)
  mutating func take(_ fate: LossChain.Fate, late: Int, into second: inout SecondSample) {
    if fate.lost > 0 || late > 0 || wasMissing { takeMissing(fate, late: late, into: &second) }
  }

  private mutating func takeMissing(_ fate: LossChain.Fate, late: Int, into second: inout SecondSample) {
    guard correctsErrors else {
      // A run counts where it begins.
      let begun = fate.runs - (fate.startsInLoss && isConcealing ? 1 : 0)
      second.concealments += UInt16(truncatingIfNeeded: begun + (late > 0 ? 1 : 0))
      wasMissing = fate.endsInLoss
      isConcealing = fate.endsInLoss
      return
    }
    let goesOn = fate.startsInLoss && wasMissing
    // Every run that is over ended with a packet that came back.
    let recovered = fate.runs - (fate.endsInLoss ? 1 : 0) + (wasMissing && !fate.startsInLoss ? 1 : 0)
    // A run is concealed from its second packet on.
    let begun = fate.longRuns - (goesOn && fate.startsInLongRun ? 1 : 0) + (goesOn && !isConcealing ? 1 : 0)
    second.recovered += UInt16(truncatingIfNeeded: recovered + (late > 0 ? 1 : 0))
    second.concealments += UInt16(truncatingIfNeeded: begun + (late > 1 ? 1 : 0))
    isConcealing = fate.endsInLoss && (fate.endsInLongRun || (goesOn && fate.isOneRun))
    wasMissing = fate.endsInLoss
  }
}
