/// One thing that a kind of document can show: a place, a value, a kind of event, a course.
public struct CoverageFact: Hashable, Sendable {
  /// What it is about; the groups in which facts are counted and printed.
  public enum Group: String, CaseIterable, Sendable {
    /// A property present or absent, an array or map empty or filled, an alternative taken.
    case paths
    /// A value of an enumeration.
    case values
    /// `true` or `false`.
    case booleans
    /// A kind of event from the catalogue of the reference.
    case kinds
    /// A named course from the catalogue of the reference.
    case lifeCycles
  }

  /// What shows at the place.
  public enum Sight: Hashable, Sendable {
    /// The property is there; of the empty path: there is a document.
    case present
    /// The object is there without the property.
    case absent
    /// The array or map has no element.
    case empty
    /// The array or map has one element or more.
    case filled
    /// The value is this one of an enumeration, or `true` or `false`.
    case value(String)
    /// The value is of this alternative.
    case alternative(String)
    /// An event of this kind occurs.
    case kind(String)
    /// Something takes this course.
    case lifeCycle(of: String, String)
  }

  public let group: Group
  /// The place: keys with `/` before, `[]` for any element, `*` for any key of a map, `{name}` for an alternative;
  /// empty for the document itself and for what stands at no place.
  public let path: String
  public let sight: Sight
  /// The position of the fact without which this one cannot be: that of the object, array or alternative around it.
  public let parent: Int?

  /// The fact in words: `/sdk_edge/error absent`, `/edge = sip_edge`.
  public var text: String {
    let place = path.isEmpty ? "the document" : path
    return switch sight {
    case .present: path.isEmpty ? "a document" : place
    case .absent: "\(place) absent"
    case .empty: "\(place) empty"
    case .filled: "\(place) with elements"
    case .value(let value): "\(place) = \(value.isEmpty ? "\"\"" : value)"
    case .alternative(let name): "\(place) is \(name)"
    case .kind(let name): name
    case .lifeCycle(let subjects, let name): "\(subjects): \(name)"
    }
  }

  /// A fact without where its document lies: that of one kind is that of another which carries it.
  struct Key: Hashable {
    let group: Group
    let path: String
    let sight: Sight

    /// The fact as one of what lies at `place`.
    init(_ fact: CoverageFact, below place: String) {
      group = fact.group
      path = String(fact.path.dropFirst(place.count))
      sight = fact.sight
    }
  }
}
