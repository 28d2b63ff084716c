import FloorModel
public import GroundTruth
import NetworkModel
import Randomness
public import Scenarios

extension Scenario {
  /// The names and identities behind the indices in the records of the cell at position `cell`.
  public func directory(ofCell cell: Int) -> CellDirectory {
    let networksOfCell = EntityID.child(of: FloorEntity.cell(cell), "networks")
    var directory = CellDirectory(
      seed: seed, scenario: name, cell: cell, cellCount: cells, clock: clock, localClock: localClock,
      queues: floor.queues.map { $0.directoryEntry(cell: cell) },
      networks: networks.map { network in
        CellDirectory.Network(
          entity: EntityID.child(of: networksOfCell, network.name), name: network.name,
          profile: network.profile.rawValue, isTrunk: network.isTrunk, mixerBuffer: network.mixerBuffer)
      })
    floor.rankAgents(in: &directory)
    return directory
  }
}
