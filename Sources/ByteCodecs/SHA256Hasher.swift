private import CCrypto

/// SHA-256 (FIPS 180-4) of bytes that come in pieces, by OpenSSL.
///
///     var hasher = SHA256Hasher()
///     hasher.update(bytes.span.bytes)
///     let digest = hasher.finish()      // 64 hexadecimal digits
@safe public struct SHA256Hasher: ~Copyable, @unchecked Sendable {
  // Sendable: the context has one owner, and the library keeps no thread's state in it.
  // Owned: made in init, freed in deinit, never handed out.
  private let context: OpaquePointer

  /// A hasher that has seen no byte.
  public init() {
    guard let context = unsafe EVP_MD_CTX_new() else { preconditionFailure("OpenSSL has no memory for a digest") }
    unsafe self.context = context
    // Fails only when the library was built without SHA-256.
    let started = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
    precondition(started == 1, "OpenSSL offers SHA-256")
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Adds the next bytes.
  public mutating func update(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      _ = unsafe EVP_DigestUpdate(context, start, buffer.count)
    }
  }

  /// The digest as 64 lower-case hexadecimal digits.
  public consuming func finish() -> String { unsafe Self.digest(of: context) }

  /// The digest of the bytes seen so far; more may follow.
  public borrowing func digestSoFar() -> String {
    guard let copy = unsafe EVP_MD_CTX_new() else { preconditionFailure("OpenSSL has no memory for a digest") }
    defer { unsafe EVP_MD_CTX_free(copy) }
    _ = unsafe EVP_MD_CTX_copy_ex(copy, context)
    return unsafe Self.digest(of: copy)
  }

  /// Ends the digest in `context`.
  @unsafe private static func digest(of context: OpaquePointer) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    unsafe digest.withUnsafeMutableBufferPointer { buffer in
      _ = unsafe EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
    }
    var text = ""
    for byte in digest {
      text.append(Self.digits[Int(byte >> 4)])
      text.append(Self.digits[Int(byte & 15)])
    }
    return text
  }

  private static let digits = Array("0123456789abcdef")
}
