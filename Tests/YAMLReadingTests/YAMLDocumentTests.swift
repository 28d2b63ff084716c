import Testing
import YAMLReading

/// A tree as text with marks, so that one comparison covers shape, order and positions.
func outline(_ node: YAMLNode) -> String {
  let place = "@\(node.mark.line):\(node.mark.column)"
  switch node.content {
  case .scalar(let scalar): return (scalar.isPlain ? scalar.text : "'\(scalar.text)'") + place
  case .sequence(let items): return "[" + items.map(outline).joined(separator: ", ") + "]" + place
  case .mapping(let mapping):
    let entries = mapping.entries.map { "\($0.key)@\($0.keyMark.line):\($0.keyMark.column): \(outline($0.value))" }
    return "{" + entries.joined(separator: ", ") + "}" + place
  }
}

func document(_ text: String, limits: YAMLLimits = YAMLLimits()) -> YAMLDocument {
  YAMLDocument(reading: Array(text.utf8), limits: limits)
}

/// The problems as `line:column: message`.
func problems(_ document: YAMLDocument) -> [String] {
  document.problems.map { "\($0.mark.line):\($0.mark.column): \($0.message)" }
}

@Suite struct YAMLDocumentTests {
  static let trees: [(String, String)] = [
    ("a: 1", "{a@1:1: 1@1:4}@1:1"),
    ("# first\n\na: 1\nb:\n  - x\n  - {y: 'z'}\n", "{a@3:1: 1@3:4, b@4:1: [x@5:5, {y@6:6: 'z'@6:9}@6:5]@5:3}@3:1"),
    ("a: \"\\u00e9\\n\"", "{a@1:1: 'é\n'@1:4}@1:1"),
    ("{é: ü, ö: x}", "{é@1:2: ü@1:5, ö@1:8: x@1:11}@1:1"),
    ("a: ~\nb:\n", "{a@1:1: ~@1:4, b@2:1: @2:1}@1:1"),
    ("a: |\n  one\n  two\n", "{a@1:1: 'one\ntwo\n'@2:1}@1:1"),
    ("just text", "just text@1:1"),
    ("a: 1\r\nb: 2\r\n", "{a@1:1: 1@1:4, b@2:1: 2@2:4}@1:1"),
    ("--- \na: 1\n...\n", "{a@2:1: 1@2:4}@2:1"),
  ]

  @Test(arguments: trees)
  func `a text becomes a tree whose values know their place`(text: String, expected: String) throws {
    let document = document(text)
    #expect(document.problems.isEmpty)
    let root = try #require(document.root)
    #expect(outline(root) == expected)
  }

  @Test(arguments: [("", true), ("~", true), ("null", true), ("''", false), ("\"null\"", false), ("0", false)])
  func `nothing can be written in three ways, none of them quoted`(text: String, expected: Bool) throws {
    let root = try #require(document("a: \(text)").root)
    guard case .mapping(let mapping) = root.content, case .scalar(let scalar)? = mapping["a"]?.content else {
      Issue.record("not a mapping with a scalar")
      return
    }
    #expect(scalar.isNull == expected)
  }

  @Test func `an alias is replaced by what it names, which keeps its own place`() throws {
    let root = try #require(document("a: &x {k: 1}\nb: [*x, *x]\n").root)
    #expect(outline(root) == "{a@1:1: {k@1:8: 1@1:11}@1:7, b@2:1: [{k@1:8: 1@1:11}@1:7, {k@1:8: 1@1:11}@1:7]@2:4}@1:1")
  }

  @Test func `own keys win over merged ones and the first merged mapping wins over later ones`() throws {
    let text = """
      base: &base {x: 1, y: 2}
      more: &more {y: 3, z: 4}
      made:
        <<: [*base, *more]
        x: 9
      """
    let root = try #require(document(text).root)
    guard case .mapping(let mapping) = root.content, let made = mapping["made"] else {
      Issue.record("no mapping")
      return
    }
    #expect(outline(made) == "{x@5:3: 9@5:6, y@1:20: 2@1:23, z@2:20: 4@2:23}@4:3")
  }

  static let refused: [(String, [String])] = [
    ("", ["1:1: the document is empty"]),
    ("# nothing but a comment\n", ["1:1: the document is empty"]),
    (
      "a: 1\nb: 2\na: 3\n\"b\": 4\n",
      [
        "3:1: duplicate key 'a'; it stands in line 1 already", "4:1: duplicate key 'b'; it stands in line 2 already",
      ]
    ),
    ("a: *x\n", ["1:4: alias '*x' refers to no anchor '&x' before it"]),
    ("a: &x [1, *x]\n", ["1:11: alias '*x' stands inside what it refers to"]),
    ("a: 1\n---\nb: 2\n", ["2:1: a second document begins here; a scenario is one"]),
    ("a: !!int 1\n", ["1:10: a tag; scenarios have none, write the value alone"]),
    ("[a, b]: 1\nb: 2\n", ["1:1: a key must be a single word or text"]),
    (": 1\n", ["1:1: a key is missing before the colon"]),
    (
      "a:\n\tb: 1\n  \tc: 2\n",
      [
        "2:1: a tab in the indentation; indent with spaces", "3:3: a tab in the indentation; indent with spaces",
      ]
    ),
    ("%YAML 1.1\n---\na: 1\n", ["1:1: a YAML directive; scenarios have none"]),
    ("a: 1\u{0}2\n", ["1:5: control character 0x0 in the text"]),
    ("é: \u{7}\n", ["1:4: control character 0x7 in the text"]),
    ("a: \u{85}\u{9B}\n", ["1:5: control character 0x9B in the text"]),
    ("\u{FEFF}a: 1\n", ["1:1: the file begins with a byte-order mark; save it as UTF-8 without one"]),
    ("a:\n  <<: 1\n", ["2:7: '<<' merges mappings, and this is none"]),
    ("a: [1, 2\nb: 3\n", ["3:1: not YAML: flow sequence without a closing bracket"]),
  ]

  @Test(arguments: refused)
  func `what is wrong is told with its place`(text: String, expected: [String]) {
    #expect(problems(document(text)) == expected)
  }

  @Test(
    arguments: [
      ([0x61, 0x3A, 0x20, 0xC3, 0x28], "1:4: byte 0xC3 is not UTF-8; save the file as UTF-8"),
      ([0x61, 0x0A, 0xC3, 0xA9, 0xFF], "2:2: byte 0xFF is not UTF-8; save the file as UTF-8"),
      ([0xFF, 0xFE, 0x61, 0x00], "1:1: the file is UTF-16; save it as UTF-8"),
    ] as [([UInt8], String)])
  func `bytes that are not UTF-8 are told with their place`(bytes: [UInt8], expected: String) {
    let document = YAMLDocument(reading: bytes)
    #expect(problems(document) == [expected])
    #expect(document.root == nil)
  }
}
