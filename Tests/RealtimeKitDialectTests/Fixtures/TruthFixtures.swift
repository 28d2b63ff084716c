import Dialects
import JSONText

@testable import RealtimeKitDialect

extension Fixture {
  static let truthFixtures: [Fixture] = [
    Fixture("realtimekit.truth.known") { run in
      var forgotten = TruthIndex.Conversation()
      forgotten.id = "forgotten"
      forgotten.realtimeKitSessionID = stranger
      run.truth.add(forgotten)
    },
    Fixture("realtimekit.truth.stay") { run in
      run.peer("desktop-customer", 0) { $0[edit: "custom_participant_id"] = .string("caller-999999") }
    },
    Fixture("realtimekit.truth.room") { run in
      run.session("desktop-customer") { $0[edit: "meeting_display_name"] = .string("elsewhere") }
    },
    Fixture("realtimekit.truth.reconnects") { run in
      run.truth("desktop-customer") { conversation in
        var action = TruthIndex.Action()
        action.at = conversation.legs[0].leftAt - 30_000
        action.action = "reconnect"
        conversation.actions.append(action)
      }
    },
    Fixture("realtimekit.truth.sent") { run in
      run.truth("desktop-customer") { $0.legs[0].uplink?.sent += 2_000 }
    },
    Fixture("realtimekit.truth.lost") { run in
      run.truth("desktop-customer") { $0.legs[0].uplink?.lost = 0 }
    },
    Fixture("realtimekit.truth.concealments") { run in
      run.rows("desktop-customer", 0, .audioConsumer) { $0[3].add(500, to: "concealment_events") }
      run.settle("desktop-customer", 0)
    },
    Fixture("realtimekit.truth.mutes") { run in
      run.truth("desktop-customer") { conversation in
        for index in conversation.actions.indices where conversation.actions[index].action == "mute" {
          conversation.actions[index].at += 5
        }
      }
    },
    Fixture("realtimekit.truth.videos") { run in
      run.truth("meeting") { conversation in
        for index in conversation.actions.indices where conversation.actions[index].action == "camera_off" {
          conversation.actions[index].at += 5
        }
      }
    },
    Fixture("realtimekit.truth.audibility") { run in
      run.truth("desktop-customer") { conversation in
        for (name, seconds) in [("hold", 60), ("unhold", 20)] {
          var action = TruthIndex.Action()
          action.at = conversation.legs[0].leftAt - Int64(seconds) * 1_000
          action.leg = 3
          action.action = name
          action.target = 0
          conversation.actions.append(action)
        }
      }
    },
  ]
}
