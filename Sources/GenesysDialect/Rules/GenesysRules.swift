public import Dialects

/// Every rule about the documents of this dialect: the invariants of the reference's section 6 in its order, then the
/// agreement with the truth, then the events of the users' topics.
///
/// Invariants 3, 11 and 40 are the contract table's, which is closed and knows no null, and 1, 10 and 28 are so as far
/// as they say what must be there at all.
public let genesysRules: [any Rule.Type] = [
  Identity.self, UniqueIdentifiers.self, StartIsFirstJoin.self, EndIsLastLeave.self, ParticipantTimes.self,
  JoinOrder.self, CallTimes.self, ParticipantEnd.self, PeerIsHub.self, EndedCalls.self, HeldCalls.self,
  ConfinedParties.self, SecurePause.self, RecordingState.self, RecordersState.self, RecordedCalls.self,
  SegmentsContiguous.self, SegmentsSpanCall.self, SegmentEndings.self, SegmentDisconnects.self, OpeningSegment.self,
  UnansweredSegments.self, FlowHandOver.self, QueueRelease.self, OneTalks.self, HangUpCause.self, AlertTimeout.self,
  AlertSettings.self, UsersNamed.self, QueuePairs.self, QueueByPurpose.self, QueueRouting.self, QueueIdentity.self,
  AgentOnlyFields.self, WrapUpRequired.self, AfterCallWorkTimes.self, AfterCallWorkState.self,
  AfterCallWorkLimit.self, AfterCallWorkCopies.self, WrapUpAfterCall.self, SupervisorTargets.self, ConsultMarks.self,
  TransferList.self, TransferInitiator.self, TransferDestination.self, TransferArrival.self, TransferLeave.self,
  DivisionEntities.self, ConversationSize.self, CallDirection.self, AddressForms.self, ConversationAddress.self,
  CustomerQueue.self, CallbackRequests.self,
  OneMedium.self, MessageTimes.self, MessageStatuses.self, MessageEnds.self, LetterMarks.self, ParkedConversations.self,
  ScreenRecordings.self, EvaluationCourse.self, EvaluationScores.self,
  CompanionSpans.self, CompanionPairs.self, ScreenMonitors.self,
  TruthCoverage.self, TruthCrossWalk.self, TruthRoles.self, TruthStarts.self, TruthConnects.self, TruthEnds.self,
  TruthOutcomes.self, TruthHolds.self, TruthTransfers.self, TruthConferences.self, TruthWrapUps.self, TruthCoaches.self,
  TruthQueues.self, TruthAddresses.self, TruthUsers.self, TruthDispositions.self, TruthDiversions.self,
  TruthMessages.self, TruthShows.self, TruthNotes.self, TruthCallbacks.self,
  NotificationTopic.self, NotificationCalls.self, NotificationRecording.self, NotificationWork.self,
  NotificationCourse.self, NotificationTransfers.self, NotificationOutcome.self, NotificationTruth.self,
  NotificationWritten.self,
]
