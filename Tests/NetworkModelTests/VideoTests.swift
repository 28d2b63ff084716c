import GroundTruth
import Quantities
import Randomness
import Testing
import _SampleRecords

@testable import NetworkModel

/// Cameras and screens: what is sent, and how it follows the path.
@Suite struct VideoTests {
  static let length: Int64 = 120

  static func person(_ number: Int, cores: Int = 8) -> Person {
    Person(
      entity: EntityID.child(of: 31, number), name: "p\(number)", displayName: "P", address: .client("p\(number)"),
      place: Place(
        city: "Chicago", subdivision: "Illinois", subdivisionCode: "IL", countryCode: "US", latitude: 418_800,
        longitude: -876_300, timeZone: "America/Chicago"),
      device: Device(
        client: .chrome, majorVersion: 140, system: .windows11, model: "", vendor: "", cores: cores, headset: .usb))
  }

  /// A meeting of `count` people on a quiet network, all there from the start with cameras on from second 1.
  static func meeting(_ count: Int = 2, cores: Int = 8) -> Conversation {
    let start = PathModelTests.start
    let legs = (0..<count).map { index in
      Leg(
        index: index, role: .attendee, person: index, transport: .webrtc, codec: .opus, network: 0, origin: .meeting,
        isInbound: true, offeredAt: start, answeredAt: start, joinedAt: start, leftAt: start + .seconds(length),
        end: .meetingOver)
    }
    return Conversation(
      entity: 71, cell: 0, number: 1, kind: .meeting, outcome: .completed,
      span: TimeSpan(start, start + .seconds(length)), people: (0..<count).map { person($0, cores: cores) },
      legs: legs, actions: legs.map { Action(at: start + .seconds(1), leg: $0.index, kind: .cameraOn) })
  }

  static func media(_ conversation: Conversation, _ effects: ImpairmentEffects? = nil) -> [LegSeries?] {
    var network = NetworkConfiguration(name: "office", profile: .officeFibre, followsDay: false)
    network.uplinkLoss = 0
    network.stallScale = 0
    let start = PathModelTests.start
    let episodes = effects.map {
      ConversationMediaTests.episode(network: 0, from: start + .seconds(40), to: start + .seconds(80), $0)
    }
    return ConversationMedia.series(
      of: conversation, directory: SampleRecords.directory, networks: [network],
      episodes: episodes.map { [$0] } ?? [], seed: 5
    ).series
  }

  /// The first person whose camera has two layers.
  static func standardCamera(_ effects: ImpairmentEffects? = nil) throws -> VideoSeries {
    let series = media(meeting(8), effects)
    return try #require(series.compactMap { $0?.camera }.first { $0.layers.count == 2 })
  }

  @Test func `a camera starts with a key frame and climbs to what is measured`() throws {
    let camera = try Self.standardCamera()
    #expect(camera.frameRate == 24)
    let low = camera.layers[1]
    #expect(!low[0].isActive)
    #expect(low[1].keyFrames == 1)
    for (layer, rate, size) in [(0, 815.0...835.0, (640, 480)), (1, 131.0...140.0, (320, 240))] {
      let settled = camera.layers[layer][20..<110]
      let bits = settled.reduce(0) { $0 + Int($1.payloadBytes) } * 8
      #expect(rate.contains(Double(bits) / 90 / 1_000))
      #expect(settled.allSatisfy { (Int($0.width), Int($0.height)) == size && $0.limitation == .none })
      #expect(settled.allSatisfy { (22...24).contains($0.frames) })
    }
    let packets = camera.layers.map { $0[20..<110].reduce(0) { $0 + Int($1.sent) } / 90 }
    #expect((94...102).contains(packets[0]))
    #expect((23...28).contains(packets[1]))
    #expect(low[1...4].contains { $0.limitation == .bandwidth })
  }

  @Test func `a capped line takes the large layer away and gives it back`() throws {
    let camera = try Self.standardCamera(ImpairmentEffects(bandwidth: 250_000))
    #expect(camera.layers[0][30].width == 640)
    #expect(camera.layers[0][50...78].allSatisfy { !$0.isActive })
    #expect(camera.layers[1][50...78].allSatisfy { $0.isActive && $0.limitation == .bandwidth })
    let rates = camera.layers[1][50...78].map { Double($0.payloadBytes) * 8 }
    #expect(rates.allSatisfy { $0 < 250_000 })
    // It comes back small within a few seconds of the cap's end, and recovers within thirty more.
    #expect(camera.layers[0][100].width == 480)
    #expect(camera.layers[0][118].width == 640)
    let back = try #require(camera.layers[0].indices.first { $0 > 80 && camera.layers[0][$0].isActive })
    #expect(camera.layers[0][back].keyFrames == 1)
  }

