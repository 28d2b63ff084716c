import Dialects
import JSONText

/// How a contract table becomes facts and nodes.
extension CoverageUniverse {
  /// Adds the node of `shape` with everything below it; returns its position.
  ///
  /// - Parameters:
  ///   - path: where it stands.
  ///   - parent: the fact of there being a value at that place.
  mutating func build(_ shape: Shape, _ path: String, parent: Int) -> Int32 {
    let position = nodes.count
    nodes.append(Node(kind: .leaf, accepted: shape.acceptedKinds))
    switch shape {
    case .anything, .null, .integer, .number, .mark: break
    case .boolean:
      nodes[position].kind = .boolean
      nodes[position].whenEmpty = add(.booleans, path, .value("false"), parent)
      nodes[position].whenFilled = add(.booleans, path, .value("true"), parent)
    case .string(let format):
      if case .oneOf(let values) = format, values.count > 1 { buildValues(values, path, parent, position) }
    case .array(let element, let minimum):
      nodes[position].kind = .array
      buildElements(element, path, path + "[]", canBeEmpty: minimum == 0, parent, position)
    case .map(let element):
      nodes[position].kind = .map
      buildElements(element, path, path + "/*", canBeEmpty: true, parent, position)
    case .object(let properties): buildProperties(properties, path, parent, position)
    case .anyOf(let shapes): buildAlternatives(shapes, path, parent, position)
    case .tagged(let key, let cases):
      nodes[position].kind = .tagged
      tags[Int32(position)] = key
      var ways: [Branch] = []
      for way in cases {
        let fact = add(.paths, path, .alternative(way.tag), parent)
        let node = build(way.shape, "\(path){\(way.tag)}", parent: Int(fact))
        ways.append(Branch(name: way.tag, node: node, fact: fact))
      }
      append(ways, to: position)
    }
    return Int32(position)
  }

  private mutating func append(_ ways: [Branch], to position: Int) {
    let start = Int32(branches.count)
    branches += ways
    nodes[position].branches = start..<Int32(branches.count)
  }

  private mutating func buildValues(_ values: [String], _ path: String, _ parent: Int, _ position: Int) {
    nodes[position].kind = .enumeration
    append(values.map { Branch(name: $0, fact: add(.values, path, .value($0), parent)) }, to: position)
  }

  /// The one branch of an array or map: what each element is.
  private mutating func buildElements(
    _ element: Shape, _ path: String, _ elementPath: String, canBeEmpty: Bool, _ parent: Int, _ position: Int
  ) {
    var filled = parent
    if canBeEmpty {
      nodes[position].whenEmpty = add(.paths, path, .empty, parent)
      nodes[position].whenFilled = add(.paths, path, .filled, parent)
      filled = Int(nodes[position].whenFilled)
    }
    let node = build(element, elementPath, parent: filled)
    append([Branch(name: "", node: node)], to: position)
  }

  private mutating func buildProperties(
    _ properties: [Shape.Property], _ path: String, _ parent: Int, _ position: Int
  ) {
    nodes[position].kind = .object
    var ways: [Branch] = []
    for property in properties {
      let place = "\(path)/\(property.name)"
      let present = add(.paths, place, .present, parent)
      let absent = property.isRequired ? -1 : add(.paths, place, .absent, parent)
      let node = build(property.shape, place, parent: Int(present))
      ways.append(
        Branch(
          name: property.name, node: node, fact: present, whenAbsent: absent, isRequired: property.isRequired))
    }
    append(ways, to: position)
  }

  private mutating func buildAlternatives(_ shapes: [Shape], _ path: String, _ parent: Int, _ position: Int) {
    nodes[position].kind = .union
    let names = Self.names(of: shapes)
    // The path says which alternative only where there is something below more than one.
    let isNamed = shapes.filter(\.hasPlaces).count > 1
    var ways: [Branch] = []
    for (name, shape) in zip(names, shapes) {
      let fact = add(.paths, path, .alternative(name), parent)
      let node = build(shape, isNamed ? "\(path){\(name)}" : path, parent: Int(fact))
      ways.append(Branch(name: name, node: node, fact: fact))
    }
    append(ways, to: position)
    let start = nodes[position].branches.lowerBound
    for (index, shape) in shapes.enumerated() {
      let rivals = shapes.enumerated().contains { $0 != index && $1.acceptedKinds & shape.acceptedKinds != 0 }
      if rivals { alternatives[start + Int32(index)] = shape }
    }
  }

  /// What alternatives are called, each differently.
  private static func names(of shapes: [Shape]) -> [String] {
    let plain = shapes.map(\.nameAmongAlternatives)
    return plain.enumerated().map { index, name in
      let earlier = plain[..<index].count { $0 == name }
      return earlier == 0 ? name : "\(name) \(earlier + 1)"
    }
  }
}

extension JSONValue {
  /// The bit of the value's kind.
  var kindBit: UInt8 {
    switch self {
    case .null: 1
    case .boolean: 2
    case .number: 4
    case .string: 8
    case .array: 16
    case .object: 32
    }
  }
}

extension Shape {
  /// The bits of the kinds of value that the table accepts.
  var acceptedKinds: UInt8 {
    switch self {
    case .null: 1
    case .boolean, .mark: 2
    case .integer, .number: 4
    case .string: 8
    case .array: 16
    case .object, .map, .tagged: 32
    case .anyOf(let shapes): shapes.reduce(0) { $0 | $1.acceptedKinds }
    case .anything: 63
    }
  }

  /// Whether there are facts below it.
  fileprivate var hasPlaces: Bool {
    switch self {
    case .null, .integer, .number, .anything, .mark: false
    case .string(.oneOf(let values)): values.count > 1
    case .string: false
    case .object(let properties): !properties.isEmpty
    case .boolean, .array, .map, .tagged, .anyOf: true
    }
  }

  fileprivate var nameAmongAlternatives: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .mark: "true"
    case .integer(let range): "an integer from \(range.lowerBound) through \(range.upperBound)"
    case .number: "a number"
    case .string(let format): format.nameAmongAlternatives
    case .array: "an array"
    case .object(let properties): properties.isEmpty ? "{}" : "an object"
    case .map, .tagged: "an object"
    case .anyOf: "one of several"
    case .anything: "anything"
    }
  }
}

extension TextFormat {
  fileprivate var nameAmongAlternatives: String {
    switch self {
    case .any, .nonEmpty, .upTo: "text"
    case .oneOf: "a listed word"
    case .uuid: "a UUID"
    case .milliseconds, .seconds, .trimmedMilliseconds: "a time"
    case .telephone: "a telephone number"
    case .ipv4OrEmpty: "an address or nothing"
    case .sid, .hexadecimal, .custom: pattern.map { "a match of \($0)" } ?? "text"
    }
  }
}
