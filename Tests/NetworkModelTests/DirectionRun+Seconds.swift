import GroundTruth

@testable import NetworkModel

extension DirectionRun {
  /// What a receiver with an adaptive buffer and no error correction makes of the whole run, packet by packet.
  consuming func seconds() -> [SecondSample] {
    var receiver = ReceiverSeconds(buffer: .adaptive, duration: clock.end, codec: .pcmu)
    run(into: &receiver)
    return receiver.seconds
  }
}
