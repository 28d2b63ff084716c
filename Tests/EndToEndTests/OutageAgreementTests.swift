import Testing

/// People who join, talk and leave while their network is silent.
@Suite(.enabled(if: Tool.isBuilt, "needs the release build: make test"))
struct OutageAgreementTests {
  /// Nearly half of the time no caller has a network: many are answered before it comes back.
  private static let scenario = """
    scenario: outages
    clock: { start: 2026-03-02T09:00:00, duration: 20m }
    callers: { networks: { home_wifi_good: 100% } }
    ivr: none
    queues: { support: { arrivals: { per_hour: 150 } } }
    agents: [{ team: tier1, count: 20, serves: [support], networks: { office_fibre: 100% } }]
    impairments: [{ label: modem, network: home_wifi_good, at: "09:01", every: 100s, for: 45s, outage: true }]
    """

  @Test func `a leg that begins in an outage agrees in all dialects`() throws {
    let scratch = try Scratch()
    let generated = try Tool.run(["generate", "-", "--out", scratch.path("run"), "--quiet"], input: Self.scenario)
    try #require(generated.code == 0, "\(generated.errors)")
    let verified = try Tool.run(["verify", scratch.path("run")])
    #expect(verified.code == 0, "\(verified.text.suffix(2_000))")
  }
}
