internal import CGSL
internal import CPortableMath

/// Elementary functions with the same result on every processor: what models use instead of the system's.
///
/// Errors are below one unit in the last place; special values are those of IEEE 754. Addition to division and square
/// roots need no such care: their results are prescribed to the last bit.
public enum Portable {
  /// e to the power `x`.
  public static func exp(_ x: Double) -> Double { portable_exp(x) }
  /// e to the power `x`, less 1, exact also near 0.
  public static func expm1(_ x: Double) -> Double { portable_expm1(x) }
  /// The natural logarithm.
  public static func log(_ x: Double) -> Double { portable_log(x) }
  /// The natural logarithm of `1 + x`, exact also near 0.
  public static func log1p(_ x: Double) -> Double { portable_log1p(x) }
  /// The logarithm to the base 10.
  public static func log10(_ x: Double) -> Double { portable_log10(x) }
  /// `base` to the power `exponent`.
  public static func pow(_ base: Double, _ exponent: Double) -> Double { portable_pow(base, exponent) }
  /// The sine of an angle in radians.
  public static func sin(_ x: Double) -> Double { portable_sin(x) }
  /// The cosine of an angle in radians.
  public static func cos(_ x: Double) -> Double { portable_cos(x) }
  /// The tangent of an angle in radians.
  public static func tan(_ x: Double) -> Double { portable_tan(x) }
  /// The error function, by GSL, which computes it with our exponential.
  public static func erf(_ x: Double) -> Double { gsl_sf_erf(x) }

  /// Replaces numbers between -80 and 80 by e to their power, with relative errors below 3e-7.
  public static func exp(each values: inout MutableSpan<Float>) {
    unsafe values.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      unsafe portable_exp_floats(start, buffer.count)
    }
  }
}
