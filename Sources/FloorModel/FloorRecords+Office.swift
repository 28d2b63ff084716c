import GroundTruth
import Quantities
import Randomness

/// The records of calls over the organisation's own telephones.
extension FloorRecords {
  /// What kind of call it is; the owner of a facsimile has a place among the people, and no leg.
  func officeCall(_ state: OfficeState, _ finished: FloorConversation, _ parties: inout [Party]) -> OfficeCall? {
    guard let office = tables.office else { return nil }
    let group = office.lines[state.line].group.map { number in
      let name = office.configuration.groups[number].name
      return OfficeCall.Group(
        entity: FloorEntity.officeGroup(name, cell: tables.directory.cell), name: name)
    }
    var call = OfficeCall(kind: state.kind, entrance: state.entrance, group: group)
    if state.kind == .facsimile, let machine = finished.legs.firstIndex(where: { $0.party == .facsimile }) {
      call.document = document(finished, machine)
      if let owner = state.called {
        call.owner = parties.firstIndex(of: .staff(owner)) ?? parties.count
        if call.owner == parties.count { parties.append(.staff(owner)) }
      }
    }
    return call
  }

  private func document(_ finished: FloorConversation, _ machine: Int) -> FacsimileDocument? {
    guard let office = tables.office, let line = finished.legs.firstIndex(where: { $0.role == .external }),
      let taken = finished.legs[line].answeredAt
    else { return nil }
    let plan = FacsimilePlan(
      EntityKey(seed: tables.seed, entity: finished.entity), sent: office.configuration.facsimilesSent)
    let start = finished.legs[machine].offeredAt
    let transmitted = taken + plan.handshake
    return FacsimileDocument(
      leg: machine, isSent: plan.isSent, expectedPages: plan.expectedPages, pages: plan.pages,
      lines: plan.pages * FacsimilePlan.linesPerPage, lineErrors: plan.lineErrors, pageErrors: plan.pageErrors,
      bytes: plan.bytes, bitRate: plan.bitRate, transmittedFrom: transmitted,
      convertedFrom: plan.isSent ? start + plan.storing : finished.legs[line].leftAt,
      storedFrom: plan.isSent ? start : finished.legs[line].leftAt + plan.conversion)
  }

  /// The organisation's number that is dialled or shown; none inside the house.
  func officeNumber(_ finished: FloorConversation) -> String? {
    guard let state = finished.office, let office = tables.office else { return nil }
    return switch state.kind {
    case .inHouse: nil
    case .facsimile: office.configuration.facsimileNumber
    case .outgoing, .incoming, .group: office.configuration.number
    }
  }
}
