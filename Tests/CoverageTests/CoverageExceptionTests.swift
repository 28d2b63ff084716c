import CCPDialect
import Dialects
import Documents
import Foundation
import GenesysDialect
import RealtimeKitDialect
import Testing
import TwilioDialects

@testable import Coverage

/// The list of what no run shows, against the contract tables and against its page.
@Suite struct CoverageExceptionTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs/coverage.md").standardized
  private static let types =
    TwilioDialect.documentTypes + RealtimeKitDialect.documentTypes + CCPDialect.documentTypes
    + GenesysDialect.documentTypes
  private static let begin = "<!-- exceptions: begin -->\n"
  private static let end = "<!-- exceptions: end -->"

  @Test func `there are at most twelve families, with different names and a reason each`() {
    #expect(coverageExceptions.count <= 12)
    #expect(Set(coverageExceptions.map(\.name)).count == coverageExceptions.count)
    #expect(coverageExceptions.allSatisfy { $0.reason.count > 40 })
  }

  @Test func `every pattern is of a kind of document that there is`() {
    let kinds = Set(Self.types.map(\.stream.documentType))
    for exception in coverageExceptions {
      for pattern in exception.facts {
        #expect(kinds.contains(String(pattern.prefix { $0 != " " })), "\(exception.name): \(pattern)")
      }
    }
  }

  @Test func `every pattern names facts, and no fact belongs to two families`() {
    let universes = Self.types.map { CoverageUniverse($0) }
    var families: [String: Set<String>] = [:]
    for exception in coverageExceptions {
      for pattern in exception.facts {
        let kind = pattern.prefix { $0 != " " }
        let single = CoverageException(exception.name, [pattern], because: exception.reason)
        let named = universes.filter { $0.documentType == kind }.flatMap { universe in
          universe.facts.filter { single.covers($0, of: universe.documentType) }
        }
        #expect(!named.isEmpty, "\(exception.name): \(pattern)")
        for fact in named { families["\(kind) \(fact.group) \(fact.text)", default: []].insert(exception.name) }
      }
    }
    #expect(families.filter { $0.value.count > 1 }.map(\.key) == [])
  }

  @Test(arguments: [
    ("a b", "a b", true), ("a%c", "abbc", true), ("a%", "a", true), ("%b%", "abc", true), ("a%b%c", "abxbxc", true),
    ("a%c", "acb", false), ("a = (b|c.d)", "a = c.d", true), ("a = (b|c)", "a = d", false), ("a", "ab", false),
    ("", "", true),
  ])
  func `a percent sign stands for any text, words in parentheses for one another`(
    pattern: String, text: String, matches: Bool
  ) {
    let exception = CoverageException("some", ["kind /\(pattern)"], because: "")
    let fact = CoverageFact(group: .paths, path: "/\(text)", sight: .present, parent: nil)
    #expect(exception.covers(fact, of: "kind") == matches)
    #expect(!exception.covers(fact, of: "kinds"))
  }

  /// To renew the page, run this test with `PARTYLINE_UPDATE_GOLDENS=1` and read the difference.
  @Test func `the page has the table`() throws {
    let rows = coverageExceptions.map { exception in
      let facts = exception.facts.map { "`\($0.replacingOccurrences(of: "|", with: "\\|"))`" }.joined(separator: ", ")
      return "| \(exception.name) | \(exception.reason) | \(facts) |\n"
    }
    let table = "| what | why | facts (`%` for any text, `(a\\|b)` for either) |\n|---|---|---|\n" + rows.joined()
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: Self.begin)).upperBound
    let stop = try #require(text.range(of: Self.end)).lowerBound
    if ProcessInfo.processInfo.environment["PARTYLINE_UPDATE_GOLDENS"] == "1" {
      let renewed = text.replacingCharacters(in: start..<stop, with: table)
      try renewed.write(to: Self.page, atomically: true, encoding: .utf8)
    } else {
      #expect(text[start..<stop] == table)
    }
  }
}
