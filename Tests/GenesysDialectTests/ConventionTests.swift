import Dialects
import Documents
import GenesysDialect
import GroundTruth
import JSONText
import Quantities
import Testing
import _SampleRecords

/// What each switch does to the documents, and callbacks, messages and previews as communications of their own.
@Suite("Switches, callbacks and messages in conversation documents")
struct ConventionTests {
  private static func document(
    _ sample: String, _ directory: CellDirectory = SampleRecords.directory,
    _ change: (inout GenesysConventions) -> Void = { _ in }
  ) throws -> JSONValue {
    var conventions = GenesysConventions()
    change(&conventions)
    let record = try #require(SampleRecords.record(sample))
    var writer = DocumentWriter()
    GenesysDialect(directory, conventions).project(record, into: &writer)
    let entry = try #require(writer.entries.first { $0.stream == 0 })
    return try unsafe writer.json.withUnsafeBytes { try unsafe JSONReader.parse(Array($0[entry.range])) }
  }

  private static func participants(_ document: JSONValue, _ purpose: String) -> [JSONValue] {
    (document["participants"]?.elements ?? []).filter { $0["purpose"]?.string == purpose }
  }

  private static func call(_ document: JSONValue, _ purpose: String) -> JSONValue? {
    participants(document, purpose).lazy.compactMap { $0["calls"]?.elements.first }.first
  }

  @Test func `consult_ending: the agent who completed a consult leaves by transfer, or by transfer_consult`() throws {
    let usual = try Self.document("consult-completed")
    let other = try Self.document("consult-completed") { $0.consultEnding = .consultTransfer }
    #expect(Self.call(usual, "agent")?["disconnectType"]?.string == "transfer")
    #expect(Self.call(other, "agent")?["disconnectType"]?.string == "transfer.consult")
  }

  @Test func `hub_peer: the customer's call points at nothing, or at the first internal call`() throws {
    let usual = try Self.document("inbound")
    let other = try Self.document("inbound") { $0.hubPeer = .firstLeg }
    #expect(Self.call(usual, "customer")?["peerId"] == nil)
    #expect(Self.call(other, "customer")?["peerId"]?.string == Self.call(other, "ivr")?["id"]?.string)
  }

  @Test func `flags and agent_assist mark agents, external_organizations customers`() throws {
    let document = try Self.document("inbound") {
      $0.tellsFlags = true
      $0.assistsAgents = true
      $0.externalOrganizations = 1
    }
    #expect(Self.participants(document, "agent").first?["flaggedReason"]?.string == "general")
    #expect(Self.call(document, "agent")?["agentAssistantId"]?.string != nil)
    for customer in Self.participants(document, "customer") {
      #expect((customer["externalContactId"] == nil) == (customer["externalOrganizationId"] == nil))
      #expect((customer["externalContactId"] == nil) == (customer["externalContactInitialDivisionId"] == nil))
    }
    let plain = try Self.document("inbound")
    #expect(Self.participants(plain, "agent").first?["flaggedReason"] == nil)
    #expect(Self.call(plain, "agent")?["agentAssistantId"] == nil)
  }

  @Test func `deleted_wrap_up_codes: the record shows that the code is gone`() throws {
    let document = try Self.document("inbound") { $0.deletedCodes = ["Resolved"] }
    #expect(Self.participants(document, "agent").first?["wrapup"]?["code"]?.string == "ININ-WRAP-UP-DELETED")
  }

  @Test func `wrap_up_policy: forced and requested work have prompts of their own`() throws {
    for (policy, prompt) in [
      (CellDirectory.Queue.WrapUpPolicy.forced(.seconds(60)), "forcedTimeout"),
      (.onRequest(.seconds(60)), "agentRequested"),
    ] {
      var directory = SampleRecords.directory
      for queue in directory.queues.indices { directory.queues[queue].wrapUpPolicy = policy }
      let document = try Self.document("inbound", directory)
      let agent = try #require(Self.participants(document, "agent").first)
      #expect(agent["wrapupPrompt"]?.string == prompt)
      #expect(agent["wrapupTimeoutMs"]?.integer == 60_000)
      let isRequested = Self.call(document, "agent")?["afterCallWorkRequired"]?.boolean
      #expect(isRequested == (prompt == "agentRequested"))
    }
  }

  @Test func `auto_answer: the queue's media settings say so`() throws {
    var directory = SampleRecords.directory
    for queue in directory.queues.indices { directory.queues[queue].answersByItself = true }
    let document = try Self.document("inbound", directory)
    #expect(Self.call(document, "agent")?["queueMediaSettings"]?["enableAutoAnswer"]?.boolean == true)
  }

  @Test func `A callback is the customer's request, the queue's and the agent's, and a call beside it`() throws {
    let document = try Self.document("callback")
    let customer = try #require(Self.participants(document, "customer").first)
    let queue = try #require(Self.participants(document, "acd").first)
    let agent = try #require(Self.participants(document, "agent").first)
    let request = customer["callbacks"]?.elements.first
    #expect(request?["initialState"]?.string == "scheduled" && request?["peerId"] == nil)
    #expect(queue["calls"]?.elements.count == 0)
    for other in [queue, agent] {
      #expect(other["callbacks"]?.elements.first?["peerId"]?.string == request?["id"]?.string)
    }
    let types = agent["calls"]?.elements.first?["segments"]?.elements.compactMap { $0["type"]?.string } ?? []
    #expect(types.starts(with: ["Contacting", "Dialing", "Interact"]))
    #expect(agent["calls"]?.elements.first?["peerId"]?.string == customer["calls"]?.elements.first?["id"]?.string)
  }

  @Test func `A message for a queue is a callback that outlasts the call, one for a colleague is none`() throws {
    let document = try Self.document("voicemail")
    let recorder = try #require(Self.participants(document, "voicemail").first)
    #expect(
      recorder["calls"]?.elements.first?["segments"]?.elements.compactMap { $0["type"]?.string } == [
        "System", "Interact",
      ])
    let customer = try #require(Self.participants(document, "customer").first)
    let callback = try #require(customer["callbacks"]?.elements.first)
    #expect(callback["voicemail"]?["uploadStatus"]?.string == "complete")
    #expect(callback["segments"]?.elements.compactMap { $0["type"]?.string } == ["Uploading", "Interact"])
    let waiting = Self.participants(document, "acd").last
    #expect(waiting?["calls"]?.elements.count == 0 && waiting?["callbacks"]?.elements.count == 1)
    let other = try Self.document("blind-transfer-to-voicemail")
    #expect(Self.participants(other, "voicemail").count == 1)
    #expect((other["participants"]?.elements ?? []).allSatisfy { $0["callbacks"]?.elements.isEmpty ?? false })
    let destination = other["recentTransfers"]?.elements.first?["destination"]?["address"]?.string
    #expect(destination?.hasSuffix(";user=voicemail") ?? false)
  }

  @Test func `A contact that was looked at first is a callback with dialerPreview on both parties`() throws {
    let document = try Self.document("campaign-preview")
    for purpose in ["customer", "agent"] {
      let party = try #require(Self.participants(document, purpose).first)
      let callback = try #require(party["callbacks"]?.elements.first)
      #expect(
        callback["dialerPreview"]?["campaignId"]?.string
          == Self.participants(document, "customer").first?["attributes"]?["dialerCampaignId"]?.string)
      #expect(party["calls"]?.elements.count == 1)
    }
  }
}
