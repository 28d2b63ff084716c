public import Dialects

/// Everything that `verify` holds this platform's file to: the invariants of the reference that can be computed from
/// files, and agreement with the truth.
///
/// Not among them: structure (the contract table checks invariants 1, 2, 3, 5, 6, 24 and 37) and the order of ends in
/// transfers (41), which follows from `ccp.truth.times`.
public let ccpRules: [any Rule.Type] = [
  StreamNumbering.self, OneCallAtATime.self, CallStates.self, SameFacts.self, NumberFormat.self,
  MutesAlternate.self, RecordingAlternates.self, SwitchesWhileConnected.self, RingLimit.self,
  NoWorkAfterMissed.self, ReportPairs.self, ReportCounts.self, ReportIntervals.self, FinalReport.self,
  ReportsWithMedia.self, PacketRate.self, LostWithinSent.self, RoundTripKnown.self, OpinionScore.self,
  MessageIdentity.self, MessageTimes.self, MessagesWhileConnected.self, SilentTranscripts.self, SupervisorSpeech.self,
  DisplayNames.self, PrimaryCall.self, FlagsAlternate.self, VoiceCalls.self, BlindTransfersEnd.self,
  ReceiversFollow.self, CallsAgree.self, CallTimesAgree.self, ConnectionsAgree.self, DirectionsAgree.self,
  FarEndsAgree.self, InvitationsAgree.self, DeparturesAgree.self, ConferencesAgree.self, HoldsAgree.self,
  WrapUpsAgree.self, PacketsAgree.self,
  FlagsTold.self,
]
