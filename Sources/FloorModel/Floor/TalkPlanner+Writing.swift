import EventKernel
import GroundTruth
import Quantities
import Randomness

/// What an agent will do in a conversation that is written.
///
/// Somebody who writes is set aside instead of put on hold, and passed on to whoever of the queue is free next, to a
/// colleague, or to somebody outside. A colleague may be asked beside it, or called in, and goes on with it. A connection
/// may break, or the service.
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
    var ending: TalkStep.Act =
      switch tables.queues[queue].medium {
      case .chat: falls ? .fallSilent : .hangUp(byCustomer: closes)
      case .message: falls ? .fallSilent : .hangUp(byCustomer: false)
      case .voice, .email, .social: .hangUp(byCustomer: false)
      }
    var act: TalkStep.Act? = isPassedOn ? .blindTransfer(.queue(queue)) : nil
    if writing.isEventful { addEvents(writing, tables, &act, &ending) }
    if writing.isParking, isSetAside, act == nil, ending.isUnforeseen {
      // Nobody comes back to it: it is over while it is away.
      let offset = SimulationDuration.seconds(rounding: length.inSeconds * place)
      script.append(TalkStep(delay: max(.seconds(30), away), act: ending))
      script.append(TalkStep(delay: offset, act: .hold(away)))
      return
    }
    if let act {
      insert(PlannedAct(offset: .seconds(rounding: length.inSeconds * 0.7), act: act), into: &acts)
    }
    write(acts, length: length, ending: ending, into: &script)
  }

  /// What not every desk knows; its draws are its own.
  private func addEvents(
    _ writing: WritingTable, _ tables: FloorTables, _ act: inout TalkStep.Act?, _ ending: inout TalkStep.Act
  ) {
    var draws = stream(.transfer)
    let choice = draws.uniform()
    let isDirect = draws.chance(writing.toColleague)
    let talk = SimulationDuration.seconds(rounding: draws.uniform(from: 15, to: 60))
    if act != nil {
      if isDirect { act = .blindTransfer(.team(team)) }
    } else if segment == 0 {
      if choice < writing.forwarded {
        let outside = tables.talk.blindTargets.targets.first { if case .outside = $0 { true } else { false } }
        act = outside.map { .blindTransfer($0) }
      } else if choice < writing.forwarded + writing.asked {
        act = .consult(ConsultPlan(target: .team(team), talk: talk, ending: .complete))
      } else if choice < writing.forwarded + writing.asked + writing.joined {
        let turns = PartyPlan.Turns(count: 0, first: .zero, second: .zero)
        act = .addParty(
          PartyPlan(
            target: .team(team), introduction: talk, holdAll: nil, turns: turns, threeParty: talk, ending: .stays))
      }
    }
    let trouble = draws.uniform()
    let byCustomer = draws.chance(0.5)
    if trouble < writing.lost {
      ending = .breakOff(byCustomer: byCustomer, .networkLost)
    } else if trouble < writing.lost + writing.broken {
      ending = .breakOff(byCustomer: true, .failed)
    }
  }
}

extension TalkStep.Act {
  /// Whether it is over without anybody closing it.
  fileprivate var isUnforeseen: Bool {
    switch self {
    case .fallSilent, .breakOff: true
    case .hold, .unhold, .blindTransfer, .consult, .addParty, .hangUp: false
    }
  }
}
