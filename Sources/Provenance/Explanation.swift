public import Dialects

/// The chain behind an identifier: where it stands, what it belongs to in the truth, and what came of that.
public struct Explanation: Sendable {
  /// One file in which the identifier stands.
  public struct Sighting: Hashable, Sendable {
    /// The file's path under the directory.
    public var file: String
    /// How many lines it stands in.
    public var lines: Int
    /// The first of them that was looked at.
    public var line: Int
    /// Where it stands there: `/participants/2/calls/0/id`.
    public var path: String
  }

  /// One thing that happened, in the truth's words.
  public struct Event: Hashable, Sendable {
    /// Milliseconds since the epoch.
    public var at: Int64
    /// Whose it is: a number in the conversation's list of legs.
    public var leg: Int?
    public var text: String
  }

  /// What one impairment did to one leg.
  public struct Hit: Hashable, Sendable {
    /// The impairment.
    public var impairment: String
    /// Its label, its network, from when to when and with which effects it was in force.
    public var label: String, network: String
    public var from: Int64, to: Int64
    public var effects: String
    /// Where the truth tells it.
    public var line: Int
    public var conversation: String
    public var leg: Int
    /// What of the leg's time in the mix it covered, milliseconds since the epoch; empty when it covered none.
    public var start: Int64, end: Int64
    /// What the leg's seconds in that time lost, per direction; empty when the run has no `truth/media.ndjson`.
    public var seconds: [Seconds]
  }

  /// The seconds of one direction of a leg.
  public struct Seconds: Hashable, Sendable {
    public var direction: String
    /// Packets in all.
    public var sent: Int, lost: Int, late: Int
    /// The seconds in which any were lost or late, as their starts and counts.
    public var trouble: [Second]
  }

  /// One second in which packets were lost or late.
  public struct Second: Hashable, Sendable {
    public var at: Int64
    public var sent: Int, lost: Int, late: Int
  }

  /// Something that a document says on account of a threshold.
  public struct Because: Hashable, Sendable {
    public var file: String
    public var line: Int
    /// The leg that the document is about; nil for one about the conversation.
    public var leg: Int?
    public var reason: DocumentReason
  }

  /// The lines of one file that tell of the conversation.
  public struct Telling: Hashable, Sendable {
    public var file: String
    public var lines: [Int]
  }

  /// An imperfection that was put into a file on purpose.
  public struct Anomaly: Hashable, Sendable {
    public var id: String
    public var kind: String
    /// The file that it is in, and the platform's identifier of what it concerns.
    public var file: String, vendorID: String
    public var at: Int64
    /// Where the truth tells it.
    public var line: Int
  }

  /// One conversation and everything told of it.
  public struct Story: Sendable {
    public var conversation: TruthIndex.Conversation
    /// Where the truth tells it.
    public var line: Int
    /// The legs that the identifier belongs to; empty when it is the conversation's.
    public var legs: [Int]
    /// When what the identifier names happened, milliseconds since the epoch; nil for what lasts.
    public var moment: Int64?
    public var events: [Event] = []
    public var hits: [Hit] = []
    public var because: [Because] = []
    public var anomalies: [Anomaly] = []
    public var told: [Telling] = []
  }

  /// What an identifier that many conversations share stands for.
  public struct Shared: Hashable, Sendable {
    /// Conversations that were found, of which some were looked at.
    public var conversations: Int
    public var looked: Int
    /// What all of those have in common, as name and value: `person`, `queue`, `network`.
    public var common: [Common]
    /// Some of the conversations.
    public var examples: [Example]
    /// Of an impairment: which legs of the conversations looked at it hit, and when.
    public var hits: [Hit]
  }

  /// Something that conversations have in common.
  public struct Common: Hashable, Sendable {
    public var name: String
    public var value: String
  }

  /// One of several conversations.
  public struct Example: Hashable, Sendable {
    public var id: String
    public var line: Int
    public var at: Int64
    public var text: String
  }

  /// What was asked.
  public var question: Question
  /// What the identifier is, in one sentence each.
  public var meanings: [String] = []
  public var sightings: [Sighting] = []
  /// What is said of it where no conversation is behind it: the lines themselves.
  public var notes: [String] = []
  /// The one conversation behind it.
  public var story: Story?
  /// What many conversations behind it have in common.
  public var shared: Shared?
}
