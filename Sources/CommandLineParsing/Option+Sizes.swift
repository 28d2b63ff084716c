extension Option {
  /// A number of bytes, with a decimal unit or without: `96MB`, `2GB`, `500000`.
  public static func size(
    _ name: String, _ placeholder: String, atLeast least: Int, help: String, _ property: any Property<Int?>
  ) -> Option {
    Option(name, placeholder, help: help) { (values, text) throws(InvalidValue) in
      guard let size = bytes(text), size >= least else {
        throw InvalidValue(expected: "a size of at least \(least / 1_000_000)MB, 96MB or 2GB for instance")
      }
      values[keyPath: property] = size
    }
  }

  private static func bytes(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let units = ["": 1, "B": 1, "kB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000, "TB": 1_000_000_000_000]
    guard let number = Int(digits), let unit = units[String(text.dropFirst(digits.count))] else { return nil }
    let (size, isTooLarge) = number.multipliedReportingOverflow(by: unit)
    return isTooLarge ? nil : size
  }

  /// A share from 0 to 1, or the same as a percentage: `0.01` or `1%`.
  public static func ratio(
    _ name: String, _ placeholder: String, help: String, _ property: any Property<Double>
  ) -> Option {
    Option(name, placeholder, help: help) { (values, text) throws(InvalidValue) in
      let isPercentage = text.hasSuffix("%")
      let number = Double(isPercentage ? String(text.dropLast()) : text)
      guard let number, number.isFinite, (0...(isPercentage ? 100 : 1)).contains(number) else {
        throw InvalidValue(expected: "a share from 0 to 1, 0.01 or 1% for instance")
      }
      values[keyPath: property] = isPercentage ? number / 100 : number
    }
  }
}
