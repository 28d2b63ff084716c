import JSONText
import Testing

@Suite struct JSONPointerTests {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("a/b~c", "a~1b~0c"), ("~1", "~01"),
    // One character to people, two code points to a pointer.
    ("/\u{301}", "~1\u{301}"), ("é", "é"),
  ])
  func `A key is escaped code point by code point`(key: String, token: String) {
    #expect(Array(key.jsonPointerToken.utf8) == Array(token.utf8))
  }
}
