import GroundTruth
import NetworkModel
import Quantities

enum NetworksSection {
  /// A network with what the model does not ask about: what people on it call with.
  struct Draft: Hashable, Sendable {
    var configuration = NetworkConfiguration(name: "", profile: .officeFibre)
    var transport: Leg.Transport?
  }

  static let loss = FieldTable(
    "long-run loss of an average leg; its regimes keep their proportion, but for clear_factor", Draft(),
    [
      Field(
        "uplink", .share(.through(0, 0.4)), \.configuration.uplinkLoss, default: "the profile's", "from the person",
        .accessMeasurements),
      Field(
        "downlink", .share(.through(0, 0.4)), \.configuration.downlinkLoss, default: "the profile's", "to the person",
        .accessMeasurements),
      Field(
        "burst", .number(.through(1, 50), unit: "packets"), \.configuration.lossBurst, default: "the profile's",
        "mean run of lost packets", .accessMeasurements),
      Field(
        "clear_factor", .number(.through(0, 100)), \.configuration.clearLossFactor,
        "factor on the loss of clear times: above 1 losses are spread out, below 1 they gather in bad times",
        .definition),
    ])

  private static let mixerBuffer = Field<Draft>(
    "mixer_buffer", .duration(.through(0, 2)), \.configuration.mixerBuffer,
    default: "adaptive for webrtc, 40ms for sip and pstn",
    "how long the mixer holds packets of people on it before it plays them; 0s for not at all", .assumed)
  private static let trunk = Field<Draft>(
    "trunk", .flag, \.configuration.isTrunk,
    "whether exchanges on it are reached by telephone numbers over SIP trunks; needs transport sip", .definition)

  static let table = FieldTable(
    "a network", Draft(),
    [
      Field(
        "profile", .choice(NetworkProfile.Name.self), \.configuration.profile, isRequired: true,
        "the kind of access network it is built on; see 'describe profiles'", .definition),
      Field(
        "transport", .choice([("webrtc", .webrtc), ("sip", .sip), ("pstn", .pstn)]), \.transport,
        default: "pstn on intl_pstn_trunk, webrtc on the others", "what people on it call with", .definition),
      Field(
        "base_rtt", .duration(.above(0, through: 5)), \.configuration.baseRoundTrip, default: "the profile's",
        "round-trip time of an idle path; legs still differ about it", .accessMeasurements),
      Field(
        "distance", .kilometres(.through(0, 20_038)), \.configuration.distance,
        "from the person to the mixer: no round trip is shorter than light in fibre takes", .definition),
      Field(
        "jitter", .number(.above(0, through: 100)), \.configuration.jitterScale,
        "factor on queueing and access delays", .definition),
      Field(
        "stalls", .number(.through(0, 100)), \.configuration.stallScale, "factor on the rate of delivery stalls",
        .definition),
      Field("loss", group: loss),
      Field(
        "heterogeneity", .number(.through(0, 3)), \.configuration.heterogeneity,
        "factor on how much legs differ; 0 makes them all alike", .definition),
      Field(
        "follows_day", .flag, \.configuration.followsDay, "whether the load follows the hour of the day", .assumed),
      Field(
        "dtx", .flag, \.configuration.isDiscontinuous,
        "whether Opus clients fall silent with their speakers: a comfort packet every 400 ms instead of 50 a second",
        .opusPayloadFormat),
      mixerBuffer, trunk,
    ],
    check: { draft, places, context in
      guard draft.configuration.isTrunk, places.isSound else { return }
      let transport = draft.transport ?? DeclaredNames.defaultTransport(of: draft.configuration.profile)
      if transport != .sip {
        context.report("'trunk' needs 'transport: sip'", at: places.place(of: "trunk"))
      }
    })

  static let kind = ValueKind<[Draft]>.named("network", table.kind) { name, draft in draft.configuration.name = name }
}
