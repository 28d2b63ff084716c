/// A team of coaches.
struct CoachTable: Sendable {
  let watches: [Int]
  let monitor: Double
  let whisper: Double
  let barge: Double
  let newAgentFactor: Double
  let listening: Sampler
  let beforeWhisper: Sampler
  let whispering: Sampler
  let barging: Sampler
  let retarget: Double
  let policy: CoachConfiguration.Policy
  let flags: Double
  let reaction: Sampler
  let flagBarge: Double

  init(_ coaches: CoachConfiguration) {
    watches = coaches.watches
    monitor = coaches.monitor
    whisper = coaches.whisper
    barge = coaches.barge
    newAgentFactor = coaches.newAgentFactor
    listening = Sampler(coaches.listening)
    beforeWhisper = Sampler(coaches.beforeWhisper)
    whispering = Sampler(coaches.whispering)
    barging = Sampler(coaches.barging)
    retarget = coaches.retarget
    policy = coaches.policy
    flags = coaches.flags
    reaction = Sampler(coaches.reaction)
    flagBarge = coaches.flagBarge
  }
}
