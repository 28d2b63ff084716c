import CFYAML

/// One step through a YAML text.
struct ParserEvent {
  enum Kind {
    case scalar(YAMLScalar)
    case alias(String)
    case sequenceStart, sequenceEnd
    case mappingStart, mappingEnd
    case documentStart
  }

  let kind: Kind
  let mark: Mark
  /// The name by which aliases refer to the value that begins here.
  var anchor: String?
  /// Whether a tag (`!!int`) stands before it.
  var isTagged = false
}

/// libfyaml's parser as a loop over events: the only file that knows the library.
///
/// Events rather than its document tree, because a tree is complete before its depth can be refused, because its
/// check for duplicate keys is quadratic, and because destroying it recurses.
@safe struct EventParser: ~Copyable {
  private let parser: OpaquePointer
  private let diagnostics: OpaquePointer

  deinit {
    // The parser refers to the diagnostics until it is gone.
    unsafe fy_parser_destroy(parser)
    unsafe fy_diag_destroy(diagnostics)
  }

  private init?() {
    var settings = unsafe fy_diag_cfg()
    unsafe fy_diag_cfg_default(&settings)
    // Collected errors are not printed, but a few are not collected: this keeps them off standard error.
    unsafe settings.output_fn = { _, _, _, _ in }
    guard let diagnostics = unsafe fy_diag_create(&settings) else { return nil }
    unsafe fy_diag_set_collect_errors(diagnostics, true)
    var configuration = unsafe fy_parse_cfg()
    unsafe configuration.flags = FYPCF_QUIET
    unsafe configuration.diag = diagnostics
    guard let parser = unsafe fy_parser_create(&configuration) else {
      unsafe fy_diag_destroy(diagnostics)
      return nil
    }
    unsafe self.parser = parser
    unsafe self.diagnostics = diagnostics
  }

  /// Hands every event of `source` to `body`, until the end, a syntax error or an error thrown by `body`.
  ///
  /// `source` has no flaws, which means that the library sees UTF-8 without control characters only.
  static func parse(
    _ source: SourceText, _ body: (ParserEvent) throws(YAMLProblem) -> Void
  ) throws(YAMLProblem) {
    guard let parser = EventParser() else { throw YAMLProblem("not enough memory to read it", at: source.mark(at: 0)) }
    // The library reads from our bytes until the last event: they outlive it, because the loop is inside the closure.
    let failure = unsafe source.bytes.withUnsafeBytes { buffer -> YAMLProblem? in
      guard let base = buffer.baseAddress, buffer.count > 0 else { return nil }
      let text = unsafe base.assumingMemoryBound(to: CChar.self)
      guard unsafe fy_parser_set_string(parser.parser, text, buffer.count) == 0 else {
        return YAMLProblem("not enough memory to read it", at: source.mark(at: 0))
      }
      do throws(YAMLProblem) {
        var last = source.mark(at: 0)
        while let event = try parser.next(in: source, after: &last) {
          if let event { try body(event) }
        }
      } catch { return error }
      return nil
    }
    if let failure { throw failure }
  }

  /// The next event, nil inside for those that carry nothing, and nil at the end.
  ///
  /// What stands for nothing, as after a colon, has no mark of its own and gets that of the event before.
  private func next(in source: SourceText, after last: inout Mark) throws(YAMLProblem) -> ParserEvent?? {
    guard let event = unsafe fy_parser_parse(parser) else {
      if let problem = problem(in: source) { throw problem }
      return .none
    }
    defer { unsafe fy_parser_event_free(parser, event) }
    let start = unsafe fy_event_start_mark(event)
    let offset = unsafe start.map { unsafe Int($0.pointee.input_pos) }
    let mark = offset.map(source.mark(at:)) ?? last
    last = mark
    switch unsafe event.pointee.type {
    case FYET_SCALAR:
      let scalar = unsafe event.pointee.scalar
      let style = unsafe fy_token_scalar_style(scalar.value)
      let value = unsafe YAMLScalar(Self.text(scalar.value) ?? "", isPlain: scalar.value == nil || style == FYSS_PLAIN)
      // A quoted scalar begins with its quote, which the library's mark is already past.
      let quote = value.isPlain ? nil : offset.map { source.mark(at: source.offset(of: "\"'", before: $0)) }
      return unsafe ParserEvent(
        kind: .scalar(value), mark: quote ?? mark, anchor: Self.text(scalar.anchor), isTagged: scalar.tag != nil)
    case FYET_ALIAS:
      let asterisk = offset.map { source.mark(at: source.offset(of: "*", before: $0)) }
      return unsafe ParserEvent(kind: .alias(Self.text(event.pointee.alias.anchor) ?? ""), mark: asterisk ?? mark)
    case FYET_SEQUENCE_START:
      let sequence = unsafe event.pointee.sequence_start
      return unsafe ParserEvent(
        kind: .sequenceStart, mark: mark, anchor: Self.text(sequence.anchor), isTagged: sequence.tag != nil)
    case FYET_MAPPING_START:
      let mapping = unsafe event.pointee.mapping_start
      return unsafe ParserEvent(
        kind: .mappingStart, mark: mark, anchor: Self.text(mapping.anchor), isTagged: mapping.tag != nil)
    case FYET_SEQUENCE_END: return ParserEvent(kind: .sequenceEnd, mark: mark)
    case FYET_MAPPING_END: return ParserEvent(kind: .mappingEnd, mark: mark)
    case FYET_DOCUMENT_START: return ParserEvent(kind: .documentStart, mark: mark)
    default: return .some(nil)
    }
  }

  /// The first error the library noted, or nil at a proper end.
  private func problem(in source: SourceText) -> YAMLProblem? {
    var cursor: UnsafeMutableRawPointer?
    if let error = unsafe fy_diag_errors_iterate(diagnostics, &cursor) {
      let line = unsafe max(1, Int(error.pointee.line))
      let column = unsafe max(1, Int(error.pointee.column))
      let message = unsafe error.pointee.msg.map { unsafe String(cString: $0) } ?? "it is not YAML"
      return YAMLProblem("not YAML: \(message)", at: Mark(line: line, column: column, source: source.number))
    }
    guard unsafe fy_parser_get_stream_error(parser) else { return nil }
    return YAMLProblem("not YAML", at: source.mark(at: source.bytes.count))
  }

  /// The text of a token, copied; nil for no token.
  private static func text(_ token: OpaquePointer?) -> String? {
    guard let token = unsafe token else { return nil }
    var length = 0
    guard let start = unsafe fy_token_get_text(token, &length) else { return "" }
    return unsafe String(
      decoding: UnsafeRawBufferPointer(start: UnsafeRawPointer(start), count: length), as: UTF8.self)
  }
}
