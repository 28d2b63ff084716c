import GroundTruth
import JSONText

/// Where a number belongs, which the platform shows as its caller's name: `Corbin KY`, `Sydney, Australia`.
extension ConversationDocument {
  /// Writes where a person is: town and postal abbreviation where the plan is North American, town and country
  /// elsewhere (reference section 2).
  func writeLocality(of person: Int, to json: inout JSONWriter) {
    let country = conversation.people[person].place.countryCode
    let subdivision = conversation.people[person].place.subdivisionCode
    json.beginString()
    json.part(escaping: conversation.people[person].place.city)
    if country == "US" || country == "CA", !subdivision.isEmpty {
      json.part(" ")
      json.part(escaping: subdivision)
    } else {
      json.part(", ")
      if let name = Country.names[country] { json.part(name) } else { json.part(escaping: country) }
    }
    json.endString()
  }
}

/// What countries are called.
private enum Country {
  /// English short names (ISO 3166-1); a country not listed goes by its code.
  fileprivate static let names: [String: StaticString] = [
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
