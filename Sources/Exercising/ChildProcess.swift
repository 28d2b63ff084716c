#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Synchronization

/// A program that runs beside this one and is talked to through its standard streams.
///
/// It is killed with everything else in its process group when it goes out of scope. One caller at a time talks to it.
final class ChildProcess {
  /// What is known once it has ended.
  struct Ending: Hashable, Sendable {
    /// Its exit code, nil when a signal ended it.
    var code: Int32?
    /// The signal.
    var signal: Int32?
  }

  /// Why no program runs.
  struct NotStarted: Error, CustomStringConvertible {
    var command: String
    var reason: String
    var description: String { "cannot run '\(command)': \(reason)" }
  }

  private let process: pid_t
  private var input: Int32
  private let output: Int32
  private let errors: Int32
  /// What it wrote and nobody has taken yet.
  private(set) var pending: [UInt8] = []
  /// The end of what it wrote to standard error.
  private(set) var complaints: [UInt8] = []
  private var isOutputOpen = true
  private var ending: Ending?

  private static let complaintLimit = 8_192
  private static let starting = Mutex(())

  /// Starts `command`, a program with its arguments, looked for where the shell would.
  init(_ command: [String]) throws(NotStarted) {
    var toChild: [Int32] = [0, 0], fromChild: [Int32] = [0, 0], complaints: [Int32] = [0, 0]
    let name = command.first ?? ""
    // One at a time: a program that is started while another one's pipes are not yet marked would inherit them, and keep
    // them open after that one has ended.
    let started = try Self.starting.withLock { _ throws(NotStarted) in
      // Each call fills an array of two descriptors.
      guard unsafe pipe(&toChild) == 0, unsafe pipe(&fromChild) == 0, unsafe pipe(&complaints) == 0 else {
        throw NotStarted(command: name, reason: unsafe String(cString: strerror(errno)))
      }
      for descriptor in toChild + fromChild + complaints { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
      return Self.spawn(command, [toChild[0], fromChild[1], complaints[1]])
    }
    for descriptor in [toChild[0], fromChild[1], complaints[1]] { close(descriptor) }
    guard let process = started.process else {
      for descriptor in [toChild[1], fromChild[0], complaints[0]] { close(descriptor) }
      throw NotStarted(command: name, reason: unsafe String(cString: strerror(started.error)))
    }
    self.process = process
    input = toChild[1]
    output = fromChild[0]
    errors = complaints[0]
    for descriptor in [input, output, errors] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
  }

  private static func spawn(_ command: [String], _ streams: [Int32]) -> (process: pid_t?, error: Int32) {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    for (number, descriptor) in streams.enumerated() {
      unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    // A group of its own, so that what it starts ends with it; signals that we ignore mean something to it.
    var defaults = sigset_t()
    unsafe sigemptyset(&defaults)
    for number in [SIGPIPE, SIGXFSZ] { unsafe sigaddset(&defaults, number) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    // The copies live until the call returns; the system copies them in turn.
    var arguments = unsafe command.map { unsafe strdup($0) } + [nil]
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let error = unsafe posix_spawnp(&process, command[0], &actions, &attributes, &arguments, environ)
    return error == 0 ? (process, 0) : (nil, error)
  }

  deinit {
    if ending == nil {
      kill(-process, SIGKILL)
      var status: Int32 = 0
      unsafe waitpid(process, &status, 0)
    }
    if input >= 0 { close(input) }
    close(output)
    close(errors)
  }

  /// No more input comes.
  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// What a talk came to.
  enum Talk {
    /// `isDone` held.
    case done
    /// It wrote all it would and closed its output.
    case ended
    case timeout
  }

  /// Writes `bytes` and reads what comes, until `isDone` holds of what is pending; the time is in milliseconds.
  ///
  /// - Parameter closing: whether the input ends behind `bytes`.
  func talk(_ bytes: [UInt8], closing: Bool, timeout: Int, until isDone: ([UInt8]) -> Bool) -> Talk {
    let deadline = ContinuousClock.now + .milliseconds(timeout)
    var sent = 0
    while true {
      if sent == bytes.count, closing { closeInput() }
      if isDone(pending) { return .done }
      guard isOutputOpen else { return .ended }
      let left = deadline - ContinuousClock.now
      guard left > .zero else { return .timeout }
      var watched = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0), pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
      ]
      if sent < bytes.count, input >= 0 { watched.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0)) }
      // The array is changed inside the call only.
      let ready = unsafe poll(&watched, nfds_t(watched.count), Int32(clamping: left.inMilliseconds))
      if ready < 0, errno != EINTR { return .ended }
      if watched.count > 2, watched[2].revents != 0 { sent += send(bytes[sent...]) }
      if watched[1].revents != 0 {
        _ = Self.receive(errors, &complaints)
        complaints = complaints.suffix(Self.complaintLimit)
      }
      if watched[0].revents != 0, !Self.receive(output, &pending) { isOutputOpen = false }
    }
  }

  /// Takes a line off what is pending, without line feed; nil when there is no whole one.
  func takeLine() -> [UInt8]? {
    guard let end = pending.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { pending.removeSubrange(...end) }
    return Array(pending[..<end])
  }

  /// How it ended; kills it when it has not within so many milliseconds.
  func end(within milliseconds: Int) -> Ending? {
    if let ending { return ending }
    closeInput()
    let deadline = ContinuousClock.now + .milliseconds(milliseconds)
    var status: Int32 = 0
    while true {
      _ = Self.receive(errors, &complaints)
      if unsafe waitpid(process, &status, WNOHANG) == process { break }
      guard ContinuousClock.now < deadline else { return nil }
      usleep(200)
    }
    // The macros of wait(2): the low seven bits are the signal, the next byte the code.
    let signal = status & 0x7F
    ending = Ending(code: signal == 0 ? (status >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal)
    return ending
  }

  private func send(_ bytes: ArraySlice<UInt8>) -> Int {
    // The system copies from the buffer inside the call.
    let written = unsafe bytes.withUnsafeBytes { unsafe write(input, $0.baseAddress, $0.count) }
    if written < 0, errno != EAGAIN, errno != EINTR {
      // Whoever no longer reads has ended or will not answer.
      closeInput()
      return 0
    }
    return max(0, written)
  }

  /// Appends what can be read; false once there will be no more.
  private static func receive(_ descriptor: Int32, _ bytes: inout [UInt8]) -> Bool {
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      // The system writes at most as much as the buffer holds.
      let count = unsafe block.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes += block[..<count]
        if count < block.count { return true }
      } else if count == 0 {
        return false
      } else {
        return errno == EAGAIN || errno == EINTR
      }
    }
  }
}

extension Duration {
  /// Whole milliseconds, rounded up, so that waiting for them is waiting for all of it.
  fileprivate var inMilliseconds: Int64 {
    components.seconds * 1_000 + (components.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
  }
}
