import GroundTruth
import JSONText
import Quantities
import Randomness

/// The `metadata` of a peer report.
///
/// A web client tells of its browser, its devices, its network and what its user did. A gateway that joins for a
/// telephone is a server process: it tells of its host and of its connections, and has no browser, no devices, no
/// test before the call and no public address.
struct ReportMetadata {
  private let report: PeerReport
  private let peer: Peer
  private let events: ClientEvents

  init(_ report: PeerReport) {
    self.report = report
    peer = report.peer
    events = ClientEvents(of: report)
  }

  /// Writes the object.
  func write(to json: inout JSONWriter) {
    json.beginObject()
    let client = peer.isGateway ? nil : peer.person.device.map { ClientDescription($0, owner: peer.person) }
    let devices = client.flatMap { client in
      events.precallBegin.map { _ in
        MediaDevices(of: peer, client: client, hasCamera: report.plan.conversation.kind == .meeting, in: report.plan)
      }
    }
    json.key("audio_devices_updates")
    writeUpdate(devices?.microphones ?? [], to: &json)
    if let client, client.isBrowser {
      json.key("browser_metadata")
      client.writeBrowser(to: &json)
    }
    json.key("candidate_pairs")
    CandidatePairs(of: report).write(to: &json)
    json.key("device_info")
    writeDevice(client, to: &json)
    json.key("events")
    events.write(to: &json)
    writeAddress(to: &json)
    if let client, !client.isBrowser {
      json.key("native_metadata")
      client.writeEncoders(to: &json)
    }
    json.key("pc_metadata")
    writePrecallTest(client, to: &json)
    json.key("room_view_type")
    json.literal(Preset.roomViewType)
    if let client { client.writeKit(at: peer.joined, to: &json) }
    json.key("selected_device_updates")
    writeSelection(devices?.selected ?? [], to: &json)
    json.key("speaker_devices_updates")
    writeUpdate(devices?.speakers ?? [], to: &json)
    json.key("video_devices_updates")
    writeUpdate(devices?.cameras ?? [], to: &json)
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
  private func writeUpdate(_ devices: [MediaDevices.Device], to json: inout JSONWriter) {
    json.beginArray()
    if !devices.isEmpty {
      json.beginObject()
      json.key("added")
      json.beginArray()
      for device in devices { device.write(to: &json) }
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

  private func writeSelection(_ devices: [MediaDevices.Device], to json: inout JSONWriter) {
    json.beginArray()
    for device in devices {
      json.beginObject()
      json.key("device")
      device.write(to: &json)
      json.key("timestamp")
      json.time(events.permissionGranted)
      json.endObject()
    }
    json.endArray()
  }

  /// Writes where the client's public address is; the last two numbers never leave the client.
  private func writeAddress(to json: inout JSONWriter) {
    guard !peer.isGateway, let attachment = peer.person.attachment else { return }
    let place = peer.person.place
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
    json.string("AS", "\(attachment.autonomousSystem) \(attachment.carrier)")
    json.key("asn")
    json.beginObject()
    json.key("asn")
    json.string("AS", String(attachment.autonomousSystem))
    json.key("name")
    json.string(attachment.carrier)
    json.key("domain")
    json.string(attachment.carrierDomain)
    json.key("route")
    json.string(InternetAddress(attachment.publicAddress).maskedText + "/16")
    json.key("type")
    switch attachment.medium {
    case .ethernet, .vpn: json.literal("business")
    case .wifi, .cellular, .satellite: json.literal("isp")
    }
    json.endObject()
    json.endObject()
  }

  /// Writes the test that a client makes before the call, if there was time to finish it.
  private func writePrecallTest(_ client: ClientDescription?, to json: inout JSONWriter) {
    json.beginArray()
    defer { json.endArray() }
    guard let client, let attachment = peer.person.attachment, let finished = events.precallEnd, finished <= peer.left
    else { return }
    json.beginObject()
    if client.knowsNetwork {
      json.key("effective_network_type")
      let roundTrip = (peer.uplink?.summary.delay ?? 0) + (peer.downlink?.summary.delay ?? 0)
      if roundTrip < RealtimeKitConventions.slowNetwork { json.literal("4g") } else { json.literal("3g") }
    }
    json.key("reflexive_connectivity")
    switch attachment.reachability {
    case .open: json.boolean(true)
    case .behindNAT, .relayOnly: json.boolean(false)
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
  /// The text of `masked`.
  var maskedText: String { "\(bits >> 24).\(bits >> 16 & 255).0.0" }
}
