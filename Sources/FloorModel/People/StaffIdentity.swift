import GroundTruth
import Randomness

/// What is always true of an agent or coach.
struct StaffIdentity: Sendable {
  let entity: UInt64
  let group: Group
  let team: String
  let name: String
  /// From 1 in each team.
  let number: Int
  let access: AccessShare

  /// Agents, then coaches, in the order of the teams and numbers.
  static func everybody(configuration: FloorConfiguration, directory: CellDirectory) -> [StaffIdentity] {
    let agents = configuration.teams.enumerated().flatMap { number, team in
      members(team.name, count: team.count, group: .team(number), access: team.access, directory)
    }
    let coaches = configuration.coaches.enumerated().flatMap { number, team in
      members(team.name, count: team.count, group: .coaches(number), access: team.access, directory)
    }
    return agents + coaches
  }

  private static func members(
    _ team: String, count: Int, group: Group, access: [AccessShare], _ directory: CellDirectory
  ) -> [StaffIdentity] {
    (0..<max(0, count)).map { place in
      let entity = FloorEntity.staff(team: team, number: place + 1, cell: directory.cell)
      let stream = RandomStream(StreamKey(seed: directory.seed, entity: entity, purpose: .identity, bucket: 1))
      let name = "\(team)-" + padded(place + 1, to: 2)
      return StaffIdentity(
        entity: entity, group: group, team: team,
        name: directory.cellCount > 1 ? "\(name)@\(directory.cell)" : name, number: place + 1,
        access: Cast.choose(access, else: .webrtc, stream))
    }
  }
}

extension StaffMember {
  /// Everybody on the floor, logged off, with habits drawn once and for all.
  static func everybody(
    _ identities: [StaffIdentity], configuration: FloorConfiguration, seed: UInt64
  ) -> [StaffMember] {
    identities.map { identity in
      let key = EntityKey(seed: seed, entity: identity.entity)
      var stream = key.stream(.service)
      guard case .team(let number) = identity.group else {
        return StaffMember(identity, key, pace: 1, inattention: 1, isNew: false, answersByItself: false)
      }
      let team = configuration.teams[number]
      let isNew = stream.chance(team.newAgents)
      let effect = Portable.exp(stream.gaussian(sigma: max(0, team.agentEffect)))
      // Inattention varies from agent to agent, with mean 1.
      let inattention = stream.gamma(shape: 2, scale: 0.5)
      return StaffMember(
        identity, key, pace: effect * (isNew ? 1 + team.newAgentSlowdown : 1), inattention: inattention, isNew: isNew,
        answersByItself: stream.chance(team.autoAnswer))
    }
  }

  private init(
    _ identity: StaffIdentity, _ key: EntityKey, pace: Double, inattention: Double, isNew: Bool, answersByItself: Bool
  ) {
    self.key = key
    entity = identity.entity
    group = identity.group
    number = identity.number
    network = identity.access.network
    self.pace = pace
    self.inattention = inattention
    self.isNew = isNew
    self.answersByItself = answersByItself
  }
}
