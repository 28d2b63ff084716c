import GroundTruth

/// A scheduled video meeting.
extension SampleRecords {
  /// Four attendees with cameras, a shared screen, chat and microphones muted; one drops off and comes back.
  static func meeting(_ slot: Int) -> SampleScene {
    var scene = SampleScene("meeting", slot: slot, kind: .meeting, queue: nil)
    scene.title = "weekly"
    let host = attendee(&scene, SampleCast.coaches[0], from: 0, to: 300, end: .hungUp)
    let first = attendee(&scene, SampleCast.agents[3], from: 4.2, to: 300, end: .meetingOver)
    let second = attendee(&scene, SampleCast.agents[4], from: 11.7, to: 140, end: .networkLost, network: .home)
    let outside = attendee(&scene, SampleCast.desktopCaller(46), from: 20, to: 245, end: .hungUp, network: .home)
    let back = attendee(
      &scene, SampleCast.agents[4], from: 171, to: 300, end: .meetingOver, network: .home,
      origin: .rejoin(of: second))
    scene.act(0.9, host, .cameraOn)
    scene.act(6, first, .cameraOn)
    scene.act(7, first, .mute)
    scene.act(13, second, .mute)
    scene.talk([host], from: 14, to: 58)
    scene.act(30, outside, .chat, text: "Sorry for being late.")
    scene.act(59, first, .unmute)
    scene.talk([first, host], from: 60, to: 118)
    scene.act(119, host, .screenshareStart)
    scene.outage(second, from: 110, to: 140)
    scene.act(172, back, .cameraOn)
    scene.talk([host, back], from: 173, to: 209)
    scene.act(210, host, .screenshareStop)
    scene.act(232, first, .cameraOff)
    scene.act(240, host, .chat, text: "Slides are in the shared folder.")
    scene.talk([host, first, back], from: 246, to: 298)
    return scene
  }

  private static func attendee(
    _ scene: inout SampleScene, _ person: Person, from joined: Double, to left: Double, end: Leg.End,
    network: SampleFloor.Network = .office, origin: Leg.Origin = .meeting
  ) -> Int {
    scene.add(
      .attendee, person, network: network, origin: origin, isInbound: true, offered: joined, answered: joined + 0.2,
      joined: joined + 0.5, left: left, end: end)
  }
}
