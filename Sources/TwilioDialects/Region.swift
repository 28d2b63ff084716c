import GroundTruth

/// A processing region with its edge location.
///
/// Voice documentation, "Edge locations": region and city are one to one in the pairs used here. The city of `in1` is
/// unverified.
struct Region: Sendable {
  /// The region's id: `us1`.
  let id: StaticString
  /// The city of its edge: `ashburn`.
  let edgeLocation: StaticString
  /// The city of its private interconnections; nil where it has none.
  let interconnection: StaticString?
  /// Degrees north and east times 10,000.
  let latitude: Int64, longitude: Int64

  /// By index; the first is where media goes when nothing says otherwise.
  static let all: [Region] = [
    Region(
      id: "us1", edgeLocation: "ashburn", interconnection: "ashburn-ix", latitude: 390_438, longitude: -774_874),
    Region(
      id: "us2", edgeLocation: "umatilla", interconnection: "san-jose-ix", latitude: 459_174, longitude: -1_193_425),
    Region(
      id: "ie1", edgeLocation: "dublin", interconnection: "london-ix", latitude: 533_498, longitude: -62_603),
    Region(
      id: "de1", edgeLocation: "frankfurt", interconnection: "frankfurt-ix", latitude: 501_109, longitude: 86_821),
    Region(
      id: "au1", edgeLocation: "sydney", interconnection: "sydney-ix", latitude: -338_688, longitude: 1_512_093),
    Region(
      id: "br1", edgeLocation: "sao-paulo", interconnection: "sao-paulo-ix", latitude: -235_505, longitude: -466_333),
    Region(
      id: "jp1", edgeLocation: "tokyo", interconnection: "tokyo-ix", latitude: 356_762, longitude: 1_396_503),
    Region(
      id: "sg1", edgeLocation: "singapore", interconnection: "singapore-ix", latitude: 13_521, longitude: 1_038_198),
    Region(
      id: "in1", edgeLocation: "mumbai", interconnection: nil, latitude: 190_760, longitude: 728_777),
  ]

  /// The index of the region whose city is nearest to `place`, on a flat map with meridians drawn together.
  static func nearest(to place: Place) -> Int {
    var best = 0
    var bestDistance = Int64.max
    for (index, region) in all.enumerated() {
      let north = Int64(place.latitude) - region.latitude
      let around = abs(Int64(place.longitude) - region.longitude)
      let east = min(around, 3_600_000 - around) * 8 / 10
      let distance = north * north + east * east
      if distance < bestDistance { (best, bestDistance) = (index, distance) }
    }
    return best
  }

  /// The one-way time inside the platform from a media edge in one region to a mixer in another, milliseconds.
  ///
  /// Inferred, in the order of `all`; within a region it is well under a millisecond.
  static func latency(from edge: Int, to mixer: Int) -> Double {
    edge == mixer ? 0.4 : Double(interRegionLatency[max(edge, mixer)][min(edge, mixer)])
  }

  private static let interRegionLatency: [[Int]] = [
    [],
    [33],
    [42, 65],
    [45, 75, 13],
    [100, 75, 135, 130],
    [60, 90, 92, 102, 155],
    [80, 55, 105, 115, 55, 130],
    [120, 85, 90, 80, 48, 165, 36],
    [100, 110, 62, 56, 75, 150, 62, 32],
  ]
}
