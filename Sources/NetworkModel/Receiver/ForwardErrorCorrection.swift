/// What Opus' in-band error correction gives back: every packet carries a coarse copy of the one before, so a missing
/// packet is played from the next one if that arrives.
///
///     let isRecovered = correction.take(isMissing: isLost || isLate)     // about the packet before
///
/// Of a run of missing packets the last is recovered and the others are not, so the share that is concealed is
/// L·P(next lost | lost) (the models' reference, section 2.4). The copy is no help to statistics: what was lost counts as
/// lost, what was late as late.
struct ForwardErrorCorrection: Hashable, Sendable {
  private var isPending = false

  /// Takes the fate of the next packet and tells whether it brought back the one before.
  mutating func take(isMissing: Bool) -> Bool {
    let isRecovered = isPending && !isMissing
    isPending = isMissing
    return isRecovered
  }
}
