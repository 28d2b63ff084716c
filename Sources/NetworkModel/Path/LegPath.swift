public import GroundTruth
public import Quantities
import Randomness

/// What plays out the packets at the far end of a direction.
public enum JitterBufferKind: Hashable, Sendable {
  /// A NetEq-like buffer that follows the delay: browsers, applications, the mixer's side of a WebRTC leg.
  case adaptive
  /// A buffer that always holds packets for `level` microseconds.
  case fixed(level: Double)

  /// The buffer of telephony gateways (section 2.3).
  public static let gatewayLevel = SimulationDuration.milliseconds(40)
  /// A telephony gateway's buffer.
  public static let gateway = JitterBufferKind.fixed(level: Double(gatewayLevel.microseconds))

  /// A mixer's buffer that holds packets for `level`, or for a frame where it holds none: it mixes frame by frame.
  static func mixer(_ level: SimulationDuration) -> JitterBufferKind {
    .fixed(level: Double(max(level, frame).microseconds))
  }

  /// Opus and G.711 frames of telephony (section 2.4).
  private static let frame = SimulationDuration.milliseconds(20)
}

/// The way of one leg's packets: over which network, for whom, in which codec.
public struct LegPath: Hashable, Sendable {
  /// The identity of this leg: what happens on it only, is keyed by it.
  public var leg: UInt64
  /// The identity of the person on the network: what stays from call to call is keyed by it.
  public var workplace: UInt64
  /// The network.
  public var network: NetworkConfiguration
  /// The voice codec.
  public var codec: Leg.Codec
  /// What receives the uplink.
  public var uplinkBuffer: JitterBufferKind
  /// What receives the downlink.
  public var downlinkBuffer: JitterBufferKind

  /// The way of leg `leg` of `person` over `networkEntity`, an instance of `network`.
  ///
  /// WebRTC legs end in adaptive buffers on both sides; telephones and SIP trunks in a gateway's fixed ones. A network
  /// may say what the mixer's side is instead.
  public init(
    leg: UInt64, person: UInt64, networkEntity: UInt64, network: NetworkConfiguration, codec: Leg.Codec,
    transport: Leg.Transport
  ) {
    self.leg = leg
    workplace = mix(person ^ mix(networkEntity))
    self.network = network
    self.codec = codec
    let buffer: JitterBufferKind = transport == .webrtc ? .adaptive : .gateway
    uplinkBuffer = network.mixerBuffer.map(JitterBufferKind.mixer) ?? buffer
    downlinkBuffer = buffer
  }
}

/// One of the two ways of a leg: from the person to the mixer, or back.
public enum Direction: Int, Hashable, Sendable, CaseIterable {
  case uplink, downlink

  /// The purpose of the draws that every packet takes.
  var packetPurpose: Purpose {
    switch self {
    case .uplink: .uplinkPackets
    case .downlink: .downlinkPackets
    }
  }

  /// The bucket that keeps the processes of one direction apart: `packetPurpose` and a process name one stream.
  enum Process: UInt64 {
    case clock, loss, stalls, drift, delays, reordering, replay
  }
}

extension LegPath {
  /// The stream of one process of `direction` of this leg.
  func stream(_ process: Direction.Process, _ direction: Direction, seed: UInt64) -> RandomStream {
    RandomStream(StreamKey(seed: seed, entity: leg, purpose: direction.packetPurpose, bucket: process.rawValue))
  }
}
