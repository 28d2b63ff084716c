import Coverage
import Dialects
import JSONText
import Testing

@Suite struct CoverageCountTests {
  /// What `documents` show of `shape`: the text of each fact with its count.
  private func counts(_ shape: Shape, _ documents: String...) throws -> [String: Int] {
    let universe = CoverageUniverse("made.up", shape)
    var count = CoverageCount(of: universe)
    for text in documents { count.add(try JSONReader.parse(Array(text.utf8))) }
    return Dictionary(uniqueKeysWithValues: zip(universe.facts.map(\.text), count.final.facts))
  }

  private func strays(_ shape: Shape, _ document: String) throws -> Int {
    var count = CoverageCount(of: CoverageUniverse("made.up", shape))
    count.add(try JSONReader.parse(Array(document.utf8)))
    return count.final.strays
  }

  @Test func `an optional property is present or absent, a required one present`() throws {
    let shape = Shape.object([.required("a", .count), .optional("b", .object([.optional("c", .count)]))])
    let found = try counts(shape, #"{"a":1}"#, #"{"b":{},"a":1}"#, #"{"a":1,"b":{"c":2}}"#)
    let expected = ["a document": 3, "/a": 3, "/b": 2, "/b absent": 1, "/b/c": 1, "/b/c absent": 1]
    #expect(found == expected)
  }

  @Test func `each value of an enumeration counts, a constant does not`() throws {
    let shape = Shape.object([.required("e", .enumeration(["x", "", "y"])), .required("k", .enumeration(["one"]))])
    let found = try counts(shape, #"{"e":"x","k":"one"}"#, #"{"e":"","k":"one"}"#, #"{"e":"x","k":"one"}"#)
    #expect(found == ["a document": 3, "/e": 3, "/k": 3, "/e = x": 2, "/e = \"\"": 1, "/e = y": 0])
  }

  @Test func `truth values are a group of their own`() throws {
    let universe = CoverageUniverse("made.up", .object([.required("b", .boolean)]))
    #expect(universe.facts.filter { $0.group == .booleans }.map(\.text) == ["/b = false", "/b = true"])
    #expect(try counts(.boolean, "true", "true")["the document = true"] == 2)
  }

  @Test func `arrays and maps are empty or have elements`() throws {
    let shape = Shape.object([
      .required("a", .array(.enumeration(["x", "y"]))), .required("m", .map(.boolean)),
      .required("f", .array(.count, minimum: 1)),
    ])
    let found = try counts(shape, #"{"a":[],"m":{"k":true},"f":[1]}"#, #"{"a":["x","x"],"m":{},"f":[1]}"#)
    #expect(
      found == [
        "a document": 2, "/a": 2, "/a empty": 1, "/a with elements": 1, "/a[] = x": 2, "/a[] = y": 0, "/m": 2,
        "/m empty": 1, "/m with elements": 1, "/m/* = false": 0, "/m/* = true": 1, "/f": 2,
      ])
  }

  @Test func `each alternative of a union counts, by kind or by what accepts`() throws {
    let shape = Shape.object([
      .required("n", .nullable(.enumeration(["x", "y"]))),
      .required("t", .anyOf([.integer(1...9), .integer(10...99)])),
      .required("o", .anyOf([.object([.required("p", .count)]), .object([])])),
    ])
    let found = try counts(shape, #"{"n":null,"t":5,"o":{}}"#, #"{"n":"x","t":50,"o":{"p":1}}"#)
    #expect(
      found == [
        "a document": 2, "/n": 2, "/n is a listed word": 1, "/n is null": 1, "/n = x": 1, "/n = y": 0, "/t": 2,
        "/t is an integer from 1 through 9": 1, "/t is an integer from 10 through 99": 1, "/o": 2, "/o is an object": 1,
        "/o is {}": 1, "/o/p": 1,
      ])
  }

  @Test func `the cases of a tagged object are told apart`() throws {
    let shape = Shape.tagged(
      key: "k",
      cases: [
        (tag: "x", shape: .object([.required("k", .enumeration(["x"])), .optional("v", .count)])),
        (tag: "y", shape: .object([.required("k", .enumeration(["y"])), .required("v", .count)])),
      ])
    let found = try counts(shape, #"{"k":"x"}"#)
    #expect(
      found == [
        "a document": 1, "the document is x": 1, "the document is y": 0, "{x}/k": 1, "{x}/v": 0, "{x}/v absent": 1,
        "{y}/k": 0, "{y}/v": 0,
      ])
  }

  @Test(arguments: [
    (#"{"a":1}"#, 0), (#"{"a":1,"z":1}"#, 1), ("{}", 1), (#"{"a":"1"}"#, 1), (#"{"a":1,"e":"z"}"#, 1), ("[]", 1),
  ])
  func `what the table does not fit is a stray`(document: String, expected: Int) throws {
    let shape = Shape.object([.required("a", .count), .optional("e", .enumeration(["x", "y"]))])
    #expect(try strays(shape, document) == expected)
  }

  @Test func `counts of parts add up to the count of the whole`() throws {
    let universe = CoverageUniverse(
      "made.up", .object([.optional("a", .array(.boolean))]),
      DocumentCatalogue(kinds: KindTable(["long", "short"]) { [$0["a"]?.elements.count ?? 0 > 1 ? "long" : "none"] }))
    let documents = try [#"{"a":[true,false]}"#, "{}", #"{"a":[]}"#, #"{"b":1}"#].map {
      try JSONReader.parse(Array($0.utf8))
    }
    var whole = CoverageCount(of: universe)
    for document in documents { whole.add(document) }
    for split in 0...documents.count {
      var (first, second) = (CoverageCount(of: universe), CoverageCount(of: universe))
      for document in documents[..<split] { first.add(document) }
      for document in documents[split...] { second.add(document) }
      second.add(first)
      #expect(second.final.facts == whole.final.facts)
      #expect(second.final.strays == 1)
      #expect(second.unlistedKinds == ["none": 3])
      #expect(second.documents == 4)
    }
    #expect(zip(universe.facts, whole.facts).filter { $0.0.group == .kinds }.map(\.1) == [1, 0])
  }
}
