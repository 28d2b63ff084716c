import FloorModel
import GroundTruth
import Quantities

/// Days that are not like others.
enum CalendarSection {
  struct Day: Hashable, Sendable {
    var date = CivilDate(daysSinceEpoch: 0)
    var factor = 0.0
    var label = "holiday"
  }

  static let day = FieldTable(
    "a day that is not like others", Day(),
    [
      Field("date", .date, \.date, isRequired: true, "the local day", .definition),
      Field(
        "factor", .number(.through(0, 100)), \.factor,
        "factor on the day's arrivals; on 0 the floor is closed and nobody's shift takes place",
        .definition),
      Field("label", .text, \.label, "what it is called", .definition),
    ])

  static let kind: ValueKind<CalendarConfiguration> = day.kind.listOfMappings()
    .map(
      { days in
        var calendar = CalendarConfiguration()
        calendar.days = days.map {
          CalendarConfiguration.Day(day: $0.date.daysSinceEpoch, factor: $0.factor, label: $0.label)
        }
        return calendar
      }, back: { _ in nil })
}
