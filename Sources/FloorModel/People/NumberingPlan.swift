import GroundTruth

/// Telephone numbers that belong to nobody, with the towns they stand for.
///
/// North American numbers use the exchange 555, British ones the ranges set aside for drama (Ofcom, "Telephone numbers
/// for use in TV and radio drama programmes"). Coordinates are town centres in ten-thousandths of a degree.
public enum NumberingPlan {
  /// A run of numbers that differ in their last digits only.
  struct Block: Sendable {
    /// E.164 up to the variable digits.
    let prefix: String
    /// How many digits vary.
    let digits: Int
    /// The first line that callers have; those before it are left to the numbers that scenarios name.
    let first: Int
    let place: Place

    /// How many lines callers have.
    var size: Int { (0..<digits).reduce(1) { size, _ in size * 10 } - first }

    /// The number at `position`, 0 up to `size`.
    func number(_ position: Int) -> String { prefix + padded(first + position, to: digits) }
  }

  /// The countries people may be in, by ISO code.
  public static let countries = ["US", "CA", "GB", "IE", "DE", "BR", "AU", "JP", "SG", "IN"]

  /// The blocks of a country; empty for countries without any.
  static func blocks(of country: String) -> [Block] {
    switch country {
    case "US": unitedStates
    case "CA": canada
    case "GB": britain
    case "IE": ireland
    case "DE": germany
    case "BR": brazil
    case "AU": australia
    case "JP": japan
    case "SG": singapore
    case "IN": india
    default: []
    }
  }

  /// The number at `position` of all numbers of a country, in an order that hops between towns; positions beyond the
  /// last number start over.
  static func number(_ position: Int, of country: String) -> (number: String, place: Place) {
    let blocks = blocks(of: country)
    guard let first = blocks.first else { return number(position, of: countries[0]) }
    let block = blocks[position % blocks.count]
    // A prime that divides no size: its multiples visit every number once.
    let within = (position / blocks.count) % first.size * 7_919 % first.size
    return (block.number(within), block.place)
  }

  /// Where a number is, by the longest matching prefix; the first town of the plan when none matches.
  static func place(of number: String) -> Place {
    let all = countries.flatMap(blocks)
    let area = all.first { number.hasPrefix($0.prefix) } ?? all.first { number.hasPrefix($0.prefix.prefix(5)) }
    return (area ?? unitedStates[0]).place
  }

  private static let unitedStates: [Block] = [
    northAmerican("312", "Chicago", "Illinois", "IL", 418_781, -876_298, "America/Chicago"),
    northAmerican("212", "New York", "New York", "NY", 407_128, -740_060, "America/New_York"),
    northAmerican("213", "Los Angeles", "California", "CA", 340_522, -1_182_437, "America/Los_Angeles"),
    northAmerican("713", "Houston", "Texas", "TX", 297_604, -953_698, "America/Chicago"),
    northAmerican("602", "Phoenix", "Arizona", "AZ", 334_484, -1_120_740, "America/Phoenix"),
    northAmerican("215", "Philadelphia", "Pennsylvania", "PA", 399_526, -751_652, "America/New_York"),
    northAmerican("214", "Dallas", "Texas", "TX", 327_767, -967_970, "America/Chicago"),
    northAmerican("619", "San Diego", "California", "CA", 327_157, -1_171_611, "America/Los_Angeles"),
    northAmerican("617", "Boston", "Massachusetts", "MA", 423_601, -710_589, "America/New_York"),
    northAmerican("206", "Seattle", "Washington", "WA", 476_062, -1_223_321, "America/Los_Angeles"),
    northAmerican("303", "Denver", "Colorado", "CO", 397_392, -1_049_903, "America/Denver"),
    northAmerican("404", "Atlanta", "Georgia", "GA", 337_490, -843_880, "America/New_York"),
    northAmerican("305", "Miami", "Florida", "FL", 257_617, -801_918, "America/New_York"),
    northAmerican("612", "Minneapolis", "Minnesota", "MN", 449_778, -932_650, "America/Chicago"),
    northAmerican("313", "Detroit", "Michigan", "MI", 423_314, -830_458, "America/Detroit"),
    northAmerican("314", "St. Louis", "Missouri", "MO", 386_270, -901_994, "America/Chicago"),
    northAmerican("503", "Portland", "Oregon", "OR", 455_152, -1_226_784, "America/Los_Angeles"),
    northAmerican("615", "Nashville", "Tennessee", "TN", 361_627, -867_816, "America/Chicago"),
    northAmerican("919", "Raleigh", "North Carolina", "NC", 357_796, -786_382, "America/New_York"),
    northAmerican("801", "Salt Lake City", "Utah", "UT", 407_608, -1_118_910, "America/Denver"),
    northAmerican("414", "Milwaukee", "Wisconsin", "WI", 430_389, -879_065, "America/Chicago"),
    northAmerican("216", "Cleveland", "Ohio", "OH", 414_993, -816_944, "America/New_York"),
    northAmerican("512", "Austin", "Texas", "TX", 302_672, -977_431, "America/Chicago"),
    northAmerican("702", "Las Vegas", "Nevada", "NV", 361_699, -1_151_398, "America/Los_Angeles"),
  ]

  private static let canada: [Block] = [
    northAmerican("416", "Toronto", "Ontario", "ON", 436_532, -793_832, "America/Toronto", "CA"),
    northAmerican("604", "Vancouver", "British Columbia", "BC", 492_827, -1_231_207, "America/Vancouver", "CA"),
    northAmerican("514", "Montreal", "Quebec", "QC", 455_017, -735_673, "America/Toronto", "CA"),
    northAmerican("403", "Calgary", "Alberta", "AB", 510_447, -1_140_719, "America/Edmonton", "CA"),
  ]

  private static let britain: [Block] = [
    british("+44207946", "0", "London", "England", 515_074, -1_278),
    british("+44121496", "0", "Birmingham", "England", 524_862, -18_904),
    british("+44161496", "0", "Manchester", "England", 534_808, -22_426),
    british("+44117496", "0", "Bristol", "England", 514_545, -25_879),
    british("+44141496", "0", "Glasgow", "Scotland", 558_642, -42_518),
    british("+44131496", "0", "Edinburgh", "Scotland", 559_533, -31_883),
  ]

  private static func northAmerican(
    _ area: String, _ city: String, _ subdivision: String, _ code: String, _ latitude: Int32, _ longitude: Int32,
    _ zone: String, _ country: String = "US"
  ) -> Block {
    Block(
      prefix: "+1\(area)555", digits: 4, first: 200,
      place: Place(
        city: city, subdivision: subdivision, subdivisionCode: code, countryCode: country, latitude: latitude,
        longitude: longitude, timeZone: zone))
  }

  private static func british(
    _ area: String, _ rest: String, _ city: String, _ subdivision: String, _ latitude: Int32, _ longitude: Int32
  ) -> Block {
    Block(
      prefix: area + rest, digits: 3, first: 300,
      place: Place(
        city: city, subdivision: subdivision, subdivisionCode: "", countryCode: "GB", latitude: latitude,
        longitude: longitude, timeZone: "Europe/London"))
  }
}

/// `number` in decimal with zeros in front, `width` digits or more.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
