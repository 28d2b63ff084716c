/// A step of the floor's clockwork: what happens, to whom.
///
/// Everything is an integer, so that the kernel moves plain words.
struct FloorEvent: Sendable {
  /// What happens; `subject` and `detail` are as each case says.
  enum Kind: UInt8, Sendable {
    /// The next five minutes of a queue's arrivals are drawn. Subject: queue.
    case arrivalSlot
    /// The next call of the slot comes in. Subject: queue.
    case arrival
    /// Somebody calls again. Subject: redial.
    case redial
    /// The menu is done with a caller. Subject: conversation.
    case menuDone
    /// A caller can be offered. Subject: conversation.
    case routable
    /// A caller gives up waiting. Subject: conversation.
    case patienceOver
    /// Something happens to a caller because they still wait. Subject: conversation.
    case waitStep
    /// It is time to call somebody back once more. Subject: callback.
    case callback
    /// The line of somebody who is called back does what it does. Subject: conversation.
    case calledBack
    /// A ringing device is answered, refused or given up. Subject: conversation; detail: leg.
    case ringOver
    /// The next step of a talk. Subject: conversation.
    case step
    /// The next stage of a third party. Subject: conversation.
    case third
    /// The next stage of a coach. Subject: conversation.
    case coach
    /// A coach turns to the other agent. Subject: conversation.
    case retarget
    /// The agent asks for help, or does not wait for it any longer. Subject: conversation.
    case flag
    /// A leg that outlived the end of its conversation by a moment is over. Subject: conversation; detail: leg.
    case leave
    /// Work after a call is done. Subject: staff.
    case wrapUpDone
    /// A staff member's day begins. Subject: staff; detail: local day of the clock, from 0.
    case logIn
    /// A staff member's day ends. Subject: staff.
    case logOut
    /// A staff member's rest is due. Subject: staff; detail: absence of the day.
    case absenceDue
    /// A staff member is back. Subject: staff.
    case back
    /// An idle agent dials the next number. Subject: staff.
    case dial
    /// An agent who has looked at a contact dials it. Subject: staff.
    case previewed
    /// The called line of a campaign does what it does. Subject: conversation.
    case dialled
    /// The dialler has made up its mind about who answered. Subject: conversation.
    case detected
    /// The dialler looks how many lines it wants. Subject: campaign.
    case pace
    /// A meeting calls its attendees. Subject: meeting of the configuration; detail: the occasion, from 0.
    case meetingDue
    /// An attendee joins. Subject: place of the meeting; detail: seat.
    case seatJoins
    /// An attendee leaves. Subject: place of the meeting; detail: seat.
    case seatLeaves
    /// A meeting is closed. Subject: place of the meeting.
    case meetingOver
    /// The attendees of a meeting part into rooms. Subject: place of the meeting.
    case roomsOpen
    /// A network stops carrying packets. Subject: outage.
    case outageBegins
    /// A network carries packets again. Subject: outage.
    case outageEnds
    /// A leg without packets is given up. Subject: conversation; detail: leg.
    case legLost
    /// A client is connected again. Subject: conversation; detail: leg.
    case legReturns
    /// The next call over the organisation's own telephones. Subject: line; detail: its running number, from 0.
    case officeCall
    /// The exchange puts such a call through. Subject: conversation.
    case officeReach
    /// The clock of the scenario is over.
    case closing
  }

  let kind: Kind
  let subject: Int32
  let detail: Int32

  init(_ kind: Kind, _ subject: Int = 0, _ detail: Int = 0) {
    self.kind = kind
    self.subject = Int32(truncatingIfNeeded: subject)
    self.detail = Int32(truncatingIfNeeded: detail)
  }
}
