import GroundTruth

/// Numbers beyond North America and Britain.
///
/// German, Australian and Irish ones lie in the ranges that the regulators keep free for films (Bundesnetzagentur,
/// "Rufnummern für Medienproduktionen"; ACMA, "Phone numbers for use in TV shows, films and creative works"; ComReg,
/// 020 91X). Brazil, Japan, Singapore and India set none aside: there the subscriber's part begins with zeros, which no
/// line has.
extension NumberingPlan {
  static let germany: [Block] = [
    german("+493023125", "Berlin", "Berlin", 525_200, 134_050),
    german("+496990009", "Frankfurt am Main", "Hesse", 501_109, 86_821),
    german("+494066969", "Hamburg", "Hamburg", 535_511, 99_937),
    german("+492214710", "Cologne", "North Rhine-Westphalia", 509_375, 69_603),
    german("+498999998", "Munich", "Bavaria", 481_351, 115_820),
  ]

  static let australia: [Block] = [
    block("+6125550", "Sydney", "New South Wales", "AU", -338_688, 1_512_093, "Australia/Sydney"),
    block("+6135550", "Melbourne", "Victoria", "AU", -378_136, 1_449_631, "Australia/Melbourne"),
    block("+6175550", "Brisbane", "Queensland", "AU", -274_698, 1_530_251, "Australia/Brisbane"),
    block("+6185550", "Perth", "Western Australia", "AU", -319_523, 1_158_613, "Australia/Perth"),
  ]

  static let ireland: [Block] = [
    block("+35320910", "Dublin", "Leinster", "IE", 533_498, -62_603, "Europe/Dublin"),
    block("+35320911", "Cork", "Munster", "IE", 518_985, -84_756, "Europe/Dublin"),
  ]

  static let brazil: [Block] = [
    block("+55110000", "São Paulo", "São Paulo", "BR", -235_505, -466_333, "America/Sao_Paulo"),
    block("+55210000", "Rio de Janeiro", "Rio de Janeiro", "BR", -229_068, -431_729, "America/Sao_Paulo"),
    block("+55310000", "Belo Horizonte", "Minas Gerais", "BR", -199_167, -439_345, "America/Sao_Paulo"),
  ]

  static let japan: [Block] = [
    block("+8130000", "Tokyo", "Tokyo", "JP", 356_762, 1_396_503, "Asia/Tokyo"),
    block("+8160000", "Osaka", "Osaka", "JP", 346_937, 1_355_023, "Asia/Tokyo"),
  ]

  static let singapore: [Block] = [
    block("+650000", "Singapore", "Singapore", "SG", 13_521, 1_038_198, "Asia/Singapore")
  ]

  static let india: [Block] = [
    block("+91220000", "Mumbai", "Maharashtra", "IN", 190_760, 728_777, "Asia/Kolkata"),
    block("+91110000", "Delhi", "Delhi", "IN", 286_139, 772_090, "Asia/Kolkata"),
    block("+91800000", "Bengaluru", "Karnataka", "IN", 129_716, 775_946, "Asia/Kolkata"),
  ]

  /// A range of four digits; no postal abbreviation is in use.
  private static func block(
    _ prefix: String, _ city: String, _ subdivision: String, _ country: String, _ latitude: Int32, _ longitude: Int32,
    _ zone: String
  ) -> Block {
    Block(
      prefix: prefix, digits: 4, first: 200,
      place: Place(
        city: city, subdivision: subdivision, subdivisionCode: "", countryCode: country, latitude: latitude,
        longitude: longitude, timeZone: zone))
  }

  private static func german(
    _ prefix: String, _ city: String, _ subdivision: String, _ latitude: Int32, _ longitude: Int32
  ) -> Block {
    Block(
      prefix: prefix, digits: 3, first: 300,
      place: Place(
        city: city, subdivision: subdivision, subdivisionCode: "", countryCode: "DE", latitude: latitude,
        longitude: longitude, timeZone: "Europe/Berlin"))
  }
}
