#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How documents reach the program that is exercised.
public enum FeedingMode: String, CaseIterable, Sendable {
  /// One long-lived process: a document per line of standard input, an answer per line of standard output.
  case lines
  /// One process per document, which reads it from standard input.
  case process
  /// One process per file of documents, one per line, whose path is its last argument; an answer per line.
  case file
}

/// What the program made of a document.
public enum Verdict: Hashable, Sendable {
  /// It took it, and answered so.
  case accepted(answer: String)
  /// It would not have it, and said why.
  case refused(reason: String)
  /// It ended, by a signal, with an exit code that is no refusal, or without an answer.
  case crashed(how: String)
  /// It did not answer in time.
  case hung
  /// It answered more than once.
  case babbled
}

/// The program that is exercised.
///
/// It refuses a document by an answer that begins with `refused`; a process that read one document may end with exit
/// code 65 (EX_DATAERR of sysexits.h) instead. Everything else that is not an answer is a crash.
public struct SubjectCommand: Sendable {
  /// The program and its arguments.
  public var words: [String]
  public var mode: FeedingMode
  /// How long an answer may take, milliseconds.
  public var timeout: Int

  /// A program that is fed in one way.
  public init(_ words: [String], mode: FeedingMode, timeout: Int) {
    self.words = words
    self.mode = mode
    self.timeout = timeout
  }
}

/// One running copy of the program; used by one caller at a time.
final class Subject {
  private let command: SubjectCommand
  private var process: ChildProcess?

  init(_ command: SubjectCommand) { self.command = command }

  /// What the program makes of each of some documents.
  func verdicts(on documents: [[UInt8]]) throws -> [Verdict] {
    switch command.mode {
    case .lines: try documents.map(askLine)
    case .process: try documents.map(askProcess)
    case .file: try askFile(documents[...])
    }
  }

  /// What it makes of one.
  func verdict(on document: [UInt8]) throws -> Verdict { try verdicts(on: [document])[0] }

  private func askLine(_ document: [UInt8]) throws -> Verdict {
    let child = try process ?? ChildProcess(command.words)
    process = child
    let talk = child.talk(document + [0x0A], closing: false, timeout: command.timeout) { $0.contains(0x0A) }
    switch talk {
    case .done:
      let answer = child.takeLine() ?? []
      guard child.pending.isEmpty else {
        process = nil
        return .babbled
      }
      return Self.verdict(of: answer)
    case .ended:
      defer { process = nil }
      return Self.crash(child.end(within: command.timeout), child.complaints)
    case .timeout:
      process = nil
      return .hung
    }
  }

  private func askProcess(_ document: [UInt8]) throws -> Verdict {
    let child = try ChildProcess(command.words)
    let talk = child.talk(document + [0x0A], closing: true, timeout: command.timeout) { _ in false }
    if case .timeout = talk { return .hung }
    guard let ending = child.end(within: command.timeout) else { return .hung }
    switch ending.code {
    case 0: return Self.verdict(of: child.pending)
    case Self.dataError: return .refused(reason: Self.text(child.pending.isEmpty ? child.complaints : child.pending))
    default: return Self.crash(ending, child.complaints)
    }
  }

  /// EX_DATAERR of sysexits.h.
  private static let dataError: Int32 = 65

  /// A file in which one document stops the program is cut in two until that one is alone.
  private func askFile(_ documents: ArraySlice<[UInt8]>) throws -> [Verdict] {
    guard !documents.isEmpty else { return [] }
    let path = try TemporaryFile(documents.flatMap { $0 + [0x0A] })
    let child = try ChildProcess(command.words + [path.path])
    let talk = child.talk([], closing: true, timeout: command.timeout) { _ in false }
    var ending: ChildProcess.Ending?
    if case .ended = talk { ending = child.end(within: command.timeout) }
    var answers: [[UInt8]] = []
    while let line = child.takeLine() { answers.append(line) }
    if ending?.code == 0, answers.count == documents.count, child.pending.isEmpty {
      return answers.map(Self.verdict)
    }
    guard documents.count == 1 else {
      let middle = documents.startIndex + documents.count / 2
      return try askFile(documents[..<middle]) + askFile(documents[middle...])
    }
    guard let ending else { return [.hung] }
    if ending.code == Self.dataError { return [.refused(reason: Self.text(child.complaints))] }
    return [ending.code == 0 && answers.count > 1 ? .babbled : Self.crash(ending, child.complaints)]
  }

  private static func verdict(of answer: [UInt8]) -> Verdict {
    let text = text(answer)
    guard text.hasPrefix("refused") else { return .accepted(answer: text) }
    return .refused(reason: String(text.dropFirst("refused".count).drop { $0 == ":" || $0 == " " }))
  }

  private static func crash(_ ending: ChildProcess.Ending?, _ complaints: [UInt8]) -> Verdict {
    let last = text(complaints).split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
    let how =
      if let signal = ending?.signal { "signal \(signal)" } else if let code = ending?.code { "exit code \(code)" } else
      {
        "closed its output"
      }
    return .crashed(how: last.isEmpty ? how : "\(how): \(last)")
  }

  private static func text(_ bytes: [UInt8]) -> String {
    var text = String(decoding: bytes, as: UTF8.self)
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
