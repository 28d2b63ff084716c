import FloorModel

/// Calls over the organisation's own telephones.
enum OfficeSection {
  static let quality = FieldTable(
    "what is recorded for those who judge agents' work, and how coaches do", QualityConfiguration(),
    [
      Field("evaluated", .share(), \.evaluated, "agents' parts in conversations that are judged", .definition),
      Field("machine", .share(), \.machine, "those that a machine answers first, or fails to", .assumed),
      Field(
        "recorded_by_hand", .share(), \.recordedByHand, "calls that no rule records and an agent does", .definition),
      Field("snippets", .share(), \.snippets, "recorded calls of which a part is recorded by itself", .definition),
      Field("screens", .share(), \.screens, "agents' parts during which their screen is recorded", .definition),
      Field("screen_failures", .share(), \.screenFailures, "those whose desktop fails or does not answer", .assumed),
      Field("calibrated", .share(), \.calibrated, "those by which evaluators compare their judgement", .assumed),
    ])

  static let group = FieldTable(
    "people who ring all at once", OfficeConfiguration.Group(name: "", teams: []),
    [
      Field("name", .name, \.name, isRequired: true, "its name", .definition),
      Field(
        "teams", ValueKind<Int>.team.list(atLeast: 1), \.teams, isRequired: true, "whose people ring", .definition),
      Field("per_hour", .number(.through(0, 100_000), unit: "calls per hour"), \.perHour, "calls to it", .definition),
      Field("rings", .integer(2...50), \.rings, "how many ring at most", .assumed),
    ])

  /// Where calls to numbers outside go.
  static let lines = FieldTable(
    "what becomes of calls to numbers outside", OfficeConfiguration(),
    [
      Field("answered", .share(), \.lineAnswers, "somebody answers", .assumed),
      Field("unanswered", .share(), \.lineUnanswered, "nobody does", .assumed),
      Field("busy", .share(), \.lineBusy, "the line is busy", .assumed),
      Field("failed", .share(), \.lineFails, "the carrier cannot complete it, for one reason or another", .assumed),
    ],
    check: { office, places, context in
      let shares = [
        ("answered", office.lineAnswers), ("unanswered", office.lineUnanswered), ("busy", office.lineBusy),
        ("failed", office.lineFails),
      ]
      context.limit(shares, at: places.mapping)
      if shares.allSatisfy({ $0.1 == 0 }) {
        context.report("nothing can become of a call: all shares are 0%", at: places.mapping)
      }
    })

  private static let rates: [Field<OfficeConfiguration>] = [
    Field(
      "number", .telephoneNumber, \.number, "the exchange's number, which people outside dial and are shown",
      .numberingPlan),
    Field("facsimile_number", .telephoneNumber, \.facsimileNumber, "where documents are sent to", .numberingPlan),
    Field(
      "outgoing", .number(.through(0, 100_000), unit: "calls per hour"), \.outgoing, "calls to numbers outside",
      .definition),
    Field(
      "incoming", .number(.through(0, 100_000), unit: "calls per hour"), \.incoming,
      "calls of people outside to one person", .definition),
    Field(
      "in_house", .number(.through(0, 100_000), unit: "calls per hour"), \.inHouse, "calls from one person to another",
      .definition),
    Field(
      "facsimiles", .number(.through(0, 100_000), unit: "documents per hour"), \.facsimiles,
      "documents that come in or are sent", .definition),
    Field("facsimiles_sent", .share(), \.facsimilesSent, "those that are sent", .assumed),
    Field("groups", group.kind.listOfMappings(), \.groups, default: "none", group.summary, .definition),
  ]

  private static let habits: [Field<OfficeConfiguration>] = [
    Field("menu", .share(), \.menu, "incoming calls through the exchange's menu, by an extension", .assumed),
    Field("passed_on", .share(), \.passedOn, "incoming calls that another firm's exchange passed on", .assumed),
    Field("nuisance", .share(), \.nuisance, "incoming calls that the exchange refuses as a nuisance", .assumed),
    Field("mailboxes", .share(), \.mailboxes, "people who have a mailbox", .assumed),
    Field("forwarding", .share(), \.forwarding, "people whose calls go to a colleague while they are away", .assumed),
    Field("do_not_disturb", .share(), \.doNotDisturb, "the others who want no calls while they are away", .assumed),
    Field("unanswered", .share(), \.unanswered, "calls to people at their desks that nobody answers", .assumed),
    Field("declined", .share(), \.declined, "those that are refused", .assumed),
    Field("ring_limit", .seconds(.through(5, 120)), \.ringLimit, "how long until the mailbox answers", .assumed),
    Field("talk", .distribution(.duration, .through(1, 36_000)), \.talk, "conversation", .assumed),
    Field("held", .share(), \.held, "calls to or from outside in which the other is put on hold", .assumed),
    Field("lines", group: lines),
    Field("gives_up", .share(), \.givesUp, "unanswered calls whose caller does not wait for it", .assumed),
    Field(
      "unreachable", .share(), \.stationFails, "outgoing calls that fail because the caller's own telephone does",
      .assumed),
  ]

  static let table = FieldTable(
    "calls over the organisation's own telephones, beside the work of queues; rates are those of the floor as a whole",
    OfficeConfiguration(), rates + habits,
    check: { office, places, context in
      context.limit(
        [("unanswered", office.unanswered), ("declined", office.declined)], at: places.place(of: "unanswered"))
    })
}
