public import Dialects
public import Documents
public import GroundTruth
import JSONText
import Randomness

/// Makes some documents of a record imperfect, once every dialect has told it, and keeps account of it.
///
/// What one primary id has in one file of one conversation has one anomaly or none. Whether, which and how is drawn from
/// streams that belong to (file, id, conversation) alone: it is the same in every shard, with any number of jobs and
/// whatever other files are written.
public struct AnomalyInjection {
  let settings: AnomalySettings
  let streams: [DocumentStream]
  let seed: UInt64
  let conversation: Conversation

  /// Anomalies in documents of a conversation.
  ///
  /// - Parameters:
  ///   - settings: how many and where, by the positions of `streams`.
  ///   - streams: those that the writer writes.
  ///   - seed: that of the run.
  public init(
    settings: AnomalySettings, streams: [DocumentStream], seed: UInt64, conversation: Conversation
  ) {
    self.settings = settings
    self.streams = streams
    self.seed = seed
    self.conversation = conversation
  }

  /// The documents of one id in one stream, as positions among the writer's entries, in file order.
  private struct Group {
    var stream: Int
    var identifier: String
    var positions: [Int]
  }

  /// Changes documents from the entry at `first` on.
  public func apply(to writer: inout DocumentWriter, from first: Int) -> [Anomaly] {
    groups(of: writer, from: first).compactMap { anomaly(in: $0, &writer) }
  }

  private func groups(of writer: borrowing DocumentWriter, from first: Int) -> [Group] {
    var groups: [Group] = []
    var known: [Int: [String: Int]] = [:]
    for position in first..<writer.entries.count {
      let stream = writer.entries[position].stream
      guard !settings.imperfections[stream].isEmpty else { continue }
      let identifier = writer.identifier(of: position)
      if let group = known[stream]?[identifier] {
        groups[group].positions.append(position)
      } else {
        known[stream, default: [:]][identifier] = groups.count
        groups.append(Group(stream: stream, identifier: identifier, positions: [position]))
      }
    }
    for index in groups.indices {
      groups[index].positions.sort { left, right in
        let (one, other) = (writer.entries[left], writer.entries[right])
        return one.time == other.time ? one.ordinal < other.ordinal : one.time < other.time
      }
    }
    return groups
  }

  private func anomaly(in group: Group, _ writer: inout DocumentWriter) -> Anomaly? {
    let file = streams[group.stream].path
    let entity = EntityID.child(of: EntityID.child(of: conversation.entity, file), group.identifier)
    var draws = RandomStream(StreamKey(seed: seed, entity: entity, purpose: .anomalies))
    guard draws.uniform() < settings.rate else { return nil }
    let clean = group.positions.map { DeliveredText(writer.text(of: $0), streams[group.stream]) }
    let subject = Imperfection.Subject(
      documents: zip(group.positions, clean).compactMap { position, text in
        text.value.map { Imperfection.Subject.Document(time: writer.entries[position].time, value: $0) }
      })
    precondition(subject.documents.count == clean.count, "a dialect writes JSON")
    // Every kind that can occur here is as likely as any other.
    var order = Array(settings.imperfections[group.stream].indices)
    draws.shuffle(&order)
    for choice in order {
      let imperfection = settings.imperfections[group.stream][choice]
      let bucket = UInt64(choice + 1)
      var own = RandomStream(StreamKey(seed: seed, entity: entity, purpose: .anomalies, bucket: bucket))
      let outcomes = imperfection.apply(subject, &own)
      guard !outcomes.isEmpty, isUndoable(outcomes, subject, clean, streams[group.stream]) else { continue }
      let changes = outcomes.map { change($0, group, clean, &writer) }
      let at = group.positions.map { writer.entries[$0].time }.min() ?? 0
      return Anomaly(
        entity: entity, kind: imperfection.kind, file: file, vendorID: group.identifier, cell: conversation.cell,
        conversation: conversation.entity, at: at, changes: changes)
    }
    return nil
  }

  /// Whether every line can be told from the others, and every one that moves can find back by its time and id alone.
  ///
  /// A platform may say the same twice at one time; which of the two was lost, say, nobody could tell. Of lines that are
  /// changed, all that are equal are changed alike.
  /// It goes back behind the lines that have its time, so none of them may have come after it; where lines are numbered,
  /// the number of a lost line says where it was.
  private func isUndoable(
    _ outcomes: [Imperfection.Outcome], _ subject: Imperfection.Subject, _ clean: [DeliveredText],
    _ stream: DocumentStream
  ) -> Bool {
    var moved: Set<Int> = []
    func isUnique(_ index: Int) -> Bool {
      clean.indices.allSatisfy { $0 == index || clean[$0].written != clean[index].written }
    }
    for outcome in outcomes {
      switch outcome {
      case .edited(let index, let draft):
        if time(of: draft.document, stream) != subject.documents[index].time { moved.insert(index) }
      case .lost(let index):
        guard isUnique(index) else { return false }
        if stream.numberingPrefix == nil { moved.insert(index) }
      case .overtaken(let index, _):
        guard isUnique(index) else { return false }
        moved.insert(index)
      case .repeated(let index): guard isUnique(index) else { return false }
      }
    }
    return moved.allSatisfy { index in
      subject.documents.indices.allSatisfy { other in
        other <= index || moved.contains(other) || subject.documents[other].time != subject.documents[index].time
      }
    }
  }

  private func change(
    _ outcome: Imperfection.Outcome, _ group: Group, _ clean: [DeliveredText], _ writer: inout DocumentWriter
  ) -> Anomaly.Change {
    var change = Anomaly.Change()
    switch outcome {
    case .repeated(let index):
      change.line = clean[index].digest
      writer.deliver(group.positions[index], copies: 2)
    case .lost(let index):
      change.clean = clean[index].digest
      change.lost = clean[index].value
      writer.deliver(group.positions[index], copies: 0)
    case .overtaken(let index, let other):
      change.line = clean[index].digest
      change.clean = clean[index].digest
      let (position, behind) = (group.positions[index], group.positions[other])
      change.movedMilliseconds = writer.entries[behind].time - writer.entries[position].time
      writer.deliver(position, behind: behind)
    case .edited(let index, let draft):
      let stream = streams[group.stream]
      let text = DeliveredText(draft.document, stream)
      let (position, now) = (group.positions[index], time(of: draft.document, stream))
      change.line = text.digest
      change.clean = clean[index].digest
      change.edits = draft.edits
      change.movedMilliseconds = now - writer.entries[position].time
      writer.replace(position, by: text.written, time: now, identifierStart: text.identifierStart)
    }
    return change
  }

  private func time(of document: JSONValue, _ stream: DocumentStream) -> Int64 {
    guard let value = document[stream.order.time], let time = value.instant ?? value.integer else {
      preconditionFailure("an anomaly keeps the time that its line is ordered by")
    }
    return time
  }
}
