import Sampling
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// The functions of partyline.h, which says what each does; here is how they reach the samples.
//
// Pointers come from C: each is NULL, or what the header asks for. Nothing is kept of them beyond a call.

/// The codes of `partyline_status`.
enum Status: Int32 {
  case ok = 0
  case unknownDocument = 1
  case unknownStyle = 2
  case noBundle = 3
  case badArgument = 4
}

/// Where a function puts the text of an error.
public typealias ErrorText = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
/// Where a function puts the pointer that it made.
public typealias ResultPointer = UnsafeMutablePointer<UnsafeMutableRawPointer?>
/// `partyline_chooser` of partyline.h.
public typealias Chooser = @convention(c) (UnsafeMutableRawPointer?, UInt64) -> UInt64

/// The code of a failure, after putting its text where it was asked for.
private func fail(_ status: Status, _ text: String, _ error: ErrorText?) -> Int32 {
  if let error = unsafe error { unsafe error.pointee = strdup(text) }
  return status.rawValue
}

/// Makes a sample of a style and hands it over.
private func give(
  _ sampler: UnsafeRawPointer?, _ style: Int32, _ result: ResultPointer?, _ error: ErrorText?,
  _ make: (Sampler, SampleStyle) -> Sample
) -> Int32 {
  guard let sampler = unsafe Handle.object(sampler, Sampler.self), let result = unsafe result else {
    return unsafe fail(.badArgument, "sampler and sample must not be NULL", error)
  }
  guard let style = SampleStyle(number: style) else {
    return unsafe fail(.unknownStyle, "unknown style \(style); expected 0 through 3", error)
  }
  unsafe result.pointee = Handle.make(SampleBox(make(sampler, style)))
  return Status.ok.rawValue
}

extension SampleStyle {
  /// The style of a number of `partyline_style`.
  fileprivate init?(number: Int32) {
    switch number {
    case 0: self = .typical
    case 1: self = .edges
    case 2: self = .spellings
    case 3: self = .invalid
    default: return nil
    }
  }
}

// MARK: Samplers

/// `partyline_document_name` of partyline.h.
@_cdecl("partyline_document_name")
public func documentName(_ position: Int) -> UnsafeMutablePointer<CChar>? {
  let names = Sampler.documentTypes
  return names.indices.contains(position) ? unsafe strdup(names[position]) : nil
}

/// `partyline_sampler_new` of partyline.h.
@_cdecl("partyline_sampler_new")
public func newSampler(_ document: UnsafePointer<CChar>?, _ result: ResultPointer?, _ error: ErrorText?) -> Int32 {
  guard let document = unsafe document, let result = unsafe result else {
    return unsafe fail(.badArgument, "document and sampler must not be NULL", error)
  }
  do {
    unsafe result.pointee = Handle.make(try Sampler(unsafe String(cString: document)))
    return Status.ok.rawValue
  } catch let unknown {
    return unsafe fail(.unknownDocument, "\(unknown)", error)
  }
}

/// `partyline_sampler_free` of partyline.h.
@_cdecl("partyline_sampler_free")
public func freeSampler(_ sampler: UnsafeMutableRawPointer?) { unsafe Handle.free(sampler, Sampler.self) }

// MARK: Samples

/// `partyline_sample_at` of partyline.h.
@_cdecl("partyline_sample_at")
public func sampleAt(
  _ sampler: UnsafeRawPointer?, _ style: Int32, _ seed: UInt64, _ index: UInt64, _ result: ResultPointer?,
  _ error: ErrorText?
) -> Int32 {
  guard let index = Int(exactly: index) else {
    return unsafe fail(.badArgument, "index \(index) is not below 2^63", error)
  }
  return unsafe give(sampler, style, result, error) { $0.sample($1, seed: seed, index: index) }
}

/// `partyline_sample_replay` of partyline.h.
@_cdecl("partyline_sample_replay")
public func replay(
  _ sampler: UnsafeRawPointer?, _ style: Int32, _ choices: UnsafePointer<UInt64>?, _ count: Int,
  _ result: ResultPointer?,
  _ error: ErrorText?
) -> Int32 {
  guard unsafe choices != nil || count == 0, count >= 0 else {
    return unsafe fail(.badArgument, "choices must not be NULL where count is not 0", error)
  }
  // The caller vouches for `count` numbers, which are copied here.
  let numbers = unsafe Array(UnsafeBufferPointer(start: choices, count: count))
  return unsafe give(sampler, style, result, error) { $0.replay($1, numbers) }
}

/// `partyline_sample_choose` of partyline.h.
@_cdecl("partyline_sample_choose")
public func choose(
  _ sampler: UnsafeRawPointer?, _ style: Int32, _ chooser: Chooser?, _ context: UnsafeMutableRawPointer?,
  _ result: ResultPointer?, _ error: ErrorText?
) -> Int32 {
  guard let chooser = unsafe chooser else { return unsafe fail(.badArgument, "chooser must not be NULL", error) }
  // The chooser is called within this call only.
  return unsafe give(sampler, style, result, error) { sampler, style in
    sampler.sample(style) { bound in unsafe chooser(context, bound) }
  }
}

