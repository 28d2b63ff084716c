import Dialects
import JSONText

/// What the reference lists of call events: kinds by reporter, and the courses of a call.
let callEventCatalogue = DocumentCatalogue(kinds: callEventKinds, lifeCycles: [callLifeCycles])

/// Who reports an event: the SDK by its type, a gateway by its edge.
private func reporter(_ document: JSONValue) -> String {
  document["sdk_edge"]?["metadata"]?["sdk"]?["type"]?.string ?? document["edge"]?.string ?? ""
}

private func label(_ document: JSONValue) -> String {
  "\(reporter(document)) \(document["group"]?.string ?? "")/\(document["name"]?.string ?? "")"
}

/// `twilio-js-sdk connection/incoming INFO`.
private let callEventKinds = KindTable(listedKinds) { ["\(label($0)) \($0["level"]?.string ?? "")"] }

private let listedKinds: [String] = {
  let gateways = SDKEvents.gateways.flatMap { edge in SDKEvents.progress.map { "\(edge) connection/\($0) INFO" } }
  let sdks = SDKEvents.platforms.flatMap { platform in
    SDKEvents.entries.filter { $0.platforms.contains(platform.letter) }.flatMap { entry in
      entry.names.map { "\(platform.type) \(entry.group)/\($0) \(entry.level)" }
    }
  }
  let relay = SDKEvents.relay.map { "unknown_edge conversation_relay/\($0) \($0 == "error" ? "ERROR" : "UNKNOWN")" }
  return gateways + sdks + relay
}()

/// The courses of calls (reference sections 1.5, 1.6 and 1.9).
///
/// A step is who reports it, group and name, with the code of an error and the type of the local candidate of a selected
/// pair.
private let callLifeCycles = LifeCycleTable(
  "calls",
  SDKEvents.gateways.flatMap(gatewayCycles) + SDKEvents.platforms.flatMap { sdkCycles($0.type, $0.letter == "J") }
    + relayCycles
) { document in
  guard let call = document["call_sid"]?.string else { return [] }
  var name = label(document)
  if let code = document["sdk_edge"]?["error"]?["code"]?.integer { name += " \(code)" }
  if let type = document["sdk_edge"]?["ice_candidate_pair"]?["local"]?["type"]?.string { name += " \(type)" }
  return [.init(subject: call, steps: [.init(name)])]
}

private func gatewayCycles(_ edge: String) -> [LifeCycle] {
  let (initiated, ringing) = ("\(edge) connection/initiated", "\(edge) connection/ringing")
  let (answered, completed) = ("\(edge) connection/answered", "\(edge) connection/completed")
  return [
    LifeCycle("\(edge), answered", ["\(initiated)", "\(ringing)", "\(answered)", "\(completed)"]),
    LifeCycle("\(edge), rang in vain", ["\(initiated)", "\(ringing)", "\(completed)"], lacking: [answered]),
    LifeCycle("\(edge), ended before it rang", ["\(initiated)", "\(completed)"], lacking: [ringing, answered]),
  ]
}

private func sdkCycles(_ sdk: String, _ isBrowser: Bool) -> [LifeCycle] {
  func step(_ name: String) -> String { "\(sdk) \(name)" }
  let incoming = step("connection/incoming")
  let outgoing = step("connection/outgoing")
  let locally = step("connection/disconnected-by-local")
  let remotely = step("connection/disconnected-by-remote")
  let over = "\(locally)|\(remotely)"
  let byRemote = step("connection/accepted-by-remote")
  let byLocal = step("connection/accepted-by-local")
  let lost = step("connection/error 53405")
  let reconnecting = step("connection/reconnecting")
  let reconnected = step("connection/reconnected")
  let refused = [31_005, 31_404, 31_480, 31_486, 31_603].map { step("connection/error \($0)") }
  let pair = "ice-candidate/selected-ice-candidate-pair"
  var cycles = [
    LifeCycle("\(sdk), outgoing, answered", ["\(outgoing)", "\(byRemote)", "\(over)"]),
    LifeCycle("\(sdk), incoming, answered", ["\(incoming)", "\(byLocal)", "\(over)"]),
    LifeCycle("\(sdk), cancelled by the caller", ["\(incoming)", "\(step("connection/cancel"))"]),
    LifeCycle("\(sdk), rejected", ["\(incoming)", "\(step("connection/rejected-by-local"))"]),
    LifeCycle("\(sdk), ignored", ["\(incoming)", "\(step("connection/ignored-by-local"))"]),
    LifeCycle("\(sdk), media lost and back", ["\(lost)", "\(reconnecting)", "\(reconnected)"]),
    LifeCycle(
      "\(sdk), media lost for good", ["\(step("ice-connection-state/failed"))", "\(locally)", "\(lost)"]),
    LifeCycle(
      "\(sdk), signalling lost and back", ["\(step("connection/error 53001"))|\(reconnecting)", "\(reconnected)"],
      lacking: [lost]),
    LifeCycle(
      "\(sdk), no candidate at all",
      ["\(step("ice-gathering-state/none"))|\(step("ice-gathering-state/timeout"))", "\(lost)"]),
    LifeCycle(
      "\(sdk), relay only", ["\(step("\(pair) relay"))"],
      lacking: ["host", "srflx", "prflx"].map { step("\(pair) \($0)") }),
    LifeCycle("\(sdk), token expired", ["\(step("connection/error 20104"))"]),
    LifeCycle("\(sdk), muted and not", ["\(step("connection/muted"))", "\(step("connection/unmuted"))"]),
  ]
  cycles += refused.map { LifeCycle("\($0), never answered", ["\(outgoing)", "\($0)"], lacking: [byRemote]) }
  if isBrowser { return cycles + browserCycles(step, incoming, outgoing, [byRemote, byLocal], [locally, remotely]) }
  return cycles + [LifeCycle("\(sdk), DTLS failed", ["\(step("connection/error 53407"))"])]
}

private func browserCycles(
  _ step: (String) -> String, _ incoming: String, _ outgoing: String, _ accepted: [String], _ over: [String]
) -> [LifeCycle] {
  let blip = "ice-connectivity-lost"
  return [
    LifeCycle(
      step("microphone denied"),
      [
        "\(incoming)|\(outgoing)", "\(step("get-user-media/denied"))", "\(over[0])",
        "\(step("connection/error 31401"))",
      ]),
    LifeCycle(
      step("short loss of connectivity"),
      [
        "\(step("network-quality-warning-raised/\(blip)"))", "\(step("network-quality-warning-cleared/\(blip)"))",
      ], lacking: [step("connection/reconnecting")]),
    LifeCycle(
      step("DTLS failed"), ["\(step("dtls-transport-state/failed"))", "\(step("pc-connection-state/failed"))"]),
    LifeCycle(
      step("tab closed"), ["\(accepted.joined(separator: "|"))", "client_edge connection/completed"], lacking: over),
  ]
}

private let relayCycles: [LifeCycle] = {
  func step(_ name: String) -> String { "unknown_edge conversation_relay/\(name)" }
  return [
    LifeCycle("relay session", ["\(step("configurations"))", "\(step("call_wrap_up"))"]),
    LifeCycle(
      "relay turn",
      [
        "\(step("start_of_customer_speech"))", "\(step("end_of_customer_speech"))", "\(step("stt_latency"))",
        "\(step("prompt_sent"))", "\(step("first_token_received"))", "\(step("end_of_agent_speech"))",
      ]),
    LifeCycle(
      "relay barge-in",
      ["\(step("start_of_customer_speech"))", "\(step("interrupt"))", "\(step("end_of_agent_speech"))"]),
  ]
}()
