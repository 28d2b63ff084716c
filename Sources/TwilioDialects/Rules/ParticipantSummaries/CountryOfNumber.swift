import Dialects
import JSONText

/// Invariant 42, for the calling codes listed here; the North American one is shared.
struct CountryOfNumber: Rule {
  static let id = "twilio.participant.country"
  static let summary = "country_code is that of an E.164 number and absent without one"
  static let documents = ["twilio.conference-participant-summary"]

  /// ITU-T E.164 calling codes; no entry begins another.
  private static let codes: [(code: String, countries: Set<String>)] = [
    ("1", ["US", "CA", "PR", "DO", "JM", "BS", "BB", "TT"]), ("33", ["FR"]), ("34", ["ES"]), ("353", ["IE"]),
    ("39", ["IT"]), ("41", ["CH"]), ("43", ["AT"]), ("44", ["GB"]), ("46", ["SE"]), ("48", ["PL"]), ("49", ["DE"]),
    ("52", ["MX"]), ("55", ["BR"]), ("61", ["AU"]), ("63", ["PH"]), ("65", ["SG"]), ("81", ["JP"]), ("91", ["IN"]),
  ]

  mutating func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let summary = SummaryReading(document) else { return }
    guard let address = summary.address else { return }
    let stated = document["country_code"]?.string
    let number = address.hasPrefix("sip:") ? address.dropFirst(4) : address[...]
    guard number.hasPrefix("+") else {
      report.expect(stated == nil) { "\(stated ?? "") for \(address)" }
      return
    }
    guard let entry = Self.codes.first(where: { number.dropFirst().hasPrefix($0.code) }) else { return }
    report.expect(stated.map(entry.countries.contains) ?? false) { "\(stated ?? "none") for \(address)" }
  }
}
