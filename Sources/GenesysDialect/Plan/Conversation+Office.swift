import GroundTruth
import Quantities

/// Calls over the organisation's own telephones, in the platform's words (reference sections 5.5, business calls, and 5.14).
extension Conversation {
  /// Whether the leg is somebody's who calls from their own desk: for work of a queue, on business, or inside the house.
  func isDialling(_ leg: Int) -> Bool {
    guard case .dialled(let caller) = legs[leg].origin, legs[leg].role == .agent else { return false }
    return dialledCustomer(of: leg) != nil || (office != nil && leg == 0 && caller == nil)
  }

  /// Whether the leg sends a facsimile.
  func isSender(_ leg: Int) -> Bool {
    guard let document = office?.document else { return false }
    return document.leg == leg && document.isSent
  }

  /// Whom the caller's leg is connected with, and when: a person, or a mailbox; nil while nobody was reached.
  var officeAnswer: SimulationTime? {
    legs.dropFirst().filter { $0.role != .ivr || $0.isVoicemail }.compactMap(\.answeredAt).min()
  }

  /// Whose mailbox a leg is, or whose facsimile: a position in `people`.
  func owner(of leg: Int) -> Int? {
    guard office != nil, legs[leg].role == .ivr else { return nil }
    if office?.document?.leg == leg { return office?.owner }
    guard legs[leg].isVoicemail, office?.group == nil, case .routing(let before) = legs[leg].origin,
      legs[before].role == .agent
    else { return nil }
    return legs[before].person
  }

  /// How a call from outside came to somebody whom no queue offered it to (reference section 3.3: words inferred).
  func officeSource(of leg: Int) -> StaticString? {
    guard let office, legs[leg].role == .agent, office.kind == .incoming else { return nil }
    return switch office.entrance {
    case .direct: nil
    case .menu: "ivr"
    case .passedOn: "external"
    }
  }

  /// The leg that a call was sent on to which did not reach the one of `leg`; nil when it was not sent on.
  func destination(ofDiverted leg: Int) -> Int? {
    switch legs[leg].diversion {
    case .doNotDisturb?, .away?, .forwarded?, .unanswered?:
      // Of a group all ring at once, and the last one that rang is followed by the mailbox.
      legs.indices.first { $0 > leg && legs[$0].offeredAt >= legs[leg].leftAt }
    case .refused?, .nuisance?, nil: nil
    }
  }
}

extension Disconnect {
  /// How a call ends that the organisation's exchange did not let through.
  init(_ diversion: Diversion) {
    switch diversion {
    case .doNotDisturb: self.init(.transferDoNotDisturb)
    case .refused: self.init(.endpointDoNotDisturb, response: .busyHere)
    case .away: self.init(.transferNotAvailable)
    case .forwarded: self.init(.transferForward)
    case .unanswered: self.init(.transferNoAnswer)
    case .nuisance: self.init(.spam, cause: .callRejected, response: .decline)
    }
  }

  /// How a call ends that a carrier could not complete (reference section 5.5: bad numbers; the others inferred).
  init(_ clearing: Clearing) {
    switch clearing {
    case .unallocated: self.init(.uncallable, cause: .unallocated, response: .notFound)
    case .noResponse: self.init(.timeout, cause: .noResponse, response: .requestTimeout)
    case .rejected: self.init(.endpoint, cause: .callRejected, response: .decline)
    case .noCircuit: self.init(.error, cause: .noCircuit, response: .serviceUnavailable, fault: .carrierUnavailable)
    case .temporaryFailure:
      self.init(.error, cause: .temporaryFailure, response: .serviceUnavailable, fault: .carrierFailed)
    case .unspecified: self.init(.other, cause: .interworking)
    }
  }
}
