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
  /// Writes the object.
  func writeMetadata(in plan: SessionPlan, to json: inout JSONWriter) {
    let peer = plan.peers[position]
    let person = plan.conversation.people[peer.person]
    let client = peer.isGateway ? nil : person.device.map { ClientDescription($0, owner: person) }
    let devices = client.map {
      MediaDevices(of: person, client: $0, hasCamera: plan.conversation.kind == .meeting, plan.identifiers)
    }
    json.beginObject()
    json.key("audio_devices_updates")
    writeUpdate(devices?.microphone, hasAlias: devices?.hasAliases, to: &json)
    if let client, client.isBrowser {
      json.key("browser_metadata")
      client.writeBrowser(to: &json)
    }
    json.key("candidate_pairs")
    writeCandidatePairs(in: plan, to: &json)
    json.key("device_info")
    writeDevice(client, to: &json)
    json.key("events")
    events.write(to: &json)
    if !peer.isGateway { writeAddress(of: person, to: &json) }
    if let client, !client.isBrowser {
      json.key("native_metadata")
      client.writeEncoders(to: &json)
    }
    json.key("pc_metadata")
    writePrecallTest(client, of: peer, in: plan, to: &json)
    json.key("room_view_type")
    json.literal(Preset.roomViewType)
    if let client { client.writeKit(at: peer.joined, to: &json) }
    json.key("selected_device_updates")
    json.beginArray()
    if let devices {
      writeSelection(devices.microphone, to: &json)
      if let speaker = devices.speaker { writeSelection(speaker, to: &json) }
      if let camera = devices.camera { writeSelection(camera, to: &json) }
    }
    json.endArray()
    json.key("speaker_devices_updates")
    writeUpdate(devices?.speaker, hasAlias: devices?.hasAliases, to: &json)
    json.key("video_devices_updates")
    writeUpdate(devices?.camera, hasAlias: false, to: &json)
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

  /// Devices present from the start come as one list of additions.
  private func writeUpdate(_ device: MediaDevices.Device?, hasAlias: Bool?, to json: inout JSONWriter) {
    json.beginArray()
    if let device {
      json.beginObject()
      json.key("added")
      json.beginArray()
      if hasAlias == true { device.writeAlias(to: &json) }
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
    switch attachment.medium {
    case .ethernet, .vpn: json.literal("business")
    case .wifi, .cellular, .satellite: json.literal("isp")
    }
    json.endObject()
    json.endObject()
  }

  /// Writes the test that a client makes before the call, if there was time to finish it.
  private func writePrecallTest(
    _ client: ClientDescription?, of peer: Peer, in plan: SessionPlan, to json: inout JSONWriter
  ) {
    json.beginArray()
    defer { json.endArray() }
    guard let client, let attachment = plan.conversation.people[peer.person].attachment,
      let finished = events.precallEnd, finished <= peer.left
    else { return }
    json.beginObject()
    if client.knowsNetwork {
      json.key("effective_network_type")
      let series = plan.series[peer.leg]
      let roundTrip = (series?.uplink.summary.delay ?? 0) + (series?.downlink.summary.delay ?? 0)
      if roundTrip < RealtimeKitConventions.slowNetwork { json.literal("4g") } else { json.literal("3g") }
    }
    json.key("reflexive_connectivity")
    switch attachment.reachability {
    case .open: json.boolean(true)
    case .behindNAT, .relayOnly, .webOnly: json.boolean(false)
    }
    json.key("relay_connectivity")
    json.boolean(true)
    json.key("turn_connectivity")
    json.boolean(true)
    json.key("timestamp")
    json.time(finished)
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
