import TableText
import Testing

@Suite struct TableTests {
  @Test func `the first column is left aligned, the others right, and nothing trails`() {
    #expect(
      TextTable.aligned([["", "calls", ""], ["billing", "7"], ["a", "12", "3.5"], ["empty", "", ""]])
        == """
                 calls
        billing      7
        a           12  3.5
        empty

        """)
    #expect(TextTable.aligned([]).isEmpty)
  }

  /// RFC 4180, section 2, rules 5 to 7.
  @Test func `fields with commas, quotation marks and line ends are quoted`() {
    #expect(CSVText.line(["a", "b c", ""]) == "a,b c,\n")
    #expect(CSVText.line(["a,b", "say \"no\"", "two\nlines"]) == "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\n")
    #expect(CSVText.line(["a\r\nb", "c\rd"]) == "\"a\r\nb\",\"c\rd\"\n")
  }
}
