/// Texts that readers stumble over, all of them legal: the plainest first.
enum EdgeTexts {
  static let all: [String] =
    [
      "a", "", " ", "0", "null", "é", "Zoë", "straße", "Ελένη", "Владимир", "东京", "ひらがな", "한국어", "ไทย", "हिन्दी",
      // Right to left, and turned round in the middle.
      "שלום", "مرحبا", "abc \u{202E}def\u{202C} ghi",
      // One character in two ways, one letter with many marks, nothing with a mark.
      "e\u{0301}", "Z\u{0351}\u{036B}\u{0343}\u{036A}\u{0302}", "\u{0301}",
      // Beyond the first plane: surrogate pairs, joined families, flags, skin.
      "😀", "👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "\u{10FFFF}",
      // What JSON must escape, and what looks as if it had to be.
      "\"", "\\", "\\u0041", "\u{8}\u{C}\n\r\t", "\u{0}", "\u{1F}", "\u{7F}", "</script>", "'; DROP TABLE calls; --",
      "%s%n", "${x}",
      // Line ends that only some see, spaces that look like none, a mark of byte order inside a text.
      "a\u{2028}b", "a\u{2029}b", "a\u{85}b", "a\u{B}b", "\u{A0}", "\u{200B}", "\u{FEFF}a", "a,b;c\td",
      // Letters whose other case is longer, or depends on where one is.
      "İstanbul ıI", "ﬁ", "ŉ",
    ]
    + ["a", "ß", "Ж", "語", "😀", "e\u{0301}"].map { unit in
      // 64 code points, which is what a label may have.
      String(String.UnicodeScalarView((unit.unicodeScalars.map { $0 }).repeated(to: 64)))
    } + [String(repeating: "long ", count: 2_000)]
}

extension Array {
  /// The elements over and over, `count` of them.
  fileprivate func repeated(to count: Int) -> [Element] { (0..<count).map { self[$0 % self.count] } }
}
