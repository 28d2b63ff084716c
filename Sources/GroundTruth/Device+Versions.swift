/// What a device says of its versions, wherever it is asked: two platforms that hear the same device hear the same.
extension Device {
  /// Whether calls run in a browser, not in a native application.
  public var isBrowser: Bool {
    switch client {
    case .chrome, .edge, .opera, .samsungInternet, .firefox, .safari: true
    case .androidApplication, .iOSApplication: false
    }
  }

  /// Whether the browser is built on Chromium.
  public var isChromium: Bool {
    switch client {
    case .chrome, .edge, .opera, .samsungInternet: true
    case .firefox, .safari, .androidApplication, .iOSApplication: false
    }
  }

  /// The Chromium that a browser is built on, by its own major version.
  ///
  /// Opera numbers fifteen behind; Samsung Internet takes a Chromium of some months before.
  public var chromiumVersion: Int {
    switch client {
    case .opera: majorVersion + 15
    case .samsungInternet: majorVersion >= 28 ? 130 : 125
    case .chrome, .edge, .firefox, .safari, .androidApplication, .iOSApplication: majorVersion
    }
  }

  /// The version of the operating system, nil where user agents tell none.
  ///
  /// Browsers have frozen what they say: Windows is 10, macOS 10.15.7 (in Firefox without the last number) and Android
  /// 10, whatever runs. A native application sees the system itself.
  public var systemVersion: String? {
    switch system {
    case .windows10, .windows11: "10"
    case .macOS: client == .firefox ? "10.15" : "10.15.7"
    case .linux: nil
    case .chromeOS: "14541.0.0"
    case .android: isBrowser ? "10" : "14"
    case .iOS: "\(majorVersion).0"
    }
  }
}

extension Person {
  /// The minor version of Safari on the person's machine, the one browser that tells its own.
  public var safariMinorVersion: Int { Int(entity % 6) }
}
