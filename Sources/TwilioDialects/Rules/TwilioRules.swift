public import Dialects

/// Every rule about this dialect's files, call events first.
///
/// Each carries the number of its invariant in section 5 of the dialect's reference. What the contract tables already
/// settle has none: the form of identifiers and times, closed objects without null (1 to 3), one edge object named like
/// `edge` (7). Invariants of the delivery envelope and of conference and call resources concern documents that are not
/// written (5, 6, 29, 50, 51).
public let twilioRules: [any Rule.Type] = twilioCallEventRules + twilioRelayRules + twilioParticipantSummaryRules

private let twilioRelayRules: [any Rule.Type] = [
  RelayNames.self, RelaySequence.self, RelayLatencies.self, RelayDuration.self, RelaySpeech.self, RelayCall.self,
]

private let twilioCallEventRules: [any Rule.Type] = [
  OneAccount.self,
  EventCatalogue.self,
  KnownCall.self,
  EdgesOfCall.self,
  GatewayAddresses.self,
  RegionPair.self,
  ClientAddress.self,
  GatewayOrder.self,
  EveryLegHasGateway.self,
  GatewayTimes.self,
  GatewayAnswered.self,
  ConstantMetadata.self,
  SDKOpening.self,
  SDKAcceptance.self,
  SDKSingleEnding.self,
  MicrophoneBeforeOffer.self,
  MuteAlternation.self,
  ReconnectOrder.self,
  ICESequence.self,
  GatheringSequence.self,
  SignallingOffers.self,
  CandidatePair.self,
  WarningsWithinMedia.self,
  WarningAlternation.self,
  WarningGuards.self,
  WarningDuration.self,
  WarningThreshold.self,
  WarningValues.self,
  WarningWindow.self,
  SampledScore.self,
  NoInputWarningWhileMuted.self,
  ConnectivityRestored.self,
  ErrorObject.self,
  SDKDetails.self,
  FeedbackOnce.self,
  EveryClientHasSDK.self,
  SDKMutes.self,
  SDKReconnects.self,
  NetworkLostError.self,
  SDKEndingSide.self,
]

private let twilioParticipantSummaryRules: [any Rule.Type] = [
  StayDuration.self,
  StayWithinCall.self,
  ConferenceRegion.self,
  Moderator.self,
  CoachFlag.self,
  CoachedCalls.self,
  CoachingOrder.self,
  EventsWithinStay.self,
  EventAlternation.self,
  SilentListener.self,
  QueueFields.self,
  CountryOfNumber.self,
  CallTypeOfAddress.self,
  LossPercentage.self,
  PacketRate.self,
  Statistics.self,
  GatewayScore.self,
  OccurrenceThresholds.self,
  OccurrenceTimes.self,
  QualityTags.self,
  TagsInfo.self,
  QualityIssues.self,
  EveryStay.self,
  KnownStay.self,
  StayTimes.self,
  StayStatus.self,
  EndOnExit.self,
  Announcement.self,
  Modifications.self,
  StayPackets.self,
  StayHolds.self,
  StayMutes.self,
  StayCoaching.self,
]
