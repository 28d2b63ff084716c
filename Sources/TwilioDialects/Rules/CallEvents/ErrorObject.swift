import Dialects
import JSONText

/// Invariant 26.
struct ErrorObject: Rule {
  static let id = "twilio.call-event.error-object"
  static let summary = "events called error, and no others, carry an error of the dictionary"
  static let documents = ["twilio.call-event"]

  /// Section 1.7 of the reference.
  private static let codes: Set<Int64> = [
    20_101, 20_102, 20_103, 20_104, 20_105, 20_106, 20_107, 20_151, 51_007, 31_000, 31_001, 31_002, 31_003, 31_005,
    31_008, 31_009, 31_100, 31_101, 31_102, 31_103, 31_104, 31_105, 31_107, 31_201, 31_202, 31_203, 31_204, 31_205,
    31_206, 31_207, 31_209, 31_210, 31_211, 31_212, 31_301, 31_302, 31_400, 31_401, 31_402, 31_403, 31_404, 31_408,
    31_409, 31_426, 31_429, 31_480, 31_481, 31_484, 31_486, 31_487, 31_500, 31_502, 31_503, 31_504, 31_530, 31_600,
    31_603, 31_604, 53_000, 53_001, 53_400, 53_401, 53_402, 53_403, 53_404, 53_405, 53_407,
  ]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let event = EventReading(document), !event.isGateway else { return }
    let code = event.sdk?["error"]?["code"]?.integer
    let isError = event.name == "error"
    report.expect(isError == (code != nil) && code.map(Self.codes.contains) ?? true) {
      "\(event.label) with code \(code.map(String.init) ?? "none")"
    }
  }
}
