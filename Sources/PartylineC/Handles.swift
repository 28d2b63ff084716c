import Sampling
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the pointers of `partyline.h` stand for: each holds one reference to an object of ours.
enum Handle {
  /// A pointer that owns a reference; `free` gives it back.
  static func make(_ object: some AnyObject) -> UnsafeMutableRawPointer {
    unsafe Unmanaged.passRetained(object).toOpaque()
  }

  /// The object behind a pointer that `make` made and nobody has freed; nil for NULL.
  static func object<Object: AnyObject>(_ pointer: UnsafeRawPointer?, _ type: Object.Type) -> Object? {
    unsafe pointer.map { unsafe Unmanaged<Object>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Gives up the reference of a pointer; nothing for NULL.
  static func free<Object: AnyObject>(_ pointer: UnsafeMutableRawPointer?, _ type: Object.Type) {
    if let pointer = unsafe pointer { unsafe Unmanaged<Object>.fromOpaque(pointer).release() }
  }
}

/// Bytes at an address that does not change, with a NUL behind them.
@safe final class FixedBytes: Sendable {
  let count: Int
  nonisolated(unsafe) let start: UnsafeMutablePointer<UInt8>

  init(_ bytes: [UInt8]) {
    count = bytes.count
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 1)
    // The memory is large enough for the bytes and the NUL, and nobody else has it yet.
    for (index, byte) in bytes.enumerated() { unsafe memory[index] = byte }
    unsafe memory[bytes.count] = 0
    unsafe start = memory
  }

  deinit { unsafe start.deallocate() }
}

/// A sample whose parts C code looks at in place.
@safe final class SampleBox: Sendable {
  /// Nil for a bundle, which nothing replays.
  let sample: Sample?
  let text: FixedBytes
  let plain: FixedBytes?
  let base: FixedBytes
  let label: FixedBytes?
  let choiceCount: Int
  nonisolated(unsafe) let choices: UnsafeMutablePointer<UInt64>

  private init(
    _ sample: Sample?, text: [UInt8], plain: [UInt8]?, base: [UInt8], label: String?, choices numbers: [UInt64]
  ) {
    self.sample = sample
    self.text = FixedBytes(text)
    self.plain = plain.map(FixedBytes.init)
    self.base = FixedBytes(base)
    self.label = label.map { FixedBytes(Array($0.utf8)) }
    choiceCount = numbers.count
    let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, numbers.count))
    // As many numbers as there is room for.
    for (index, number) in numbers.enumerated() { unsafe memory[index] = number }
    unsafe choices = memory
  }

  convenience init(_ sample: Sample) {
    self.init(
      sample, text: sample.text, plain: sample.plain, base: sample.base, label: sample.label?.json,
      choices: sample.choices.values)
  }

  convenience init(_ bundle: SampleBundle) {
    let line = bundle.line
    self.init(nil, text: line, plain: nil, base: line, label: bundle.label?.json, choices: [])
  }

  deinit { unsafe choices.deallocate() }
}

/// A shrink, whose thread may change between calls.
final class ShrinkBox: Sendable {
  let steps: Mutex<ShrinkSteps>
  init(_ steps: ShrinkSteps) { self.steps = Mutex(steps) }
}