  @Test func `a narrow line is told to the forwarding unit, and its end is found by probing`() throws {
    let series = Self.media(Self.meeting(3), ImpairmentEffects(bandwidth: 250_000))
    let allowance = try #require(series[0]?.videoAllowance)
    #expect(allowance.count == series[0]?.downlink.seconds.count)
    #expect(allowance[0..<40].allSatisfy { $0 == .max })
    // 250 less 50 for voice, and 15 % below that.
    #expect(allowance[41...79].allSatisfy { $0 == 170_000 })
    #expect(zip(allowance[80...], allowance[81...]).allSatisfy { $0 < $1 })
    #expect(allowance[90] > 300_000)
    #expect(Self.media(Self.meeting(3), ImpairmentEffects(delayAdded: 1)).allSatisfy { $0?.videoAllowance == nil })
  }

  @Test func `a cap that ramps takes away size before layers, and frames last`() throws {
    let camera = try Self.standardCamera(ImpairmentEffects(bandwidth: 90_000, rampIn: 40_000_000))
    let (large, small) = (camera.layers[0], camera.layers[1])
    let shrunk = try #require((40..<80).first { large[$0].width == 480 })
    let gone = try #require((40..<80).first { !large[$0].isActive })
    #expect(shrunk < gone)
    let slow = try #require((40..<80).first { small[$0].isActive && small[$0].frames < 18 })
    #expect(gone < slow)
    #expect((gone..<80).allSatisfy { small[$0].limitation == .bandwidth })
  }

  @Test func `loss is repaired, and what cannot be asks for a picture`() throws {
    let camera = try Self.standardCamera(ImpairmentEffects(lossAdded: 150_000, lossBurst: 2_000))
    let hit = camera.layers.flatMap { $0[40..<80] }
    let calm = camera.layers.flatMap { $0[5..<40] }
    #expect(hit.contains { $0.retransmitted > 0 })
    #expect(calm.allSatisfy { $0.retransmitted == 0 && $0.lost == 0 })
    #expect(hit.reduce(0) { $0 + Int($1.pictureLossIndications) } > 0)
    for layer in camera.layers {
      for second in layer where second.isActive { #expect(second.keyFrames <= 1 && second.lost <= second.sent) }
    }
  }

  @Test func `nothing gets through an outage`() throws {
    let camera = try Self.standardCamera(ImpairmentEffects(isOutage: true))
    let out = camera.layers.flatMap { $0[41..<79] }.filter(\.isActive)
    #expect(!out.isEmpty)
    #expect(out.allSatisfy { $0.lost == $0.sent && $0.retransmitted == 0 && $0.pictureLossIndications == 0 })
  }

  @Test func `weak computers in large grids get too busy, others never`() {
    func busySeconds(_ conversation: Conversation) -> Int {
      Self.media(conversation).compactMap { $0?.camera?.layers.last }.joined().count { $0.limitation == .cpu }
    }
    #expect(busySeconds(Self.meeting(8, cores: 4)) > 0)
    #expect(busySeconds(Self.meeting(8, cores: 8)) == 0)
    #expect(busySeconds(Self.meeting(3, cores: 4)) == 0)
  }

  @Test func `everybody who joins gets a whole picture`() throws {
    var conversation = Self.meeting(3)
    let joined = PathModelTests.start + .seconds(50)
    conversation.legs[2].joinedAt = joined
    let series = Self.media(conversation)
    for layer in try #require(series[0]?.camera).layers {
      #expect((layer[50].pictureLossIndications, layer[50].keyFrames) == (1, 1))
    }
  }

  @Test func `a shared screen is one large layer at five frames`() throws {
    var conversation = Self.meeting(2)
    let start = PathModelTests.start
    conversation.actions.append(Action(at: start + .seconds(10), leg: 1, kind: .screenshareStart))
    conversation.actions.append(Action(at: start + .seconds(100), leg: 1, kind: .screenshareStop))
    let series = Self.media(conversation)
    #expect(series[0]?.screen == nil)
    let screen = try #require(series[1]?.screen)
    #expect((screen.layers.count, screen.frameRate) == (1, 5))
    let layer = screen.layers[0]
    #expect(layer.indices.allSatisfy { layer[$0].isActive == (10..<100).contains($0) })
    #expect(layer[10].keyFrames == 1)
    #expect(layer[12..<98].allSatisfy { $0.frames == 5 && $0.width >= 1_440 })
  }
}
