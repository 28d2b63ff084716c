import GroundTruth

/// Where a number belongs, which the platform shows as its caller's name: `Corbin KY`, `Sydney, Australia`.
enum Locality {
  /// The locality of a place: town and postal abbreviation where the plan is North American, town and country
  /// elsewhere (reference section 2).
  static func name(_ place: Place) -> String {
    if isNorthAmerican(place.countryCode), !place.subdivisionCode.isEmpty {
      return "\(place.city) \(place.subdivisionCode)"
    }
    return "\(place.city), \(countryName(place.countryCode))"
  }

  private static func isNorthAmerican(_ code: String) -> Bool { code == "US" || code == "CA" }

  /// English short names (ISO 3166-1); a country not listed goes by its code.
  private static func countryName(_ code: String) -> String {
    switch code {
    case "AE": "United Arab Emirates"
    case "AR": "Argentina"
    case "AT": "Austria"
    case "AU": "Australia"
    case "BE": "Belgium"
    case "BR": "Brazil"
    case "CA": "Canada"
    case "CH": "Switzerland"
    case "CL": "Chile"
    case "CN": "China"
    case "CO": "Colombia"
    case "CZ": "Czechia"
    case "DE": "Germany"
    case "DK": "Denmark"
    case "EG": "Egypt"
    case "ES": "Spain"
    case "FI": "Finland"
    case "FR": "France"
    case "GB": "United Kingdom"
    case "GR": "Greece"
    case "HK": "Hong Kong"
    case "HU": "Hungary"
    case "ID": "Indonesia"
    case "IE": "Ireland"
    case "IL": "Israel"
    case "IN": "India"
    case "IT": "Italy"
    case "JP": "Japan"
    case "KE": "Kenya"
    case "KR": "South Korea"
    case "MX": "Mexico"
    case "MY": "Malaysia"
    case "NG": "Nigeria"
    case "NL": "Netherlands"
    case "NO": "Norway"
    case "NZ": "New Zealand"
    case "PH": "Philippines"
    case "PL": "Poland"
    case "PT": "Portugal"
    case "RO": "Romania"
    case "SA": "Saudi Arabia"
    case "SE": "Sweden"
    case "SG": "Singapore"
    case "TH": "Thailand"
    case "TR": "Turkey"
    case "UA": "Ukraine"
    case "US": "United States"
    case "VN": "Vietnam"
    case "ZA": "South Africa"
    default: code
    }
  }
}
