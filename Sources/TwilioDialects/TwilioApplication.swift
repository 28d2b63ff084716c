/// How the application that runs a floor has set the platform up: what it asks for when it makes conferences and calls.
///
/// Nothing of it decides what people do; it decides what the platform says about that.
public struct TwilioApplication: Hashable, Sendable {
  /// Which calls are placed with `EarlyMedia`, so that whoever placed them hears how they are set up.
  public enum EarlyMedia: Hashable, Sendable {
    /// All, the API's own default.
    case all
    /// Those the platform places to telephones and exchanges.
    case outside
    case none
  }

  /// Which recordings are trimmed.
  public enum Trimming: Hashable, Sendable { case all, calls, meetings, none }

  /// Which participants are given a label.
  public enum Labelling: Hashable, Sendable {
    case all
    /// Those whom the platform calls: who calls in is put into the conference without one.
    case called
    case none
  }

  /// Who is labelled.
  public var labels = Labelling.all
  /// Which calls are placed with early media.
  public var earlyMedia = EarlyMedia.all
  /// Which recordings are trimmed.
  public var trimsRecordings = Trimming.all
  /// Whether the conference of a call ends when its agent leaves, unless a third party takes part.
  public var endsWithAgent = false
  /// How many have joined a meeting when its beeps are switched off, for them and whoever comes later; nil for never.
  public var quietFrom: Int?
  /// Calls that the account may place per second; nil where no call waits for another.
  public var callsPerSecond: Int?
  /// The regions that conferences are to be mixed in, by the name of their queue or meeting.
  public var regions: [(name: String, id: String)] {
    get { regionNames.map { ($0.name, $0.id) } }
    set { regionNames = newValue.map { NamedRegion(name: $0.name, id: $0.id) } }
  }
  private var regionNames: [NamedRegion] = []
  /// Share of people on mobile applications that ask for the region nearest to them, 0 through 1.
  public var pinnedRegions = 0.0
  /// Networks whose exchanges are connected by a private interconnection: positions in `CellDirectory.networks`.
  public var interconnectedNetworks: Set<Int> = []

  private struct NamedRegion: Hashable, Sendable {
    let name: String
    let id: String
  }

  /// An application that leaves everything at its default.
  public init() {}

  /// The region that conferences of the queue or meeting called `name` are to be mixed in: a position in `Region.all`.
  ///
  /// A meeting that is held on several days has the day behind its name.
  func region(of name: String) -> Int? {
    let found = regionNames.first { $0.name == name || name.hasPrefix($0.name + " ") }
    return found.flatMap { found in Region.all.firstIndex { "\($0.id)" == found.id } }
  }
}