/// `partyline_bundle_at` of partyline.h.
@_cdecl("partyline_bundle_at")
public func bundleAt(
  _ sampler: UnsafeRawPointer?, _ style: Int32, _ seed: UInt64, _ index: UInt64, _ result: ResultPointer?,
  _ error: ErrorText?
) -> Int32 {
  guard let sampler = unsafe Handle.object(sampler, Sampler.self), let result = unsafe result else {
    return unsafe fail(.badArgument, "sampler and sample must not be NULL", error)
  }
  guard let index = Int(exactly: index) else {
    return unsafe fail(.badArgument, "index \(index) is not below 2^63", error)
  }
  guard let style = SampleStyle(number: style), style != .edges else {
    return unsafe fail(.unknownStyle, "bundles have no style \(style); expected 0, 2 or 3", error)
  }
  guard sampler.hasBundles else {
    return unsafe fail(.noBundle, "\(sampler.documentType) is not among the documents of a conversation", error)
  }
  unsafe result.pointee = Handle.make(SampleBox(sampler.bundle(style, seed: seed, index: index)))
  return Status.ok.rawValue
}

// MARK: Parts of a sample

/// The address of some bytes, and how many there are; NULL and 0 for none.
private func look(_ bytes: FixedBytes?, _ length: UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>? {
  if let length = unsafe length { unsafe length.pointee = bytes?.count ?? 0 }
  return unsafe bytes.map { unsafe UnsafePointer($0.start) }
}

/// `partyline_sample_text` of partyline.h.
@_cdecl("partyline_sample_text")
public func text(_ sample: UnsafeRawPointer?, _ length: UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>? {
  unsafe look(Handle.object(sample, SampleBox.self)?.text, length)
}

/// `partyline_sample_plain` of partyline.h.
@_cdecl("partyline_sample_plain")
public func plain(_ sample: UnsafeRawPointer?, _ length: UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>? {
  unsafe look(Handle.object(sample, SampleBox.self)?.plain, length)
}

/// `partyline_sample_base` of partyline.h.
@_cdecl("partyline_sample_base")
public func base(_ sample: UnsafeRawPointer?, _ length: UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>? {
  unsafe look(Handle.object(sample, SampleBox.self)?.base, length)
}

/// `partyline_sample_label` of partyline.h.
@_cdecl("partyline_sample_label")
public func label(_ sample: UnsafeRawPointer?) -> UnsafePointer<UInt8>? {
  unsafe look(Handle.object(sample, SampleBox.self)?.label, nil)
}

/// `partyline_sample_choices` of partyline.h.
@_cdecl("partyline_sample_choices")
public func choices(_ sample: UnsafeRawPointer?, _ count: UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt64>? {
  let box = unsafe Handle.object(sample, SampleBox.self)
  if let count = unsafe count { unsafe count.pointee = box?.choiceCount ?? 0 }
  return unsafe box.map { unsafe UnsafePointer($0.choices) }
}

/// `partyline_sample_free` of partyline.h.
@_cdecl("partyline_sample_free")
public func freeSample(_ sample: UnsafeMutableRawPointer?) { unsafe Handle.free(sample, SampleBox.self) }

// MARK: Shrinking

/// `partyline_shrink_new` of partyline.h.
@_cdecl("partyline_shrink_new")
public func newShrink(
  _ sampler: UnsafeRawPointer?, _ style: Int32, _ sample: UnsafeRawPointer?, _ budget: Int, _ result: ResultPointer?,
  _ error: ErrorText?
) -> Int32 {
  guard let sampler = unsafe Handle.object(sampler, Sampler.self), let result = unsafe result,
    let sample = unsafe Handle.object(sample, SampleBox.self)?.sample
  else {
    return unsafe fail(.badArgument, "sampler, sample and shrink must not be NULL, and the sample no bundle", error)
  }
  guard let style = SampleStyle(number: style) else {
    return unsafe fail(.unknownStyle, "unknown style \(style); expected 0 through 3", error)
  }
  let steps = ShrinkSteps(sample, style, sampler, budget: max(0, budget))
  unsafe result.pointee = Handle.make(ShrinkBox(steps))
  return Status.ok.rawValue
}

/// `partyline_shrink_next` of partyline.h.
@_cdecl("partyline_shrink_next")
public func nextCandidate(_ shrink: UnsafeRawPointer?) -> UnsafeMutableRawPointer? {
  let candidate = unsafe Handle.object(shrink, ShrinkBox.self)?.steps.withLock { $0.next() }
  return unsafe candidate.map { unsafe Handle.make(SampleBox($0)) }
}

/// `partyline_shrink_answer` of partyline.h.
@_cdecl("partyline_shrink_answer")
public func answer(_ shrink: UnsafeRawPointer?, _ isInteresting: Int32) {
  unsafe Handle.object(shrink, ShrinkBox.self)?.steps.withLock { steps in
    if steps.isAsking { steps.answer(isInteresting != 0) }
  }
}

/// `partyline_shrink_best` of partyline.h.
@_cdecl("partyline_shrink_best")
public func best(_ shrink: UnsafeRawPointer?) -> UnsafeMutableRawPointer? {
  let best = unsafe Handle.object(shrink, ShrinkBox.self)?.steps.withLock { $0.best }
  return unsafe best.map { unsafe Handle.make(SampleBox($0)) }
}

/// `partyline_shrink_free` of partyline.h.
@_cdecl("partyline_shrink_free")
public func freeShrink(_ shrink: UnsafeMutableRawPointer?) { unsafe Handle.free(shrink, ShrinkBox.self) }

/// `partyline_text_free` of partyline.h.
@_cdecl("partyline_text_free")
public func freeText(_ text: UnsafeMutablePointer<CChar>?) { unsafe free(text) }
