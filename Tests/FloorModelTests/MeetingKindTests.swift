import FloorModel
import GroundTruth
import Quantities
import Randomness
import Testing

/// Meetings with a stage, without sound or pictures, and with rooms; and what attendees' clients run into.
@Suite struct MeetingKindTests {
  /// Forty people who meet six times an hour, eight at a time with four guests.
  private static func meetings(
    seed: UInt64 = 11, _ change: (inout MeetingConfiguration) -> Void
  ) -> [Conversation] {
    TestFloor(seed: seed, hours: 6) { floor in
      floor.teams = [TeamConfiguration(name: "crew", count: 40, serves: [])]
      floor.shifts.breaks = []
      floor.shifts.pausesPerShift = 0
      var meeting = MeetingConfiguration(
        name: "meeting", start: TestFloor.start, duration: .constant(1_500), attendees: [.team(0)], count: 8)
      meeting.perHour = 6
      meeting.guests = 4
      change(&meeting)
      floor.meetings = [meeting]
    }.run().conversations
  }

  private static func isSound(_ conversation: Conversation) -> Bool {
    let record = ConversationRecord(
      conversation: conversation, series: conversation.legs.map { _ in nil }, impairments: [])
    // Media are another module's: without them every leg that should have some lacks them.
    return record.invariantViolations().allSatisfy { $0.contains("media") || $0.contains("series") }
  }

  @Test(arguments: [MeetingFormat.webinar, .livestream, .audioRoom])
  func `only those on the stage speak and are seen, and whoever is asked onto it from then on`(
    format: MeetingFormat
  ) {
    let found = Self.meetings { meeting in
      meeting.format = format
      meeting.presenters = 3
      meeting.promoted = 0.3
      meeting.camera = 1
    }
    #expect(found.count > 5)
    var promoted = 0
    for meeting in found {
      #expect(Set(meeting.legs.filter(\.isOnStage).map(\.person)).count <= 3)
      for leg in meeting.legs where !leg.isOnStage {
        let entrance = leg.device?.incidents.first { $0.kind == .promoted }?.at
        promoted += entrance == nil ? 0 : 1
        let acts = meeting.actions.filter { action in
          action.leg == leg.index && (action.kind == .unmute || action.kind == .cameraOn)
        }
        #expect(acts.allSatisfy { $0.at > entrance ?? leg.leftAt })
      }
      if !format.hasPictures { #expect(!meeting.actions.contains { $0.kind == .cameraOn }) }
    }
    #expect(promoted > 0)
  }

  @Test func `in a chat nobody is heard or seen, and people write`() {
    let found = Self.meetings { meeting in
      meeting.format = .chat
      meeting.chat = 40
    }
    for meeting in found {
      #expect(!meeting.actions.contains { [.unmute, .cameraOn, .screenshareStart].contains($0.kind) })
    }
    #expect(found.contains { $0.actions.contains { $0.kind == .chat } })
  }

  @Test func `rooms lie inside their meeting, hold at least two, and everybody is in one place at a time`() {
    let found = Self.meetings { meeting in
      var breakouts = BreakoutConfiguration(rooms: 3)
      breakouts.after = .constant(240)
      breakouts.duration = .constant(300)
      meeting.breakouts = breakouts
      meeting.rejoin = 0
      meeting.early = 0
    }
    let parents = found.filter { !$0.rooms.isEmpty }
    #expect(parents.count > 5)
    for parent in parents {
      let moved = parent.legs.filter { $0.end == .removed }
      #expect(moved.count == parent.rooms.flatMap(\.legs).count)
      for room in parent.rooms {
        #expect(room.span.start >= parent.span.start && room.span.end <= parent.span.end)
        #expect(room.legs.count >= 2 && room.title?.hasPrefix("meeting: room ") == true)
        #expect(found.contains { $0.entity == room.entity })
        for leg in room.legs {
          let person = room.people[leg.person].entity
          let elsewhere = parent.legs.filter { parent.people[$0.person].entity == person }
          let span = TimeSpan(leg.offeredAt, leg.leftAt)
          #expect(elsewhere.allSatisfy { !TimeSpan($0.offeredAt, $0.leftAt).overlaps(span) })
          // They come back, unless the meeting was over by then.
          #expect(elsewhere.contains { $0.offeredAt > leg.leftAt })
        }
      }
    }
  }

  @Test func `whoever is refused a microphone stays muted, whoever is refused a camera unseen`() {
    let found = Self.meetings { meeting in
      meeting.camera = 1
      meeting.incidents.microphone = 0.5
      meeting.incidents.camera = 0.5
    }
    var refused = (microphones: 0, cameras: 0)
    for meeting in found {
      for leg in meeting.legs {
        let acts = meeting.actions.filter { $0.leg == leg.index }
        for incident in leg.device?.incidents ?? [] {
          switch incident.kind {
          case .permission(.microphone, let answer) where answer != .granted:
            refused.microphones += 1
            #expect(acts.filter { $0.kind == .mute || $0.kind == .unmute }.map(\.kind).count <= 1)
            #expect(!acts.contains { $0.kind == .unmute })
          case .permission(.camera, let answer) where answer != .granted:
            refused.cameras += 1
            #expect(!acts.contains { $0.kind == .cameraOn })
          default: break
          }
        }
      }
    }
    #expect(refused.microphones > 20 && refused.cameras > 20)
  }

  @Test func `what is said in a meeting is said unmuted, one sentence after the other`() {
    for meeting in Self.meetings(seed: 3, { $0.isTranscribed = true }) {
      #expect(Self.isSound(meeting))
      let said = meeting.actions.filter { $0.kind == .utterance }
      #expect(!said.isEmpty)
      for (sentence, next) in zip(said, said.dropFirst()) { #expect(sentence.at + sentence.duration <= next.at) }
    }
  }
}
