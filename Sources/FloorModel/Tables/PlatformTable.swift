/// How long the platform takes.
struct PlatformTable: Sendable {
  let pickUp: Sampler
  let handOver: Sampler
  let routing: Sampler
  let alerting: Sampler
  let joining: Sampler
  let hangUpLag: Sampler
  let dialling: Sampler
  let webRTCLoss: Double
  let telephoneLoss: Double
  let reconnection: Double

  init(_ timing: PlatformTiming) {
    pickUp = Sampler(timing.pickUp)
    handOver = Sampler(timing.handOver)
    routing = Sampler(timing.routing)
    alerting = Sampler(timing.alerting)
    joining = Sampler(timing.joining)
    hangUpLag = Sampler(timing.hangUpLag)
    dialling = Sampler(timing.dialling)
    webRTCLoss = timing.webRTCLoss
    telephoneLoss = timing.telephoneLoss
    reconnection = timing.reconnection
  }
}
