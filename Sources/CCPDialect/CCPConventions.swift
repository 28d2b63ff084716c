import Dialects
import Quantities

/// What the published material leaves open, decided in one place.
///
/// The reference is `LWC Toolkit API Telephony Events` (Salesforce voice developer guide, API v67) with the behaviour
/// of the open base connector and of Amazon Connect's softphone. What is marked inferred is stated by no source.
public struct CCPConventions: Hashable, Sendable {
  /// How a telephone number is written in `participant`.
  public enum NumberFormat: Hashable, Sendable {
    /// `+14159990000`, as Amazon Connect stores it (contact record data model).
    case e164
    /// `+1 (415) 999-0000`, as the toolkit page's samples show it; numbers outside +1 stay as they are.
    case display
  }

  /// How a telephone number is written; never mixed inside a run.
  public var numberFormat = NumberFormat.e164
  /// What pages are like.
  public var page = CCPPage()
  /// Pages of teams that are otherwise, by the team's name.
  public var pages: [String: CCPPage] = [:]

  /// The page of somebody of `team`.
  func page(of team: String?) -> CCPPage { team.flatMap { pages[$0] } ?? page }

  /// The defaults.
  public init() {}

  /// What the generator uses.
  static let standard = CCPConventions()

  // MARK: audiostats

  /// How often the softphone flushes its samples (amazon-connect-streams, softphone: 30,000 ms).
  static let reportInterval = SimulationDuration.seconds(30)
  /// How late a browser's timer fires at most; it never fires early.
  ///
  /// Inferred.
  static let timerLateness = SimulationDuration.milliseconds(50)
  /// How far apart the mixer's receiver reports are, and the first from the start of the media: as libwebrtc's.
  ///
  /// Inferred.
  static let receiverReportInterval = ReceiverReports.browserInterval
  /// The RTP clock of the softphone's codec, Opus (RFC 7587).
  static let audioClock = 48_000

  // MARK: delivery

  /// From the routing of an offer, or a dial request, to the event: what the agent's page had to say about the call
  /// before has then been said.
  ///
  /// Inferred.
  static let startNotice = SimulationDuration.milliseconds(1)

  /// Milliseconds from an event to its recording, one value per stream so that it can change no order.
  ///
  /// Inferred.
  static let deliveryDelay: ClosedRange<Int64> = 3...40
  /// From `clientSentTimestamp` to `serverReceivedTimestamp`: log-normal with this median in milliseconds.
  ///
  /// Inferred; the one documented sample differs by 29 ms.
  static let transitMedian = 35.0
  /// Chosen so that 95 % arrive within 150 ms: ln(150 / 35) / 1.6449.
  static let transitSigma = 0.8847
  /// What takes longer is drawn again.
  ///
  /// Inferred.
  static let transitLimit: Int64 = 2_000
}
