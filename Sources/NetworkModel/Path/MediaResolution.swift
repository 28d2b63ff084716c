/// How finely the media of a leg are computed.
public enum MediaResolution: String, Hashable, Sendable, CaseIterable {
  /// Every packet has a fate of its own.
  case packets
  /// Half a second of calm at a time has the delays of another that was computed before; losses are exact, and whatever
  /// disturbs the calm is computed packet by packet.
  case intervals
}
