import GroundTruth
import JSONText
import Quantities

/// The devices that a client saw come and go, and which of them it used.
///
/// The first list of each kind comes with the answer about the microphone, or about the camera: before that a page may
/// not know what there is, and whoever is refused never learns. Whatever is plugged in is taken into use; when it is
/// pulled out, what is built in takes its place.
struct DeviceHistory {
  /// A difference between two lists.
  struct Update {
    var at: SimulationTime
    var added: [MediaDevices.Device] = []
    var removed: [MediaDevices.Device] = []

    /// Writes the object; `hasAlias` tells whether the first device added has an alias beside it.
    func write(hasAlias: Bool, to json: inout JSONWriter) {
      json.beginObject()
      json.key("added")
      json.beginArray()
      if hasAlias { added.first?.writeAlias(to: &json) }
      for device in added { device.write(to: &json) }
      json.endArray()
      json.key("removed")
      json.beginArray()
      for device in removed { device.write(to: &json) }
      json.endArray()
      json.key("timestamp")
      json.time(at.flooredToMilliseconds)
      json.endObject()
    }
  }

  private(set) var microphones: [Update] = []
  private(set) var speakers: [Update] = []
  private(set) var cameras: [Update] = []
  private(set) var selected: [(at: SimulationTime, device: MediaDevices.Device)] = []

  /// The devices of `person`'s client as its life tells.
  init(
    _ devices: MediaDevices, of person: Person, client: ClientDescription, life: DeviceLife,
    _ identifiers: RealtimeKitIdentifiers, isKnown: (SimulationTime) -> Bool
  ) {
    let other = MediaDevices.otherPair(of: person, client: client, identifiers)
    let webcam = MediaDevices.webcam(of: person, client: client, identifiers)
    let hadHeadset = client.headset != .builtIn
    if let asked = life.asked(for: .microphone), asked.answer == .granted {
      // Whoever brought a headset has what is built in as well.
      microphones = [Update(at: asked.at, added: [devices.microphone] + (hadHeadset ? [other.microphone] : []))]
      selected.append((asked.at, devices.microphone))
      if let speaker = devices.speaker {
        speakers = [Update(at: asked.at, added: [speaker] + (hadHeadset ? [other.speaker].compactMap(\.self) : []))]
        selected.append((asked.at, speaker))
      }
    }
    if let asked = life.asked(for: .camera), asked.answer == .granted, let camera = devices.camera {
      cameras = [Update(at: asked.at, added: [camera])]
      selected.append((asked.at, camera))
    }
    for incident in life.incidents where isKnown(incident.at) {
      switch incident.kind {
      case .plugged(.headset), .unplugged(.headset):
        guard !microphones.isEmpty else { continue }
        let isThere = incident.kind == .plugged(.headset)
        let headset = hadHeadset ? (devices.microphone, devices.speaker) : (other.microphone, other.speaker)
        let builtIn = hadHeadset ? (other.microphone, other.speaker) : (devices.microphone, devices.speaker)
        change(&microphones, headset.0, isThere: isThere, at: incident.at)
        selected.append((incident.at, isThere ? headset.0 : builtIn.0))
        guard let speaker = headset.1, let usual = builtIn.1 else { continue }
        change(&speakers, speaker, isThere: isThere, at: incident.at)
        selected.append((incident.at, isThere ? speaker : usual))
      case .plugged(.webcam), .unplugged(.webcam):
        guard !cameras.isEmpty, let camera = devices.camera else { continue }
        let isThere = incident.kind == .plugged(.webcam)
        change(&cameras, webcam, isThere: isThere, at: incident.at)
        selected.append((incident.at, isThere ? webcam : camera))
      case .permission, .hidden, .shown, .playbackFailed, .captureMuted, .fallback, .networkTestBegan,
        .networkTestEnded, .promoted:
        continue
      }
    }
    selected.insertionSort { $0.at < $1.at }
  }

  private func change(
    _ updates: inout [Update], _ device: MediaDevices.Device, isThere: Bool, at time: SimulationTime
  ) {
    updates.append(Update(at: time, added: isThere ? [device] : [], removed: isThere ? [] : [device]))
  }

  /// Writes the devices in use: of an alias and its device the device.
  func writeSelection(to json: inout JSONWriter) {
    json.beginArray()
    for (time, device) in selected {
      json.beginObject()
      json.key("device")
      device.write(to: &json)
      json.key("timestamp")
      json.time(time.flooredToMilliseconds)
      json.endObject()
    }
    json.endArray()
  }
}
