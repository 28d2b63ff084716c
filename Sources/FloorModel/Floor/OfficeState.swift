import GroundTruth

/// A call over the organisation's own telephones while it goes on.
struct OfficeState: Hashable, Sendable {
  /// A position in `OfficeTable.lines`.
  @Packed var line: Int
  let kind: OfficeCall.Kind
  var entrance = OfficeCall.Entrance.direct
  /// Who was called, or whose a facsimile is: a position among the staff.
  @PackedPosition var called: Int?
  /// How often it has been sent on.
  @Packed var turns = 0
  /// Whether two people speak, or have spoken.
  var isAnswered = false

  init(line: Int, kind: OfficeCall.Kind) {
    self.line = line
    self.kind = kind
  }
}
