public import Quantities

/// What an outbound campaign had to do with a call that was dialled for it.
///
/// Who dials, and for whom, is told by the customer's leg: `dialled(by: agent)` when an agent looked at the contact and
/// dialled, `dialled(by: nil)` when the dialler did.
public struct CampaignCall: Hashable, Sendable {
  /// What decides when the next number is dialled.
  public enum Pacing: String, Hashable, Sendable, CaseIterable {
    /// An agent is shown the contact, and dials.
    case preview
    /// The dialler keeps one line under way for every idle agent.
    case progressive
    /// The dialler dials ahead of agents who will be free, and more lines than there will be agents.
    case predictive
  }

  /// Who or what took a call.
  public enum Answerer: Hashable, Sendable, CaseIterable { case person, machine }

  /// Why a call could not be set up.
  public enum Failure: String, Hashable, Sendable, CaseIterable {
    /// The number is not in service.
    case notInService
    /// The dialler could make no call of what stands in the contact list.
    case malformed
    /// The carrier took no more calls at a time.
    case throttled
  }

  /// The scenario's name of the campaign.
  public var name: String
  /// What decided when it was dialled.
  public var pacing: Pacing
  /// From when the agent was shown the contact; nil where they did not look at it before dialling.
  public var previewedAt: SimulationTime?
  /// Who answered; nil when nobody did.
  public var answeredBy: Answerer?
  /// What the dialler took the answer for; nil when it did not listen or had not yet made up its mind.
  public var detectedAs: Answerer?
  /// Whether another system than the platform's dials.
  public var isExternal: Bool
  /// Why the call could not be set up; nil where it could.
  public var failure: Failure?

  /// A call of the campaign `name`.
  public init(
    name: String, pacing: Pacing, previewedAt: SimulationTime? = nil, answeredBy: Answerer? = nil,
    detectedAs: Answerer? = nil, isExternal: Bool = false
  ) {
    self.name = name
    self.pacing = pacing
    self.previewedAt = previewedAt
    self.answeredBy = answeredBy
    self.detectedAs = detectedAs
    self.isExternal = isExternal
  }
}
