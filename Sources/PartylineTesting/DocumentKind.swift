/// The kinds of document that platforms deliver.
public enum DocumentKind: String, CaseIterable, Sendable {
  case conferenceParticipantSummary = "twilio.conference-participant-summary"
  case callEvent = "twilio.call-event"
  case realtimeKitSession = "realtimekit.session"
  case realtimeKitParticipant = "realtimekit.participant"
  case realtimeKitPeerReport = "realtimekit.peer-report"
  case realtimeKitResponse = "realtimekit.response"
  case realtimeKitDownload = "realtimekit.download"
  case ccpEvent = "ccp.event"
  case genesysConversation = "genesys.conversation"
  case genesysNotification = "genesys.notification"
  case conversationTruth = "truth.conversation"
  case impairmentTruth = "truth.impairment"
  case agentStateTruth = "truth.agent-state"
  case mediaTruth = "truth.media"
  case anomalyTruth = "truth.anomaly"

  /// The name on the command line: `ccp.event`.
  public var name: String { rawValue }
}
