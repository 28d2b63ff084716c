import Dialects
import GroundTruth
import JSONText
import Randomness

/// The microphones, loudspeakers and cameras that a client can see, and which of them are in use.
///
/// They are the person's own: names and ids are the same in every session. Chromium puts an alias for the system's
/// default before the device itself; a page in Safari may not list loudspeakers.
struct MediaDevices {
  /// One device, or an alias of it.
  struct Device {
    var id: String
    var kind: StaticString
    var label: String

    /// Writes the object.
    func write(to json: inout JSONWriter) {
      json.beginObject()
      json.key("device_id")
      json.string(id)
      json.key("kind")
      json.literal(kind)
      json.key("label")
      json.string(label)
      json.endObject()
    }
  }

  private(set) var microphones: [Device]
  private(set) var speakers: [Device]
  private(set) var cameras: [Device] = []

  /// What `peer` sees; a camera is shown to a page only once it may use it.
  init(of peer: Peer, client: ClientDescription, hasCamera: Bool, in plan: SessionPlan) {
    let labels = Self.labels(client)
    func device(_ kind: StaticString, _ label: String, _ name: String) -> Device {
      let entity = EntityID.child(of: peer.person.entity, name)
      return Device(
        id: Self.identifier(entity, client: client.client, identifiers: plan.identifiers), kind: kind, label: label)
    }
    microphones = [device("audioinput", labels.microphone, "microphone")]
    speakers = client.listsSpeakers ? [device("audiooutput", labels.speaker, "speaker")] : []
    if client.knowsNetwork {
      microphones.insert(
        Device(id: "default", kind: "audioinput", label: "Default - \(labels.microphone)"), at: 0)
      speakers.insert(Device(id: "default", kind: "audiooutput", label: "Default - \(labels.speaker)"), at: 0)
    }
    if hasCamera { cameras = [device("videoinput", labels.camera, "camera")] }
  }

  /// The devices in use: of an alias and its device the device.
  var selected: [Device] { [microphones.last, speakers.last, cameras.last].compactMap(\.self) }

  private static func labels(_ client: ClientDescription) -> (microphone: String, speaker: String, camera: String) {
    let camera =
      switch client.system {
      case .macOS: "FaceTime HD Camera (Built-in) (05ac:8514)"
      case .windows10, .windows11, .linux, .chromeOS: "Integrated Camera (04f2:b6d0)"
      case .android: "camera2 1, facing front"
      case .iOS: "Front Camera"
      }
    return switch client.headset {
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

  /// An opaque id of the length and alphabet that each engine uses.
  private static func identifier(
    _ entity: UInt64, client: GroundTruth.Device.Client, identifiers: RealtimeKitIdentifiers
  ) -> String {
    var bytes: [32 of UInt8] = .init(repeating: 0)
    for part in 0..<2 {
      let bits = identifiers.bits(EntityID.child(of: entity, part), .device)
      for (word, value) in [mix(bits.high), mix(bits.low)].enumerated() {
        for byte in 0..<8 { bytes[part * 16 + word * 8 + byte] = UInt8(truncatingIfNeeded: value >> (56 - 8 * byte)) }
      }
    }
    return switch client {
    case .chrome, .edge, .androidApplication: hexadecimal(bytes, count: 32, ten: UInt8(ascii: "a"))
    case .safari, .iOSApplication: hexadecimal(bytes, count: 20, ten: UInt8(ascii: "A"))
    case .firefox: base64(bytes)
    }
  }

  /// Two digits for each of the first `count` bytes; `ten` is the digit for ten.
  private static func hexadecimal(_ bytes: [32 of UInt8], count: Int, ten: UInt8) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * count)
    for position in 0..<count {
      for digit in [bytes[position] >> 4, bytes[position] & 15] {
        text.append(digit < 10 ? UInt8(ascii: "0") + digit : ten + digit - 10)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let base64Digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text of 32 bytes by RFC 4648 section 4.
  private static func base64(_ bytes: [32 of UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(44)
    var rest = 0
    var width = 0
    for position in bytes.indices {
      rest = rest << 8 | Int(bytes[position])
      width += 8
      while width >= 6 {
        width -= 6
        text.append(base64Digits[rest >> width & 63])
      }
      rest &= (1 << width) - 1
    }
    if width > 0 { text.append(base64Digits[rest << (6 - width) & 63]) }
    while text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
    return String(decoding: text, as: UTF8.self)
  }
}
