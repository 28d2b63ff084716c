import FloorModel

enum TransfersSection {
  static let blind = FieldTable(
    "transfers without speaking to the destination", TransferConfiguration(),
    [
      Field("share", .share(), \.blind, "handled calls passed on this way", .benchmark),
      Field(
        "to", .blindDestinations, \.blindDestinations, default: "the queue the call came from", "where they go",
        .definition),
    ])

  static let consult = FieldTable(
    "transfers in which the agent first speaks to the destination", TransferConfiguration(),
    [
      Field("share", .share(), \.consult, "handled calls passed on this way", .benchmark),
      Field(
        "to", .destinations, \.consultDestinations, default: "an agent of the same team",
        "where they go; a queue stands for an idle agent who serves it", .definition),
      Field("cancel", .share(), \.cancel, "consults after which the agent takes the caller back", .assumed),
      Field(
        "merged", .share(), \.merged, "completed consults in which all three speak before the agent leaves", .assumed),
      Field("customer_hangs_up", .share(), \.customerHangUp, "consults during which the customer hangs up", .assumed),
      Field(
        "duration", .distribution(.duration, .through(1, 7_200)), \.consulting, "speaking to the consulted party",
        .assumed),
      Field("three_party", .distribution(.duration, .through(1, 7_200)), \.threeParty, "all three speaking", .assumed),
    ],
    check: { transfers, places, context in
      context.limit(
        [("cancel", transfers.cancel), ("customer_hangs_up", transfers.customerHangUp)], at: places.place(of: "cancel"))
    })

  static let table = FieldTable(
    "calls that agents pass on; shares are of handled calls", TransferConfiguration(),
    [
      Field("blind", group: blind),
      Field("consult", group: consult),
      Field("again", .share(), \.again, "calls already passed on that are passed on again", .assumed),
      Field("outside_answers", .share(), \.outsideAnswers, "calls to a number outside that are answered", .assumed),
      Field(
        "outside_answer", .distribution(.duration, .through(0, 120)), \.outsideAnswer,
        "how long until a number outside answers", .assumed),
      Field(
        "outside_give_up", .distribution(.duration, .through(1, 300)), \.outsideGiveUp,
        "how long until ringing a number outside is given up", .assumed),
      Field(
        "outside_talk", .distribution(.duration, .through(1, 36_000)), \.outsideTalk,
        "conversation with a number outside after a transfer", .assumed),
      Field(
        "outside_network", .network, \.outsideNetwork, default: "pstn", "what numbers outside are reached over",
        .definition),
    ],
    check: { transfers, places, context in
      context.limit(
        [("blind.share", transfers.blind), ("consult.share", transfers.consult)], at: places.mapping)
    })
}
