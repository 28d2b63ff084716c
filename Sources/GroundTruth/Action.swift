public import Quantities

/// Something a party did in a conversation.
///
/// What one act brings about stands beside it at the same instant, the act first:
/// - `transferConsultStart` and `partyAdd`: the new leg's `offeredAt` is the instant, and everybody else whom the
///   initiator was talking to is put on hold (`hold` by the initiator) unless already held.
/// - `conferenceMerge`: an `unhold` by the same leg for everybody on hold. `swap`: an `unhold` of its target and a
///   `hold` of the other party. It takes exactly the customer and one more party, one of them on hold.
/// - `transferBlind` and `transferConsultComplete`: the initiator's `leftAt` is the instant, its end `transferred`, and
///   whoever it had on hold is taken off hold.
/// - `transferConsultCancel` and `partyDrop`: the target's `leftAt` is the instant; taking the others off hold is an
///   act of its own and may come later. A consulted party who does not answer or hangs up needs neither.
///
/// A hold never outlasts the leg that placed it: who leaves for another reason than a transfer takes everybody off
/// hold too, unless they leave at the same instant.
public struct Action: Hashable, Sendable {
  /// What was done.
  ///
  /// Who acts is `leg`; whom it concerns is `target`.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// `target` is put on or taken off hold; the holds that a consult or an added party implies are actions too.
    case hold, unhold
    /// `leg` mutes or unmutes itself.
    case mute, unmute
    /// A coach speaks to the agent `target` only, turns to another agent, stops.
    case coachStart, coachRetarget, coachStop
    /// A coach listens to the agent `target`, stops.
    case monitorStart, monitorStop
    /// A coach who listened or whispered joins the conversation of the agent `target` for all to hear.
    case barge
    /// `leg` sends the caller to `target`, the first leg of the destination, and leaves.
    case transferBlind
    /// `leg` calls `target`, hands the caller over, or takes the caller back.
    case transferConsultStart, transferConsultComplete, transferConsultCancel
    /// Everybody is taken off hold and hears everybody; no target.
    case conferenceMerge
    /// `leg` calls `target` into the conversation, or drops it.
    case partyAdd, partyDrop
    /// The hold states of the caller and the third party are exchanged; `target` is the party now talked to.
    case swap
    /// The recording of the conversation stops or goes on.
    case recordingPause, recordingResume
    /// Work after the call, from the end of the leg on.
    case wrapUpStart, wrapUpEnd
    /// The agent asks for help with `text`; agent or coach withdraws it.
    case flagRaise, flagLower
    /// A private message with `text` between agent and coach.
    case note
    /// `leg` says `text` from `at` for `duration`.
    case utterance
    /// Media flows again at `at` after a loss that lasted `duration`.
    case reconnect
    /// Video of a meeting.
    case cameraOn, cameraOff, screenshareStart, screenshareStop
    /// A message with `text` to the whole meeting, or to the other side of a conversation that is written.
    case chat
  }

  /// When.
  public var at: SimulationTime
  /// Who acts: a position in `Conversation.legs`.
  public var leg: Int
  /// What was done.
  public var kind: Kind
  /// Whom it concerns: a position in `Conversation.legs`.
  public var target: Int?
  /// How long it lasts, for an utterance; how long media was gone, for a reconnect; zero otherwise.
  public var duration: SimulationDuration
  /// What was said or written; nil where nothing was.
  public var text: String?

  /// An action with the given facts.
  public init(
    at: SimulationTime, leg: Int, kind: Kind, target: Int? = nil, duration: SimulationDuration = .zero,
    text: String? = nil
  ) {
    self.at = at
    self.leg = leg
    self.kind = kind
    self.target = target
    self.duration = duration
    self.text = text
  }
}
