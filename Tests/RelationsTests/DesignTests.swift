import Testing

@testable import Relations

/// The design as data: names, keys and words.
struct DesignTests {
  private let design = Design.whole

  @Test func `names are there once`() {
    let names = design.tables.map(\.name) + design.views.map(\.name)
    #expect(Set(names).count == names.count)
    for table in design.tables {
      #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.name)")
    }
  }

  @Test func `every key is made of columns that are never null`() {
    for table in design.tables {
      for name in table.primaryKey {
        #expect(table.columns.contains { $0.name == name && !$0.isNullable }, "\(table.name).\(name)")
      }
    }
  }

  @Test func `whatever is pointed at is a whole key of the same types`() throws {
    for table in design.tables {
      for reference in table.references {
        let target = try #require(design.tables.first { $0.name == reference.table }, "\(table.name)")
        #expect(Set(reference.targets) == Set(target.primaryKey), "\(table.name) to \(target.name)")
        for (own, other) in zip(reference.columns, reference.targets) {
          let kinds = [(table, own), (target, other)].map { table, name in
            table.columns.first { $0.name == name }?.kind
          }
          #expect(kinds[0] != nil && kinds[0] == kinds[1], "\(table.name).\(own)")
        }
      }
    }
  }

  @Test func `every index names columns`() {
    for table in design.tables {
      for column in table.indices.joined() {
        #expect(table.columns.contains { $0.name == column }, "\(table.name).\(column)")
      }
    }
  }

  @Test func `a part has no keys to what it lacks`() throws {
    let part = design.part(["leg"])
    #expect(part.tables.map(\.name) == ["run", "leg"])
    let leg = try #require(part.tables.last)
    #expect(part.references(of: leg).map(\.table) == ["run"])
    #expect(part.views.isEmpty)
    #expect(part.derivations(run: 1).isEmpty)
  }

  @Test func `no name can break out of its quotes`() {
    #expect(SQLFlavor.quoted("it's") == "'it''s'")
    #expect(SQLFlavor.quoted(name: "a\"; DROP TABLE leg; --") == "\"a\"\"; DROP TABLE leg; --\"")
  }
}
