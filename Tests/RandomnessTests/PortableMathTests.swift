import CPortableMath
import Foundation
import Randomness
import Testing

/// The elementary functions against results of 110 digits, at their special values, and as what GSL is linked with.
@Suite struct PortableMathTests {
  private static let functions: [String: @Sendable (Double) -> Double] = [
    "exp": portable_exp, "expm1": portable_expm1, "log": portable_log, "log1p": portable_log1p,
    "log10": portable_log10, "sin": portable_sin, "cos": portable_cos, "tan": portable_tan,
  ]

  /// The worst error of each function over the vectors, in units of the last place of the result.
  private static func worstErrors() throws -> [String: (error: Double, vectors: Int)] {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "portable_math_vectors.txt")
    var worst: [String: (error: Double, vectors: Int)] = [:]
    for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n") {
      let fields = line.split(separator: " ")
      let numbers = fields.dropFirst().compactMap { UInt64($0, radix: 16).map(Double.init(bitPattern:)) }
      let name = String(fields[0])
      let function = functions[name]
      let got = if let function { function(numbers[0]) } else { portable_pow(numbers[0], numbers[1]) }
      let upper = numbers[numbers.count - 2]
      let error = abs((got - upper) - numbers[numbers.count - 1]) / upper.ulp
      worst[name, default: (0, 0)].vectors += 1
      // A comparison that also takes what is not a number for worse.
      if !(error <= worst[name, default: (0, 0)].error) { worst[name]?.error = error }
    }
    return worst
  }

  @Test func `Every result is within one unit in the last place`() throws {
    let worst = try Self.worstErrors()
    #expect(Set(worst.keys) == Set(Self.functions.keys).union(["pow"]))
    for (name, found) in worst {
      #expect(found.error < 1, "\(name)")
      #expect(found.vectors >= 300, "\(name)")
    }
  }

  struct Special: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let got: Double
    let wanted: Double
    init(_ description: String, _ got: Double, _ wanted: Double) {
      testDescription = description
      self.got = got
      self.wanted = wanted
    }
  }

  private static let inf = Double.infinity
  private static let tiny = Double.leastNonzeroMagnitude

  static let specials: [Special] =
    [
      Special("exp(0)", portable_exp(0), 1), Special("exp(-0)", portable_exp(-0.0), 1),
      Special("exp(inf)", portable_exp(inf), inf), Special("exp(-inf)", portable_exp(-inf), 0),
      Special("exp(710)", portable_exp(710), inf), Special("exp(-746)", portable_exp(-746), 0),
      Special("exp(nan)", portable_exp(.nan), .nan), Special("exp(1e-300)", portable_exp(1e-300), 1),
      Special("expm1(-0)", portable_expm1(-0.0), -0.0), Special("expm1(inf)", portable_expm1(inf), inf),
      Special("expm1(-inf)", portable_expm1(-inf), -1), Special("expm1(tiny)", portable_expm1(tiny), tiny),
      Special("expm1(710)", portable_expm1(710), inf), Special("expm1(nan)", portable_expm1(.nan), .nan),
      Special("log(1)", portable_log(1), 0), Special("log(0)", portable_log(0), -inf),
      Special("log(-0)", portable_log(-0.0), -inf), Special("log(-1)", portable_log(-1), .nan),
      Special("log(inf)", portable_log(inf), inf), Special("log(-inf)", portable_log(-inf), .nan),
      Special("log(nan)", portable_log(.nan), .nan), Special("log10(1000)", portable_log10(1_000), 3),
      Special("log10(1e22)", portable_log10(1e22), 22), Special("log10(0)", portable_log10(0), -inf),
      Special("log1p(-0)", portable_log1p(-0.0), -0.0), Special("log1p(-1)", portable_log1p(-1), -inf),
      Special("log1p(-2)", portable_log1p(-2), .nan), Special("log1p(inf)", portable_log1p(inf), inf),
      Special("log1p(nan)", portable_log1p(.nan), .nan), Special("log1p(tiny)", portable_log1p(tiny), tiny),
      Special("sin(-0)", portable_sin(-0.0), -0.0), Special("sin(inf)", portable_sin(inf), .nan),
      Special("cos(0)", portable_cos(0), 1), Special("cos(-inf)", portable_cos(-inf), .nan),
      Special("tan(-0)", portable_tan(-0.0), -0.0), Special("tan(nan)", portable_tan(.nan), .nan),
    ]

  /// C11, F.10.4.4.
  static let powers: [Special] = [
    Special("0^3", portable_pow(0, 3), 0), Special("-0^3", portable_pow(-0.0, 3), -0.0),
    Special("-0^2", portable_pow(-0.0, 2), 0), Special("0^-3", portable_pow(0, -3), inf),
    Special("-0^-3", portable_pow(-0.0, -3), -inf), Special("-0^-2", portable_pow(-0.0, -2), inf),
    Special("-0^0.5", portable_pow(-0.0, 0.5), 0), Special("-1^inf", portable_pow(-1, inf), 1),
    Special("-1^-inf", portable_pow(-1, -inf), 1), Special("1^nan", portable_pow(1, .nan), 1),
    Special("nan^0", portable_pow(.nan, 0), 1), Special("nan^1", portable_pow(.nan, 1), .nan),
    Special("2^nan", portable_pow(2, .nan), .nan), Special("-2^0.5", portable_pow(-2, 0.5), .nan),
    Special("-2^3", portable_pow(-2, 3), -8), Special("-2^-2", portable_pow(-2, -2), 0.25),
    Special("0.5^inf", portable_pow(0.5, inf), 0), Special("0.5^-inf", portable_pow(0.5, -inf), inf),
    Special("2^inf", portable_pow(2, inf), inf), Special("2^-inf", portable_pow(2, -inf), 0),
    Special("inf^2", portable_pow(inf, 2), inf), Special("inf^-2", portable_pow(inf, -2), 0),
    Special("-inf^3", portable_pow(-inf, 3), -inf), Special("-inf^-3", portable_pow(-inf, -3), -0.0),
    Special("-inf^2", portable_pow(-inf, 2), inf), Special("10^400", portable_pow(10, 400), inf),
    Special("-10^401", portable_pow(-10, 401), -inf), Special("10^-400", portable_pow(10, -400), 0),
    Special("-10^-401", portable_pow(-10, -401), -0.0), Special("2^-1074", portable_pow(2, -1_074), tiny),
    Special("tiny^1", portable_pow(tiny, 1), tiny), Special("7^1", portable_pow(7, 1), 7),
    Special("7^1e-30", portable_pow(7, 1e-30), 1), Special("-3^1e300", portable_pow(-3, 1e300), inf),
  ]

  @Test(arguments: specials + powers)
  func `Special values are those of the standard`(special: Special) {
    if special.wanted.isNaN {
      #expect(special.got.isNaN)
    } else {
      #expect(special.got.bitPattern == special.wanted.bitPattern)
    }
  }

  @Test func `Powers that a double can hold are exact`() {
    for base in 1...40 {
      var exact = 1.0
      for exponent in 0... {
        #expect(portable_pow(Double(base), Double(exponent)) == exact)
        exact *= Double(base)
        if exact > 9_007_199_254_740_992 || exponent == 60 { break }
      }
    }
    for exponent in -1_074...1_023 {
      #expect(portable_pow(2, Double(exponent)) == Double(sign: .plus, exponent: exponent, significand: 1))
    }
  }

  @Test func `Sine and cosine together are those apart`() {
    for step in -2_000...2_000 {
      let x = Double(step) * 0.37
      var sine = 0.0
      var cosine = 0.0
      unsafe portable_sincos(x, &sine, &cosine)
      #expect(sine == portable_sin(x) && cosine == portable_cos(x))
    }
  }

  #if os(Linux)
    @Test(arguments: ["exp", "expm1", "log", "log1p", "log10", "pow", "sin", "cos", "tan", "sincos"])
    func `A library that asks for the function gets ours`(name: String) throws {
      // A null handle searches as the linker does for GSL, the program first; the other one only in libm.
      let library = unsafe try #require(dlopen("libm.so.6", RTLD_NOW))
      let found = unsafe try #require(dlsym(nil, name))
      let system = unsafe try #require(dlsym(library, name))
      #expect(unsafe found != system)
    }
  #endif
}
