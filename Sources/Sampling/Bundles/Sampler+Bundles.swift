import Dialects
import JSONText
import Randomness

/// Documents that belong together.
extension Sampler {
  /// Whether documents of the type tell of a conversation, so that there are bundles with them.
  public var hasBundles: Bool { DocumentTypes.isOfConversations(position) }

  /// How often a way to break a bundle is chosen anew when it breaks nothing, or more than one rule.
  private static let attempts = 24

  /// All documents of a conversation of which at least one is of the sampler's type.
  ///
  /// - Parameter style: `typical`; `spellings`, in which all of them are spelt in one other way; or `invalid`, in which
  ///   something that holds between documents is broken by a change to one of the sampler's type. There are no `edges`:
  ///   extreme values of one document agree with no other.
  /// - Precondition: `hasBundles`, and a style that bundles have.
  public func bundle(_ style: SampleStyle, seed: UInt64, index: Int) -> SampleBundle {
    precondition(hasBundles, "\(documentType) is not among the documents of a conversation")
    precondition(style != .edges, "a bundle is typical, spelt otherwise or invalid")
    var choices = Choices(
      drawnBy: StreamKey(seed: seed, entity: UInt64(index), purpose: .sampleBundles, bucket: style.number))
    let members = conversation(seed: seed, index: index)
    switch style {
    case .typical, .edges: return SampleBundle(members: members)
    case .spellings: return spelt(members, &choices)
    case .invalid: return broken(members, &choices)
    }
  }

  // MARK: Conversations

  /// Worlds one after another, and of each the conversations that tell documents of the type, in the order of the file.
  private func conversation(seed: UInt64, index: Int) -> [SampleBundle.Member] {
    let part = sequence(seed: seed).conversation(at: index)
    let world = bundleWorlds.world(part.plan)
    return world.members(ofConversation: part.conversation)
  }

  // MARK: Styles

  private func spelt(_ members: [SampleBundle.Member], _ choices: inout Choices) -> SampleBundle {
    var spelling = SpelledText(&choices)
    return SampleBundle(
      members: members.map { member in
        guard let value = try? JSONReader.parse(member.text), let shape = Self.shape(of: member.documentType) else {
          return member
        }
        return SampleBundle.Member(documentType: member.documentType, text: spelling.text(of: value, shape))
      })
  }

  /// Rules have their turn alike, whether much breaks them or little; one bundle in three is broken anywhere.
  private func broken(_ members: [SampleBundle.Member], _ choices: inout Choices) -> SampleBundle {
    let own = BundleRelationTable.Example(members, changing: documentType)
    let table = bundleTable
    if choices.draw(weights: [1, 2]) == 1, !table.rules.isEmpty {
      let (rule, ways) = choices.element(of: table.rules)
      let way = choices.element(of: ways)
      let example = table.examples[way.example]
      // To this conversation, if the change means the same in it, and otherwise to the one that it was found in.
      if let change = way.change.carried(to: own.documents[documentType] ?? [], &choices),
        let bundle = bundle(own, change), bundle.label?.label.rule == rule
      {
        return bundle
      }
      if let bundle = bundle(example, way.change) { return bundle }
    }
    let shape = DocumentTypes.all[position].shape
    for _ in 0..<Self.attempts {
      if let change = BundleChange.any(to: own.documents[documentType] ?? [], shape, &choices),
        let bundle = bundle(own, change)
      {
        return bundle
      }
    }
    return withStranger(members, own.documents[documentType] ?? [])
  }

  /// A conversation after a change; nil when not exactly one rule minds.
  private func bundle(_ example: BundleRelationTable.Example, _ change: BundleChange) -> SampleBundle? {
    var documents = example.documents
    var changed = documents[documentType] ?? []
    guard let place = change.apply(to: &changed), changed.allSatisfy(DocumentTypes.all[position].shape.accepts) else {
      return nil
    }
    documents[documentType] = changed
    let offences = example.judge.offences(of: documents, changing: documentType)
    guard offences.count == 1 else { return nil }
    let label = SampleLabel(
      rule: offences[0].rule, pointer: place.pointer, kind: change.kind, description: offences[0].message)
    return SampleBundle(
      members: Self.members(example.members, replacing: documentType, by: changed),
      label: BundleLabel(label: label, documentType: documentType, index: place.document), base: example.members)
  }

  /// The bundle with a member in a document that its contract does not know: what is left when no relation breaks alone.
  private func withStranger(_ members: [SampleBundle.Member], _ documents: [JSONValue]) -> SampleBundle {
    var documents = documents
    documents[0] = .object(documents[0].members + [("unexpected", .integer(1))])
    let label = SampleLabel(
      rule: "contract.extra-property", pointer: "/unexpected", kind: "extra-property",
      description: "/unexpected: is not in the contract")
    return SampleBundle(
      members: Self.members(members, replacing: documentType, by: documents),
      label: BundleLabel(label: label, documentType: documentType, index: 0), base: members)
  }

  private static func members(
    _ members: [SampleBundle.Member], replacing type: String, by documents: [JSONValue]
  ) -> [SampleBundle.Member] {
    let before = members.prefix { $0.documentType != type }
    let behind = members.reversed().prefix { $0.documentType != type }.reversed()
    return before + documents.map { SampleBundle.Member(documentType: type, text: $0.compactBytes) } + behind
  }

  private static func shape(of documentType: String) -> Shape? {
    DocumentTypes.names.firstIndex(of: documentType).map { DocumentTypes.all[$0].shape }
  }
}
