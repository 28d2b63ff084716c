import EventKernel
import GroundTruth
import Quantities
import Randomness

/// What an agent will do in a conversation that is written.
///
/// Somebody who writes is set aside instead of put on hold, and passed on to whoever of the queue is free next; nobody
/// is consulted or called in.
extension TalkPlanner {
  /// Share of chats that the customer closes; letters, posts and messengers have nothing to close.
  ///
  /// Inferred.
  private static let customerCloses = 0.5

  /// Writes the steps into `script` in place of what stands there, the last one first; `acts` is memory to work in.
  func plan(
    _ writing: WritingTable, _ tables: FloorTables, into script: inout PlainStore<TalkStep>,
    by acts: inout PlainStore<PlannedAct>
  ) {
    var service = stream(.service)
    let length = tables.queues[queue].talk.duration(from: &service, times: pace)
    let closes = service.chance(Self.customerCloses)
    let falls = service.chance(writing.silent)
    let isPassedOn = segment == 0 && service.chance(writing.passedOn)
    let isSetAside = service.chance(writing.aside)
    let place = service.uniform(from: 0.2, to: 0.6)
    let away = tables.talk.hold.duration(from: &service)
    acts.removeAll()
    script.removeAll()
    if isSetAside {
      insert(PlannedAct(offset: .seconds(rounding: length.inSeconds * place), act: .hold(away)), into: &acts)
    }
    if isPassedOn {
      let offset = SimulationDuration.seconds(rounding: length.inSeconds * 0.7)
      insert(PlannedAct(offset: offset, act: .blindTransfer(.queue(queue))), into: &acts)
    }
    let ending: TalkStep.Act =
      switch tables.queues[queue].medium {
      case .chat: falls ? .fallSilent : .hangUp(byCustomer: closes)
      case .message: falls ? .fallSilent : .hangUp(byCustomer: false)
      case .voice, .email, .social: .hangUp(byCustomer: false)
      }
    write(acts, length: length, ending: ending, into: &script)
  }
}
