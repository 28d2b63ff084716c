import Randomness

/// Names for people who do not exist: a given name and a family name, drawn apart.
enum InventedNames {
  static let given = [
    "Maria", "James", "Aisha", "Daniel", "Priya", "Thomas", "Elena", "Marcus", "Grace", "Victor", "Hannah", "Omar",
    "Ruth", "Diego", "Naomi", "Peter", "Fatima", "Lucas", "Ingrid", "Samuel", "Chloe", "Rafael", "Mei", "Andrew",
    "Sofia", "Kwame", "Laura", "Hiro", "Nadia", "Brian", "Tara", "Felix", "Amara", "George", "Leila", "Martin",
    "Yuki", "Angela", "Devon", "Rosa", "Simon", "Zara", "Anton", "Carmen", "Isaac", "Julia", "Kofi", "Helen",
  ]
  static let family = [
    "Lopez", "Walker", "Khan", "Meyer", "Patel", "Olsen", "Rossi", "Bennett", "Okafor", "Novak", "Fischer", "Haddad",
    "Moss", "Romero", "Clarke", "Tanaka", "Silva", "Hughes", "Vale", "Brooks", "Duarte", "Weber", "Chen", "Foster",
    "Marino", "Mensah", "Pike", "Sato", "Petrov", "Doyle", "Singh", "Larsen", "Adeyemi", "Hart", "Rahman", "Keller",
    "Mori", "Reed", "Santos", "Blake", "Costa", "Lindqvist", "Ward", "Ortega", "Stone", "Nakamura", "Boateng", "Price",
  ]

  static func draw(from stream: inout RandomStream) -> String {
    let first = given[stream.integer(below: given.count)]
    return first + " " + family[stream.integer(below: family.count)]
  }
}
