import Dialects
import JSONText
import Testing

@Suite struct DocumentEditTests {
  private static let document = #"""
    {"a/b":{"t":"2026-03-02T14:00:00.118Z","~":[1,2.50,{"x":null}]},"rows":[{"at":1772445740890,"v":1},{"at":1772445747890,"v":2}],"end":true}
    """#

  private static func value(_ text: String) throws -> JSONValue { try JSONReader.parse(Array(text.utf8)) }

  /// Spoils a document, and hands back the spoilt text and what taking the edits back, read from their JSON, makes of it.
  private func roundTrip(_ spoil: (inout DocumentDraft) -> Void) throws -> (spoilt: String, restored: String) {
    var draft = DocumentDraft(try Self.value(Self.document))
    spoil(&draft)
    var document = draft.document
    for edit in draft.edits.reversed() {
      var json = JSONWriter()
      edit.write(into: &json)
      let text = unsafe json.withUnsafeBytes { unsafe Array($0) }
      let read = try #require(DocumentEdit(try JSONReader.parse(text)))
      #expect(DocumentEdit.shape.violations(in: try JSONReader.parse(text)).isEmpty)
      #expect(read.undo(in: &document))
    }
    return (draft.document.compactText, document.compactText)
  }

  @Test func `a value that was replaced, and members and elements that were removed, come back where they were`() throws
  {
    let (spoilt, restored) = try roundTrip { draft in
      draft.replace(["a/b", "~", "1"], by: .integer(0))
      draft.remove(["a/b", "~", "0"])
      draft.remove(["rows", "1"])
      draft.remove(["rows", "0", "at"])
      draft.remove(["end"])
      draft.remove(["nothing", "there"])
    }
    #expect(spoilt == #"{"a/b":{"t":"2026-03-02T14:00:00.118Z","~":[0,{"x":null}]},"rows":[{"v":1}]}"#)
    #expect(restored == Self.document.trimmed)
  }

  @Test func `a shift moves every time it names, as text and as a number`() throws {
    let (spoilt, restored) = try roundTrip { draft in
      draft.shift(["rows", "*", "at"], by: -900)
      draft.shift(["a/b", "t"], by: 59_882)
      draft.shift(["rows", "*", "nothing"], by: 5)
    }
    #expect(spoilt.contains(#""t":"2026-03-02T14:01:00.000Z""#))
    #expect(spoilt.contains(#"{"at":1772445739990,"v":1},{"at":1772445746990,"v":2}"#))
    #expect(restored == Self.document.trimmed)
  }

  @Test func `an edit of another document is not taken back`() throws {
    var document = try Self.value(#"{"a":1,"rows":[]}"#)
    let path = ["a"]
    #expect(!DocumentEdit(path: path, change: .replaced(was: .integer(3), now: .integer(2))).undo(in: &document))
    #expect(!DocumentEdit(path: path, change: .removed(was: .integer(3), position: 0)).undo(in: &document))
    #expect(!DocumentEdit(path: ["rows", "4"], change: .removed(was: .null, position: 4)).undo(in: &document))
    #expect(!DocumentEdit(path: ["rows", "*", "at"], change: .shifted(7)).undo(in: &document))
    #expect(document.compactText == #"{"a":1,"rows":[]}"#)
  }
}

extension String {
  /// Without the white space that a literal of several lines may have at its ends.
  fileprivate var trimmed: String { String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()) }
  private func drop(_ isUnwanted: (Character) -> Bool) -> Substring { self.drop(while: isUnwanted) }
}
