/// One second of one simulcast layer of a video track on its way from the person to the forwarding unit.
public struct VideoSecond: Hashable, Sendable {
  /// Why the encoder sends less than it could.
  public enum Limitation: UInt8, Hashable, Sendable, CaseIterable { case none, cpu, bandwidth, other }

  /// Packets put on the wire, retransmissions included.
  public var sent: UInt16
  /// Packets that never arrived, after retransmission.
  public var lost: UInt16
  /// Packets sent a second time on request.
  public var retransmitted: UInt16
  /// Frames encoded.
  public var frames: UInt8
  /// Of those, key frames.
  public var keyFrames: UInt8
  /// Picture loss indications received from the forwarding unit.
  public var pictureLossIndications: UInt8
  /// Why the encoder sends less than it could, at the end of the second.
  public var limitation: Limitation
  /// Encoded width in pixels; 0 while the layer is off.
  public var width: UInt16
  /// Encoded height in pixels; 0 while the layer is off.
  public var height: UInt16
  /// Payload bytes put on the wire, retransmissions included.
  public var payloadBytes: UInt32

  /// A second with the given figures; the default is a layer that is off.
  public init(
    sent: UInt16 = 0, lost: UInt16 = 0, retransmitted: UInt16 = 0, frames: UInt8 = 0, keyFrames: UInt8 = 0,
    pictureLossIndications: UInt8 = 0, limitation: Limitation = .none, width: UInt16 = 0, height: UInt16 = 0,
    payloadBytes: UInt32 = 0
  ) {
    self.sent = sent
    self.lost = lost
    self.retransmitted = retransmitted
    self.frames = frames
    self.keyFrames = keyFrames
    self.pictureLossIndications = pictureLossIndications
    self.limitation = limitation
    self.width = width
    self.height = height
    self.payloadBytes = payloadBytes
  }

  /// Whether the layer was sent at all.
  public var isActive: Bool { width > 0 }
}

/// A camera or a shared screen over the seconds of its leg.
public struct VideoSeries: Hashable, Sendable {
  /// Layers from the largest to the smallest; each has one element per second of the leg's uplink.
  public var layers: [[VideoSecond]]
  /// The frame rate the track was configured for.
  public var frameRate: Int

  /// A track with these layers.
  public init(layers: [[VideoSecond]], frameRate: Int) {
    self.layers = layers
    self.frameRate = frameRate
  }
}
