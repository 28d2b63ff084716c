import FloorModel
import Testing

@Suite struct IntradayShapeTests {
  @Test func `joins the middles of the hours by straight lines`() throws {
    let shape = try #require(IntradayShape(weights: (1...24).map(Double.init)))
    #expect(shape.weight(atHour: 5.5) == 6)
    #expect(shape.weight(atHour: 6) == 6.5)
    #expect(shape.weight(atHour: 23.75) == 24 - 0.25 * 23)
  }

  @Test func `parts may be shorter than hours`() throws {
    let shape = try #require(IntradayShape(weights: (1...96).map(Double.init)))
    #expect(shape.weight(atHour: 5.125) == 21)
    #expect(shape.weight(atHour: 5.25) == 21.5)
    let halves = try #require(IntradayShape(weights: (0..<48).map { $0 / 2 == 9 ? 1 : 0 }))
    #expect(halves.weight(atHour: 8.99) == 0)
    #expect(halves.weight(atHour: 9.01) == 1)
    #expect(halves.weight(atHour: 10.01) == 0)
  }

  @Test func `keeps a closed hour closed`() {
    let shape = IntradayShape.business
    #expect(shape.weight(atHour: 7.99) == 0)
    #expect(shape.weight(atHour: 8.01) == 7)
    #expect(shape.weight(atHour: 17.99) == 4.5)
    #expect(shape.weight(atHour: 18.01) == 0)
  }

  @Test func `refuses what is not a rate`() {
    #expect(IntradayShape(weights: [1, 2]) == nil)
    #expect(IntradayShape(weights: Array(repeating: 0, count: 24)) == nil)
    #expect(IntradayShape(weights: Array(repeating: -1, count: 24)) == nil)
  }
}
