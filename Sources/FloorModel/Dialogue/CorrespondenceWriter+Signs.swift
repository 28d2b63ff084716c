import GroundTruth
import Quantities
import Randomness

/// What a client tells without its user saying anything: a web page that is a messenger, services that confirm what was
/// read, and services of which the platform does not know what they tell.
extension CorrespondenceWriter {
  /// Share of customers who fail to prove who they are, and who give it up; inferred.
  private static let failedLogins = 0.05
  private static let cancelledLogins = 0.05
  /// Share of lines before which the page told that somebody types; inferred.
  private static let typing = 0.3

  func addSigns(_ found: inout [Message], _ draws: inout RandomStream) {
    guard let presence = customer.presence else { return }
    if writing.receipts > 0 { addReceipts(presence, &found, &draws) }
    if correspondence.channel == .unknown { addUnnamed(presence, &found, &draws) }
    guard correspondence.channel == .webMessaging else { return }
    func sign(_ sign: Correspondence.Sign, _ time: SimulationTime) {
      let at = min(max(time, presence.start), presence.end)
      found.append(Message(at: at, leg: customer.index, body: .sign(sign), text: "", fate: .received))
    }
    sign(.joined, presence.start)
    let login = draws.uniform()
    let soon = presence.start + .seconds(rounding: draws.uniform(from: 1, to: 6))
    if correspondence.isAuthenticated {
      sign(.signedIn, soon)
      sign(.authenticated, soon + .milliseconds(400))
    } else if login < Self.failedLogins {
      sign(.authenticationFailed, soon)
    } else if login < Self.failedLogins + Self.cancelledLogins {
      sign(.authenticationCancelled, soon)
    }
    for message in found where message.leg == customer.index && message.saysSomething && message.at > presence.start {
      let lead = SimulationDuration.seconds(rounding: draws.uniform(from: 0.8, to: 3))
      if draws.chance(Self.typing) { sign(.typing, message.at - lead) }
    }
    for companion in conversation.companions { addOffer(companion, &found) }
    switch customer.end {
    case .removed: sign(.expired, presence.end)
    case .peerLeft: if draws.chance(0.5) { sign(.cleared, presence.end) }
    default: sign(.left, presence.end)
    }
  }
}

extension CorrespondenceWriter {
  /// Where a service reports what was read, the customer's client may confirm each message by itself.
  private func addReceipts(_ presence: TimeSpan, _ found: inout [Message], _ draws: inout RandomStream) {
    for message in found where message.fate == .read && draws.chance(writing.receipts) {
      let time = message.at + .seconds(rounding: draws.uniform(from: 1, to: 15))
      guard time < presence.end else { continue }
      found.append(Message(at: time, leg: customer.index, body: .sign(.receipt), text: "", fate: .received))
    }
  }

  /// Before some lines a client of an unknown service tells something that nobody understands.
  private func addUnnamed(_ presence: TimeSpan, _ found: inout [Message], _ draws: inout RandomStream) {
    for message in found where message.leg == customer.index && message.at > presence.start {
      guard draws.chance(Self.typing) else { continue }
      let time = max(presence.start, message.at - .seconds(rounding: draws.uniform(from: 0.8, to: 3)))
      found.append(Message(at: time, leg: customer.index, body: .sign(.unnamed), text: "", fate: .received))
    }
  }

  /// The page tells that the agent offers something, and what came of it.
  private func addOffer(_ companion: Companion, _ found: inout [Message]) {
    let signs: (offered: Correspondence.Sign, answers: [Companion.Answer: Correspondence.Sign])
    switch companion.kind {
    case .coBrowse:
      signs = (
        .coBrowseOffered,
        [.accepted: .coBrowseAccepted, .rejected: .coBrowseRejected, .expired: .coBrowseExpired]
      )
    case .video:
      signs = (.videoOffered, [.accepted: .videoAccepted, .rejected: .videoRejected, .expired: .videoExpired])
    case .screenShare, .screenMonitoring, .notes: return
    }
    found.append(
      Message(at: companion.offeredAt, leg: companion.initiator, body: .sign(signs.offered), text: "", fate: .sent))
    guard let answer = signs.answers[companion.answer] else { return }
    let isCustomers = companion.answer == .rejected || companion.answer == .accepted
    found.append(
      Message(
        at: companion.span.start, leg: isCustomers ? companion.other : companion.initiator, body: .sign(answer),
        text: "", fate: isCustomers ? .received : .sent))
  }
}

extension Correspondence.Element {
  /// Whether agents send it, and customers do not.
  var isOffer: Bool {
    switch self {
    case .quickReplies, .notification, .card, .carousel, .datePicker, .application, .list, .paymentRequest, .push,
      .form, .roadsideAssistance, .richLink:
      true
    case .reaction, .location, .quickReplyChosen, .notificationAnswered, .buttonPressed, .story, .storyMention,
      .mention, .cardPressed, .payment, .sticker:
      false
    }
  }

  /// What a customer who answers it sends.
  var answer: Correspondence.Element? {
    switch self {
    case .quickReplies: .quickReplyChosen
    case .notification: .notificationAnswered
    case .list, .datePicker, .form: .buttonPressed
    case .card, .carousel: .cardPressed
    case .paymentRequest: .payment
    default: nil
    }
  }
}
