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
