public import Dialects

/// Every rule about what this dialect writes, in the order of the reference's invariants.
public let realtimeKitRules: [any Rule.Type] = [
  // Sessions and participants.
  SessionTimes.self, SessionEnd.self, NobodyLive.self, SessionStart.self, MostConcurrent.self, MinutesConsumed.self,
  LiveParticipants.self, ParticipantDuration.self, ParticipantRecord.self, UniqueIdentifiers.self, StableUser.self,
  // Peer events.
  PeerEventOrder.self, PeerEventOwner.self, PeerEventSockets.self, PeerEventMinutes.self, PeerEventTimes.self,
  ReportMatchesParticipant.self,
  // Metadata of reports.
  EventOrder.self, TogglesAlternate.self, PrecallTest.self, UserAgent.self, TransportPresence.self,
  TransportTotals.self, TransportClock.self, TransportRoundTrip.self, DominantWhileUnmuted.self, ScreenshareBounds.self,
  // Series.
  SampleGridRule.self, StreamIdentity.self, AudioPacketRate.self, AudioReceptionRate.self, EmittedSamples.self,
  FrameRate.self, KeyFrames.self, LimitationDurations.self, AudioScore.self, VideoScore.self, RoundTripUnits.self,
  JitterUnits.self, ProducerLoss.self, LayerShapes.self, PacketPayload.self, MutedFloor.self,
  // Cumulative objects.
  EmptyCumulative.self, CumulativeValues.self,
  // Between the peers of a session.
  KnownProducer.self, UniqueConsumers.self, LifetimeBalance.self, UplinkLossForwarded.self, ConsumerLife.self,
  ForwardedFrame.self, FrameBalance.self,
  // Against the truth.
  KnownSessions.self, StayIsLeg.self, RoomPerQueue.self, ReconnectSockets.self, SentPackets.self, LostPackets.self,
  Concealments.self, MutesAreToggles.self, VideosAreActions.self, HeardByRight.self, CoachesHeard.self,
  // Endpoints and files.
  AnswersMatchRecords.self, AnswersMatchReports.self, AnswerPaging.self, AnswerStatus.self,
  DownloadsAreThere.self, DownloadsTellTruth.self,
]
