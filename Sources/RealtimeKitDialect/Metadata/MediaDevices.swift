import Dialects
import GroundTruth
import JSONText
import Randomness

/// The microphones, loudspeakers and cameras that a client can see, and which of them are in use.
///
/// They are the person's own: names and ids are the same in every session. Chromium puts an alias for the system's
/// default before the device itself; a page in Safari may not list loudspeakers.
struct MediaDevices {
  /// What somebody speaks into.
  typealias Headset = GroundTruth.Device.Headset

  /// One device.
  struct Device {
    fileprivate let identifier: DeviceIdentifier
    let kind: StaticString
    let label: StaticString

    /// Writes the object.
    func write(to json: inout JSONWriter) {
      json.beginObject()
      json.key("device_id")
      json.ascii(identifier.text.span.extracting(0..<identifier.count))
      json.key("kind")
      json.literal(kind)
      json.key("label")
      json.literal(label)
      json.endObject()
    }

    /// Writes the alias of it as the system's default.
    func writeAlias(to json: inout JSONWriter) {
      json.beginObject()
      json.key("device_id")
      json.literal("default")
      json.key("kind")
      json.literal(kind)
      json.key("label")
      json.beginString()
      json.part("Default - ")
      json.part(label)
      json.endString()
      json.endObject()
    }
  }

  let microphone: Device
  let speaker: Device?
  let camera: Device?
  /// Whether microphone and loudspeaker are listed as the default, too.
  let hasAliases: Bool

  /// What `person` sees with `client`; a camera is shown to a page only once it may use it.
  init(of person: Person, client: ClientDescription, hasCamera: Bool, _ identifiers: RealtimeKitIdentifiers) {
    let labels = Self.labels(client, client.headset)
    microphone = Self.device("audioinput", labels.microphone, "microphone", of: person, client, identifiers)
    speaker =
      client.listsSpeakers
      ? Self.device("audiooutput", labels.speaker, "speaker", of: person, client, identifiers) : nil
    camera = hasCamera ? Self.device("videoinput", labels.camera, "camera", of: person, client, identifiers) : nil
    hasAliases = client.knowsNetwork
  }

  /// A pair of microphone and loudspeaker beside the usual one: what is built in, for those who use a headset, and a
  /// headset for the others.
  static func otherPair(
    of person: Person, client: ClientDescription, _ identifiers: RealtimeKitIdentifiers
  ) -> (microphone: Device, speaker: Device?) {
    let isPhone = client.system == .android || client.system == .iOS
    let headset: Headset = client.headset != .builtIn ? .builtIn : isPhone ? .bluetooth : .usb
    let labels = labels(client, headset)
    return (
      device("audioinput", labels.microphone, "other microphone", of: person, client, identifiers),
      client.listsSpeakers
        ? device("audiooutput", labels.speaker, "other speaker", of: person, client, identifiers) : nil
    )
  }

  /// A camera that is plugged in.
  static func webcam(
    of person: Person, client: ClientDescription, _ identifiers: RealtimeKitIdentifiers
  ) -> Device {
    device("videoinput", "Logitech BRIO (046d:085e)", "webcam", of: person, client, identifiers)
  }

  private static func device(
    _ kind: StaticString, _ label: StaticString, _ name: String, of person: Person, _ client: ClientDescription,
    _ identifiers: RealtimeKitIdentifiers
  ) -> Device {
    Device(
      identifier: DeviceIdentifier(EntityID.child(of: person.entity, name), client: client.client, identifiers),
      kind: kind, label: label)
  }

  private static func labels(_ client: ClientDescription, _ headset: Headset) -> (
    microphone: StaticString, speaker: StaticString, camera: StaticString
  ) {
    let camera: StaticString =
      switch client.system {
      case .macOS: "FaceTime HD Camera (Built-in) (05ac:8514)"
      case .windows10, .windows11, .linux, .chromeOS: "Integrated Camera (04f2:b6d0)"
      case .android: "camera2 1, facing front"
      case .iOS: "Front Camera"
      }
    return switch headset {
    case .usb: ("Headset Microphone (Jabra Evolve2 40) (0b0e:2e5a)", "Headset (Jabra Evolve2 40) (0b0e:2e5a)", camera)
    case .bluetooth: ("Headset (Jabra Evolve2 65) (Bluetooth)", "Headphones (Jabra Evolve2 65) (Bluetooth)", camera)
    case .wired: ("External Microphone", "External Headphones", camera)
    case .builtIn:
      switch client.system {
      case .macOS: ("MacBook Pro Microphone (Built-in)", "MacBook Pro Speakers (Built-in)", camera)
      case .windows10, .windows11: ("Microphone Array (Realtek(R) Audio)", "Speakers (Realtek(R) Audio)", camera)
      case .linux, .chromeOS: ("Built-in Audio Analog Stereo", "Built-in Audio Analog Stereo", camera)
      case .android: ("Speakerphone", "Speakerphone", camera)
      case .iOS: ("iPhone Microphone", "Speaker", camera)
      }
    }
  }
}

/// An opaque id of the length and alphabet that each engine uses.
private struct DeviceIdentifier {
  private(set) var text: [64 of UInt8] = .init(repeating: 0)
  private(set) var count = 0

  init(_ entity: UInt64, client: Device.Client, _ identifiers: RealtimeKitIdentifiers) {
    var bytes: [32 of UInt8] = .init(repeating: 0)
    for part in 0..<2 {
      let bits = identifiers.bits(EntityID.child(of: entity, part), .device)
      let (high, low) = (mix(bits.high), mix(bits.low))
      for byte in 0..<8 {
        bytes[part * 16 + byte] = UInt8(truncatingIfNeeded: high >> (56 - 8 * byte))
        bytes[part * 16 + 8 + byte] = UInt8(truncatingIfNeeded: low >> (56 - 8 * byte))
      }
    }
    switch client {
    case .chrome, .edge, .opera, .samsungInternet, .androidApplication:
      putHexadecimal(bytes, count: 32, ten: UInt8(ascii: "a"))
    case .safari, .iOSApplication: putHexadecimal(bytes, count: 20, ten: UInt8(ascii: "A"))
    case .firefox: putBase64(bytes)
    }
  }

  private mutating func put(_ character: UInt8) {
    text[count] = character
    count += 1
  }

  /// Adds two digits for each of the first `count` bytes; `ten` is the digit for ten.
  private mutating func putHexadecimal(_ bytes: [32 of UInt8], count: Int, ten: UInt8) {
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : ten + value - 10 }
    for position in 0..<count {
      put(digit(bytes[position] >> 4))
      put(digit(bytes[position] & 15))
    }
  }

  private static let base64Digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Adds the text of 32 bytes by RFC 4648 section 4.
  private mutating func putBase64(_ bytes: [32 of UInt8]) {
    var rest = 0
    var width = 0
    for position in bytes.indices {
      rest = rest << 8 | Int(bytes[position])
      width += 8
      while width >= 6 {
        width -= 6
        put(Self.base64Digits[rest >> width & 63])
      }
      rest &= (1 << width) - 1
    }
    if width > 0 { put(Self.base64Digits[rest << (6 - width) & 63]) }
    while count % 4 != 0 { put(UInt8(ascii: "=")) }
  }
}
