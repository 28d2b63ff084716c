import Dialects
import Documents
import JSONText
import Testing

/// The contract table as checker and as schema.
@Suite struct ShapeTests {
  /// A table with one of everything.
  static let shape = Shape.object([
    .required("sid", .string(.sid("CA"))),
    .required("count", .integer(0...10)),
    .required("share", .number(0...1)),
    .optional("note", .nullable(.string(.upTo(3)))),
    .optional("list", .array(.enumeration(["a", "b"]), minimum: 1)),
    .optional("map", .map(.boolean)),
    .optional(
      "event",
      .tagged(
        key: "type",
        cases: [
          ("on", .object([.required("type", .enumeration(["on"])), .required("at", .count)])),
          ("off", .object([.required("type", .enumeration(["off"]))])),
        ])),
    .optional("any", .anything),
    .optional("mixed", .anyOf([.count, .array(.count), .array(.boolean)])),
  ])

  private static let sid = "CA0123456789abcdef0123456789abcdef"
  private static func document(_ more: String = "") -> String {
    #"{"sid":"\#(sid)","count":3,"share":0.5\#(more)}"#
  }

  private static func violations(_ text: String) throws -> [String] {
    shape.violations(in: try JSONReader.parse(Array(text.utf8))).map(\.description)
  }

  @Test(arguments: [
    "", #","note":null"#, #","note":"äöü""#, #","list":["b","a"]"#, #","map":{"x":true,"y":false}"#,
    #","event":{"type":"off"}"#, #","event":{"at":0,"type":"on"}"#, #","any":{"free":[null]}"#, #","mixed":[true]"#,
    #","mixed":[]"#,
  ])
  func `What the table allows passes`(more: String) throws {
    #expect(try Self.violations(Self.document(more)) == [])
  }

  struct Broken: CustomTestStringConvertible {
    let text: String
    let messages: [String]
    init(_ text: String, _ messages: String...) {
      self.text = text
      self.messages = messages
    }
    var testDescription: String { messages.joined(separator: "; ") }
  }

  static let broken = [
    Broken("[]", "document: is an array, expected an object"),
    Broken(#"{"share":1,"count":1}"#, "/sid: is missing"),
    Broken(document(#","extra":1"#), "/extra: is not in the contract"),
    Broken(
      #"{"sid":"CAx","count":11,"share":-0.1}"#,
      #"/sid: "CAx" is not CA and 32 hexadecimal digits"#, "/count: 11 is not within 0 through 10",
      "/share: -0.1 is not within 0.0 through 1.0"),
    Broken(
      #"{"sid":null,"count":1.0,"share":"0.5"}"#,
      "/sid: is null, expected CA and 32 hexadecimal digits", "/count: is 1.0, expected an integer",
      #"/share: is "0.5", expected a number"#),
    Broken(document(#","note":"four""#), #"/note: "four" is not a string of 1 through 3 characters"#),
    Broken(document(#","list":[]"#), "/list: has 0 elements, at least 1 are needed"),
    Broken(document(#","list":["a","c"]"#), #"/list/1: "c" is not one of a, b"#),
    Broken(document(#","map":{"a/b":1,"~":true}"#), "/map/a~1b: is 1, expected true or false"),
    Broken(document(#","event":{"type":"up"}"#), #"/event/type: "up" is not one of on, off"#),
    Broken(document(#","event":{"at":1}"#), "/event/type: is missing"),
    Broken(document(#","event":{"type":"off","at":1}"#), "/event/at: is not in the contract"),
    Broken(document(#","mixed":[1,true]"#), "/mixed: an array fits none of 3 alternatives"),
    Broken(document(#","mixed":-1"#), "/mixed: -1 is not within 0 through 9007199254740991"),
  ]

  @Test(arguments: broken)
  func `What it does not allow is named with its place`(broken: Broken) throws {
    #expect(try Self.violations(broken.text) == broken.messages)
  }

  @Test func `The list of violations ends at the limit`() throws {
    let value = try JSONReader.parse(Array(#"{"a":1,"b":2,"c":3}"#.utf8))
    #expect(Self.shape.violations(in: value, limit: 2).count == 2)
    #expect(!Self.shape.accepts(value))
  }

  @Test func `The schema says the same as the table`() throws {
    let type = DocumentType(
      stream: DocumentStream(path: "x/y.ndjson", documentType: "x.y", order: .init(time: "at", identifier: "id")),
      shape: Self.shape, summary: "An example.")
    #expect(type.schemaFileName == "x.y.schema.json")
    #expect(
      type.jsonSchemaText == """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "urn:partyline:schema:x.y",
          "title": "x.y",
          "description": "An example.",
          "type": "object",
          "additionalProperties": false,
          "required": ["sid", "count", "share"],
          "properties": {
            "sid": {
              "type": "string",
              "pattern": "^CA[0-9a-f]{32}$"
            },
            "count": {
              "type": "integer",
              "minimum": 0,
              "maximum": 10
            },
            "share": {
              "type": "number",
              "minimum": 0,
              "maximum": 1
            },
            "note": {
              "anyOf": [
                {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 3
                },
                {
                  "type": "null"
                }
              ]
            },
            "list": {
              "type": "array",
              "items": {
                "enum": ["a", "b"]
              },
              "minItems": 1
            },
            "map": {
              "type": "object",
              "additionalProperties": {
                "type": "boolean"
              }
            },
            "event": {
              "anyOf": [
                {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["type", "at"],
                  "properties": {
                    "type": {
                      "const": "on"
                    },
                    "at": {
                      "type": "integer",
                      "minimum": 0,
                      "maximum": 9007199254740991
                    }
                  }
                },
                {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["type"],
                  "properties": {
                    "type": {
                      "const": "off"
                    }
                  }
                }
              ]
            },
            "any": {},
            "mixed": {
              "anyOf": [
                {
                  "type": "integer",
                  "minimum": 0,
                  "maximum": 9007199254740991
                },
                {
                  "type": "array",
                  "items": {
                    "type": "integer",
                    "minimum": 0,
                    "maximum": 9007199254740991
                  }
                },
                {
                  "type": "array",
                  "items": {
                    "type": "boolean"
                  }
                }
              ]
            }
          }
        }

        """)
    #expect(throws: Never.self) { try JSONReader.parse(Array(type.jsonSchemaText.utf8)) }
  }
}
