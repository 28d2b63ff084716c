import GroundTruth
import JSONText

/// Where a number belongs, which the platform shows as its caller's name: `Corbin KY`, `Sydney, Australia`.
enum Locality {
  /// Writes the locality of a place: town and postal abbreviation where the plan is North American, town and country
  /// elsewhere (reference section 2).
  static func write(_ place: Place, to json: inout JSONWriter) {
    json.beginString()
    json.part(escaping: place.city)
    if isNorthAmerican(place.countryCode), !place.subdivisionCode.isEmpty {
      json.part(" ")
      json.part(escaping: place.subdivisionCode)
    } else {
      json.part(", ")
      if let name = countryNames[place.countryCode] { json.part(name) } else { json.part(escaping: place.countryCode) }
    }
    json.endString()
  }

  private static func isNorthAmerican(_ code: String) -> Bool { code == "US" || code == "CA" }

  /// English short names (ISO 3166-1); a country not listed goes by its code.
  private static let countryNames: [String: StaticString] = [
    "AE": "United Arab Emirates",
    "AR": "Argentina",
    "AT": "Austria",
    "AU": "Australia",
    "BE": "Belgium",
    "BR": "Brazil",
    "CA": "Canada",
    "CH": "Switzerland",
    "CL": "Chile",
    "CN": "China",
    "CO": "Colombia",
    "CZ": "Czechia",
    "DE": "Germany",
    "DK": "Denmark",
    "EG": "Egypt",
    "ES": "Spain",
    "FI": "Finland",
    "FR": "France",
    "GB": "United Kingdom",
    "GR": "Greece",
    "HK": "Hong Kong",
    "HU": "Hungary",
    "ID": "Indonesia",
    "IE": "Ireland",
    "IL": "Israel",
    "IN": "India",
    "IT": "Italy",
    "JP": "Japan",
    "KE": "Kenya",
    "KR": "South Korea",
    "MX": "Mexico",
    "MY": "Malaysia",
    "NG": "Nigeria",
    "NL": "Netherlands",
    "NO": "Norway",
    "NZ": "New Zealand",
    "PH": "Philippines",
    "PL": "Poland",
    "PT": "Portugal",
    "RO": "Romania",
    "SA": "Saudi Arabia",
    "SE": "Sweden",
    "SG": "Singapore",
    "TH": "Thailand",
    "TR": "Turkey",
    "UA": "Ukraine",
    "US": "United States",
    "VN": "Vietnam",
    "ZA": "South Africa",
  ]
}
