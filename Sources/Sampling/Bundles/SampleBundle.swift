import JSONText

/// All documents of one conversation, as every platform and the truth tell it, so that they agree with one another.
public struct SampleBundle: Sendable {
  /// A document of the bundle.
  public struct Member: Sendable {
    /// Its type: `twilio.call-event`.
    public var documentType: String
    /// JSON text without line feed.
    public var text: [UInt8]
  }

  /// Type after type in the order of the catalogue, each in the order of its file.
  public var members: [Member]
  /// What is wrong between them; nil when they are sound.
  public var label: BundleLabel?
  /// The documents before they were broken; nil when they were not.
  public var base: [Member]?

  /// The bundle as one line: an object with an array of documents for each type, without line feed.
  public var line: [UInt8] {
    var line: [UInt8] = []
    var type: String?
    for member in members {
      if member.documentType == type {
        line.append(UInt8(ascii: ","))
      } else {
        line += (type == nil ? "{" : "],").utf8
        line += JSONValue.string(member.documentType).compactBytes
        line += ":[".utf8
        type = member.documentType
      }
      line += member.text
    }
    line += (type == nil ? "{}" : "]}").utf8
    return line
  }
}

/// The one thing that is wrong with an invalid bundle.
public struct BundleLabel: Hashable, Sendable {
  /// What is broken, and where in the document that was changed; the pointer is empty where one is missing or doubled.
  public var label: SampleLabel
  /// The type of that document.
  public var documentType: String
  /// Its position among those of its type, from 0.
  public var index: Int

  /// `{"rule":...,"json_pointer":...,"kind":...,"description":...}`, the pointer into the bundle's line.
  public var json: String {
    var whole = label
    whole.pointer = "/\(documentType.jsonPointerToken)/\(index)\(label.pointer)"
    return whole.json
  }
}
