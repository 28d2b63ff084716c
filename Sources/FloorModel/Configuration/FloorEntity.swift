import Randomness

/// The identities of what stands on a floor, derived from the names of the scenario, never from positions.
public enum FloorEntity {
  /// The cell itself.
  public static func cell(_ cell: Int) -> UInt64 {
    EntityID.child(of: EntityID.child(of: EntityID.root, "cells"), cell)
  }

  /// A queue of a cell.
  public static func queue(_ name: String, cell: Int) -> UInt64 { member("queues", name, cell) }

  /// The person with this number, from 1, in a team or coach team.
  public static func staff(team: String, number: Int, cell: Int) -> UInt64 {
    EntityID.child(of: self.team(team, cell: cell), number)
  }

  /// A team or coach team of a cell.
  public static func team(_ name: String, cell: Int) -> UInt64 { member("teams", name, cell) }

  /// The caller with this number, from 0.
  public static func caller(_ number: Int, cell: Int) -> UInt64 {
    EntityID.child(of: member("people", "callers", cell), number)
  }

  /// A number outside.
  public static func outside(_ number: String, cell: Int) -> UInt64 { member("outside", number, cell) }

  /// A guest of a meeting, from 1.
  public static func guest(meeting: String, number: Int, cell: Int) -> UInt64 {
    EntityID.child(of: self.meeting(meeting, cell: cell), number)
  }

  /// A meeting of a cell.
  public static func meeting(_ name: String, cell: Int) -> UInt64 { member("meetings", name, cell) }

  /// A campaign of a cell.
  public static func campaign(_ name: String, cell: Int) -> UInt64 { member("campaigns", name, cell) }

  /// The menu of a cell.
  public static func ivr(_ name: String, cell: Int) -> UInt64 { member("ivr", name, cell) }

  /// The assistant of a cell.
  public static func assistant(_ name: String, cell: Int) -> UInt64 { member("assistant", name, cell) }

  /// The calls of one kind over the organisation's own telephones.
  public static func office(_ kind: String, cell: Int) -> UInt64 { member("office", kind, cell) }

  /// A group whose people ring all at once.
  public static func officeGroup(_ name: String, cell: Int) -> UInt64 { member("office groups", name, cell) }

  private static func member(_ section: String, _ name: String, _ cell: Int) -> UInt64 {
    EntityID.child(of: EntityID.child(of: self.cell(cell), section), name)
  }
}
