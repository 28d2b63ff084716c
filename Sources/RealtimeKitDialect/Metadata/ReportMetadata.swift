import GroundTruth
import JSONText
import Quantities
import Randomness

/// The `metadata` of a peer report.
///
/// A web client tells of its browser, its devices, its network and what its user did. A gateway that joins for a
/// telephone is a server process: it tells of its host and of its connections, and has no browser, no devices, no
/// test before the call and no public address.
extension PeerReport {
  /// Writes the object, or the parts of it that `filter` keeps.
  func writeMetadata(_ filter: ReportFilter, in plan: SessionPlan, to json: inout JSONWriter) {
    let peer = plan.peers[position]
    let person = plan.conversation.people[peer.person]
    let client = peer.isGateway ? nil : person.device.map { ClientDescription($0, owner: person) }
    let devices = client.map {
      MediaDevices(of: person, client: $0, hasCamera: plan.conversation.kind == .meeting, plan.identifiers)
    }
    let history = history(of: devices, person, client, in: plan)
    let hasAlias = devices?.hasAliases == true
    json.beginObject()
    if filter.contains(.events) {
      json.key("audio_devices_updates")
      write(history?.microphones, or: devices?.microphone, hasAlias: hasAlias, to: &json)
    }
    if filter.contains(.deviceInformation), let client, client.isBrowser {
      json.key("browser_metadata")
      client.writeBrowser(tellsGraphics: plan.asking.hasFullDetail, to: &json)
    }
    if filter.contains(.quality) {
      json.key("candidate_pairs")
      writeCandidatePairs(in: plan, to: &json)
    }
    if filter.contains(.deviceInformation) {
      json.key("device_info")
      writeDevice(client, to: &json)
    }
    if filter.contains(.events) {
      json.key("events")
      events.write(to: &json)
    }
    if filter.contains(.addressInformation), !peer.isGateway { writeAddress(of: person, to: &json) }
    if filter.contains(.deviceInformation), let client, !client.isBrowser {
      json.key("native_metadata")
      client.writeEncoders(hasPictures: peer.mayBeSeen, to: &json)
    }
    if filter.contains(.precallTest) {
      json.key("pc_metadata")
      writePrecallTest(client, of: peer, in: plan, to: &json)
    }
    if filter.contains(.deviceInformation) {
      json.key("room_view_type")
      json.literal(peer.preset.roomViewType)
      if let client { client.writeKit(at: peer.joined, to: &json) }
    }
    if filter.contains(.events) {
      json.key("selected_device_updates")
      writeSelections(history, or: devices, to: &json)
      json.key("speaker_devices_updates")
      write(history?.speakers, or: devices?.speaker, hasAlias: hasAlias, to: &json)
      json.key("video_devices_updates")
      write(history?.cameras, or: devices?.camera, hasAlias: false, to: &json)
    }
    json.endObject()
  }

  /// Writes the devices in use, as a history tells or as they were from the start.
  private func writeSelections(_ history: DeviceHistory?, or devices: MediaDevices?, to json: inout JSONWriter) {
    if let history {
      history.writeSelection(to: &json)
      return
    }
    json.beginArray()
    if let devices {
      writeSelection(devices.microphone, to: &json)
      if let speaker = devices.speaker { writeSelection(speaker, to: &json) }
      if let camera = devices.camera { writeSelection(camera, to: &json) }
    }
    json.endArray()
  }

  /// How the devices came and went, where the truth tells.
  private func history(
    of devices: MediaDevices?, _ person: Person, _ client: ClientDescription?, in plan: SessionPlan
  ) -> DeviceHistory? {
    guard let client, let devices, let life = plan.conversation.legs[plan.peers[position].leg].device else {
      return nil
    }
    return DeviceHistory(devices, of: person, client: client, life: life, plan.identifiers, isKnown: plan.isKnown)
  }

  /// Writes a history, or one list of additions for a device that was there from the start.
  private func write(
    _ updates: [DeviceHistory.Update]?, or device: MediaDevices.Device?, hasAlias: Bool, to json: inout JSONWriter
  ) {
    json.beginArray()
    if let updates {
      for (index, update) in updates.enumerated() { update.write(hasAlias: hasAlias && index == 0, to: &json) }
    } else if let device {
      json.beginObject()
      json.key("added")
      json.beginArray()
      if hasAlias { device.writeAlias(to: &json) }
      device.write(to: &json)
      json.endArray()
      json.key("removed")
      json.beginArray()
      json.endArray()
      json.key("timestamp")
      json.time(events.permissionGranted)
      json.endObject()
    }
    json.endArray()
  }

  /// Writes a device in use: of an alias and its device the device.
  private func writeSelection(_ device: MediaDevices.Device, to json: inout JSONWriter) {
    json.beginObject()
    json.key("device")
    device.write(to: &json)
    json.key("timestamp")
    json.time(events.permissionGranted)
    json.endObject()
  }

  private func writeDevice(_ client: ClientDescription?, to json: inout JSONWriter) {
    if let client {
      client.writeDevice(to: &json)
      return
    }
    json.beginObject()
    json.key("cpus")
    json.integer(RealtimeKitConventions.gatewayCores)
    json.key("is_mobile")
    json.boolean(false)
    json.key("os")
    json.literal("Linux")
    json.endObject()
  }

  /// Writes where the client's public address is; the last two numbers never leave the client.
  private func writeAddress(of person: Person, to json: inout JSONWriter) {
    guard let attachment = person.attachment else { return }
    let place = person.place
    json.key("ip_information")
    json.beginObject()
    json.key("ipv4")
    json.address(InternetAddress(attachment.publicAddress).masked)
    json.key("city")
    json.string(place.city)
    json.key("region")
    json.string(place.subdivision)
    json.key("country")
    json.string(place.countryCode)
    json.key("timezone")
    json.string(place.timeZone)
    json.key("org")
    json.beginString()
    json.part("AS")
    json.part(Int(attachment.autonomousSystem))
    json.part(" ")
    json.part(escaping: attachment.carrier)
    json.endString()
    json.key("asn")
    json.beginObject()
    json.key("asn")
    json.beginString()
    json.part("AS")
    json.part(Int(attachment.autonomousSystem))
    json.endString()
    json.key("name")
    json.string(attachment.carrier)
    json.key("domain")
    json.string(attachment.carrierDomain)
    json.key("route")
    json.beginString()
    json.part(Int(attachment.publicAddress >> 24))
    json.part(".")
    json.part(Int(attachment.publicAddress >> 16 & 255))
    json.part(".0.0/16")
    json.endString()
    json.key("type")
    switch attachment.site {
    case .campus: json.literal("education")
    case .dataCentre: json.literal("hosting")
    case .ordinary:
      switch attachment.medium {
      case .ethernet, .vpn: json.literal("business")
      case .wifi, .cellular, .satellite: json.literal("isp")
      }
    }
    json.endObject()
    json.endObject()
  }
}

/// An IPv4 address.
struct InternetAddress {
  private let bits: UInt32

  init(_ bits: UInt32) { self.bits = bits }

  /// With the last two numbers blanked, as clients send it.
  var masked: UInt32 { bits & 0xFFFF_0000 }
}
