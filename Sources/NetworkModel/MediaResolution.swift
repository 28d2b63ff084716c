/// How finely the media of a leg are computed.
public enum MediaResolution: String, Hashable, Sendable, CaseIterable {
  /// Packet by packet: the ground truth.
  case packets
  /// Interval by interval, for very large volumes (the models' reference, section 1.6).
  case intervals
}
