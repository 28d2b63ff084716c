import Dialects
import JSONText

/// What an impairment says it does is something, and its figures belong together.
struct EffectsAgree: Rule {
  static let id = "truth.impairment.effects"
  static let summary =
    "an impairment does something; bursts, ramps, interruptions and lengths stand beside what they qualify, and a "
    + "handover leads elsewhere"
  static let documents = ["truth.impairment"]

  /// What grows and goes away gradually where a ramp says so.
  private static let gradual = [
    "loss_ratio_add", "loss_ratio_set", "delay_ms_add", "jitter_ms_add", "bandwidth_kbps", "stall_rate_per_s",
  ]
  private static let sudden = ["outage", "regime", "handover_to", "codec", "jitter_buffer"]

  func check(_ document: JSONValue, _ context: RuleContext, _ report: inout RuleReport) {
    guard let effects = document["effects"], let id = document["impairment_id"]?.string else { return }
    func has(_ key: String) -> Bool { effects[key] != nil }
    let isGradual = Self.gradual.contains(where: has)
    report.expect(isGradual || Self.sudden.contains(where: has)) { "\(id) does nothing" }
    report.expect(!has("loss_burst") || has("loss_ratio_add") || has("loss_ratio_set")) {
      "\(id): a burst without loss"
    }
    report.expect(isGradual || !(has("ramp_in_ms") || has("ramp_out_ms"))) { "\(id): a ramp of nothing" }
    report.expect(has("handover_to") == has("handover_interruption_ms")) {
      "\(id): a handover has an interruption, and nothing else has"
    }
    report.expect(!has("handover_to") || effects["handover_to"]?.string != document["network"]?.string) {
      "\(id): a handover to the same network"
    }
    report.expect((effects["jitter_buffer"]?.string == "fixed") == has("jitter_buffer_ms")) {
      "\(id): a fixed buffer has a length, and no other has"
    }
  }
}
