import GroundTruth

/// Calls over the organisation's own telephones.
extension SampleRecords {
  static let officeMakers: [@Sendable (Int) -> SampleScene] = [mailbox]

  /// Somebody outside keys in an extension; the person does not answer, and their mailbox does.
  private static func mailbox(_ slot: Int) -> SampleScene {
    var scene = SampleScene("office-mailbox", slot: slot, queue: nil)
    scene.office = OfficeCall(kind: .incoming, entrance: .menu)
    let caller = scene.add(
      .external, SampleCast.caller(95), network: .carrier, origin: .arrival, isInbound: true, offered: 0, answered: 0.4,
      left: 52, end: .hungUp)
    _ = scene.ivr(until: 8)
    let called = scene.agent(
      0, .dialled(by: nil), of: nil, offered: 8, answered: nil, left: 26, end: .noAnswer)
    scene.divert(called, .unanswered)
    _ = scene.recorder(after: called, from: 26.1, until: 52.01)
    assert(caller == 0, "the caller comes first")
    return scene
  }
}
