/// What is uncommon about the computers, phones and lines that people with a WebRTC client use.
///
/// Each share says how many of those who could have it do; what a person has is the same in every conversation.
/// Probabilities 0 through 1; default 0 throughout, which leaves everybody with the usual.
public struct EquipmentConfiguration: Hashable, Sendable {
  /// Desktop browsers built on Chromium that are Opera.
  public var opera = 0.0
  /// Browsers on Android phones that are Samsung Internet.
  public var samsungInternet = 0.0
  /// Native applications written with Flutter, with React Native; together at most 1.
  public var flutter = 0.0
  public var reactNative = 0.0
  /// Desktops that are virtual ones in a data centre, without a graphics processor.
  public var virtualDesktop = 0.0
  /// Lines by cable or Wi-Fi that are a university's, half of them with a public address for every device.
  public var campus = 0.0
  /// Lines that let connections out and no datagrams.
  public var connectionsOnly = 0.0

  /// The usual for everybody.
  public init() {}
}
