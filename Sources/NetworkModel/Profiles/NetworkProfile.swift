/// What the packets of one kind of access network go through: the parameters of the path model, with one line of the
/// table in `NetworkProfile+Table.swift` for each of the eleven kinds.
///
/// Times are milliseconds unless they say otherwise, loss is a ratio, sojourns are seconds, rates are per second. The
/// symbols are those of the models' reference, section 1.2; `NetworkModel` says what each does to a packet.
public struct NetworkProfile: Hashable, Sendable {
  /// The name in scenarios.
  public enum Name: String, Hashable, Sendable, CaseIterable {
    case officeFibre = "office_fibre"
    case homeWifiGood = "home_wifi_good"
    case homeWifiBad = "home_wifi_bad"
    case lte = "lte"
    case lteDriving = "lte_driving"
    case nr5g = "nr5g"
    case geoSatellite = "geo_sat"
    case leoSatellite = "leo_sat"
    case vpnDSL = "vpn_dsl"
    case internationalTrunk = "intl_pstn_trunk"
    case enterpriseCongested = "enterprise_congested"
  }

  /// Whose habits load the access network over the day.
  public enum Access: Hashable, Sendable, CaseIterable { case home, enterprise }

  /// What differs between the two directions.
  public struct Direction: Hashable, Sendable {
    /// m: the median of the queueing delay.
    public var queue: PerRegime<Double>
    /// w: the mean white access delay in the clear.
    public var access: Double
    /// L: the stationary loss ratio.
    public var loss: PerRegime<Double>

    /// A direction with the given figures.
    public init(queue: PerRegime<Double>, access: Double, loss: PerRegime<Double>) {
      self.queue = queue
      self.access = access
      self.loss = loss
    }
  }

  /// The length of a delivery stall: Pareto, truncated by drawing again.
  public struct Stall: Hashable, Sendable {
    /// xm: the shortest stall.
    public var minimum: Double
    /// α: the tail's exponent.
    public var exponent: Double
    /// The longest stall.
    public var cap: Double

    /// Stalls with the given figures.
    public init(minimum: Double, exponent: Double, cap: Double) {
      self.minimum = minimum
      self.exponent = exponent
      self.cap = cap
    }
  }

  /// How much legs differ: standard deviations of the logarithm of factors with mean 1 (section 1.3), and how far a
  /// leg's route departs from its usual one.
  public struct Spread: Hashable, Sendable {
    /// Of the base round-trip time.
    public var baseRoundTrip: Double
    /// Of the jitter scale: queueing and access delays alike.
    public var jitter: Double
    /// Of the rate at which the clear regime is left.
    public var entryRate: Double
    /// Of all loss ratios.
    public var loss: Double
    /// Of all stall rates.
    public var stallRate: Double
    /// Of the round-trip time after a change of route, as a share of the base (section 1.2); satellites have no other.
    public var routeStep: Double

    /// A spread with the given figures; the defaults are those of sections 1.2 and 1.3.
    public init(
      baseRoundTrip: Double = 0.35, jitter: Double = 0.35, entryRate: Double = 1, loss: Double = 1,
      stallRate: Double = 0.8, routeStep: Double = 0.06
    ) {
      self.baseRoundTrip = baseRoundTrip
      self.jitter = jitter
      self.entryRate = entryRate
      self.loss = loss
      self.stallRate = stallRate
      self.routeStep = routeStep
    }

    /// The same kinds of difference, `factor` times as large; 0 makes all legs alike.
    func scaled(by factor: Double) -> Spread {
      Spread(
        baseRoundTrip: baseRoundTrip * factor, jitter: jitter * factor, entryRate: entryRate * factor,
        loss: loss * factor, stallRate: stallRate * factor, routeStep: routeStep * factor)
    }
  }

  /// The name in scenarios.
  public var name: Name
  /// One line for `describe profiles`.
  public var summary: String
  /// The round-trip time of an idle path.
  public var baseRoundTrip: Double
  /// c: the weight of the regime chain that both directions share, 0 through 1.
  public var coupling: Double
  /// T: mean sojourns in seconds.
  public var sojourn: PerRegime<Double>
  /// Person to mixer.
  public var uplink: Direction
  /// Mixer to person.
  public var downlink: Direction
  /// σ: standard deviation of the logarithm of the fast queueing.
  public var queueSpread: Double
  /// φ: correlation of the fast queueing over 20 ms.
  public var queueCorrelation: Double
  /// σn: standard deviation of the sender's timing.
  public var senderNoise: Double
  /// λ: stalls that begin per second.
  public var stallRate: PerRegime<Double>
  /// How long stalls last.
  public var stall: Stall
  /// b: the mean length of a run of lost packets.
  public var burst: PerRegime<Double>
  /// Whether the path hops between low satellites every 15 s.
  public var hasSatelliteSlots: Bool
  /// Whose habits load it.
  public var access: Access
  /// How legs differ.
  public var spread: Spread

  /// The long-run share of time that a direction of an average leg spends in each regime.
  ///
  /// The effective regime is the larger of two independent chains, so its distribution function is the product of
  /// theirs.
  public var occupancy: PerRegime<Double> {
    let shared = sharedSojourn.occupancy
    let own = privateSojourn.occupancy
    let clear = shared.clear * own.clear
    let atMostBusy = (shared.clear + shared.busy) * (own.clear + own.busy)
    return PerRegime(clear, atMostBusy - clear, 1 - atMostBusy)
  }

  /// The sojourns of the chain both directions share.
  var sharedSojourn: PerRegime<Double> {
    PerRegime(coupling > 0 ? sojourn.clear / coupling : .infinity, sojourn.busy, sojourn.congested)
  }

  /// The sojourns of the chain each direction has to itself.
  var privateSojourn: PerRegime<Double> {
    PerRegime(coupling < 1 ? sojourn.clear / (1 - coupling) : .infinity, sojourn.busy, sojourn.congested)
  }

  /// The long-run loss ratio of `direction` on an average leg.
  public func meanLoss(_ direction: Direction) -> Double {
    let share = occupancy
    return share.clear * direction.loss.clear + share.busy * direction.loss.busy
      + share.congested * direction.loss.congested
  }
}
