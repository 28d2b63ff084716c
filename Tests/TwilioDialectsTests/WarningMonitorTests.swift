import Testing

@testable import TwilioDialects

/// Time is counted in seconds since the first sample, which is sample 1; warnings are enabled at 5.
@Suite struct `Warning monitor` {
  /// What happened to one warning: when it was raised, when cleared.
  private struct Story: Equatable {
    var raised: [Int] = []
    var cleared: [Int] = []
  }

  /// A second without anything wrong: loud speech on both sides, a short clean path.
  private static func cleanSample(_ second: Int) -> SDKSample {
    var sample = SDKSample()
    sample.roundTrip = 50_00
    sample.jitter = 2_00
    sample.meanOpinionScore = second == 1 ? nil : 4_41
    sample.bytesReceived = 8_000_00
    sample.bytesSent = 8_000_00
    sample.input = LevelMoments(speech: 1_000, level: 3_000)
    sample.output = LevelMoments(speech: 1_000, level: 3_000)
    return sample
  }

  private static func story(
    of name: String, _ flavour: SDKClient.Flavour = .javaScript, seconds: Int = 60, enabledAt: Int = 5,
    _ edit: (Int, inout SDKSample) -> Void
  ) -> Story {
    var monitor = WarningMonitor()
    monitor.begin(flavour, createdAt: Int64(enabledAt) * 1_000 - WarningMonitor.quietStart)
    for second in 1...seconds {
      var sample = cleanSample(second)
      edit(second, &sample)
      monitor.observe(sample, at: Int64(second) * 1_000)
    }
    var story = Story()
    for warning in monitor.warnings where "\(warning.name)" == name {
      if warning.isRaised { story.raised.append(Int(warning.at / 1_000)) }
      if !warning.isRaised { story.cleared.append(Int(warning.at / 1_000)) }
    }
    return story
  }

  @Test func `a clean call raises nothing`() {
    var monitor = WarningMonitor()
    monitor.begin(.javaScript, createdAt: 0)
    for second in 1...120 { monitor.observe(Self.cleanSample(second), at: Int64(second) * 1_000) }
    #expect(monitor.warnings.isEmpty)
  }

  @Test func `three slow samples raise high-rtt at the third and clear it ten clean ones later`() {
    let story = Self.story(of: "high-rtt") { second, sample in
      if (20...22).contains(second) { sample.roundTrip = 450_00 }
    }
    #expect(story == Story(raised: [22], cleared: [32]))
  }

  @Test func `a bad beginning is reported as soon as warnings are enabled`() {
    let story = Self.story(of: "high-rtt") { second, sample in
      if (1...8).contains(second) { sample.roundTrip = 450_00 }
    }
    #expect(story == Story(raised: [5], cleared: [18]))
  }

  @Test func `low-mos waits until the first sample, which has no score, has left the window`() {
    let story = Self.story(of: "low-mos") { second, sample in
      if (2...16).contains(second) { sample.meanOpinionScore = 2_50 }
    }
    #expect(story == Story(raised: [11], cleared: [26]))
  }

  @Test func `three samples without a byte raise low-bytes-received and the first byte clears it`() {
    let story = Self.story(of: "low-bytes-received") { second, sample in
      if (21...28).contains(second) { sample.bytesReceived = 0 }
    }
    #expect(story == Story(raised: [23], cleared: [29]))
  }

  @Test func `a warning stands for five seconds even when its cause is gone sooner`() {
    let story = Self.story(of: "low-bytes-received") { second, sample in
      if (21...23).contains(second) { sample.bytesReceived = 0 }
    }
    #expect(story == Story(raised: [23], cleared: [28]))
  }

  @Test func `a value on the limit is not beyond it`() {
    let story = Self.story(of: "high-jitter") { _, sample in sample.jitter = 30_00 }
    #expect(story == Story())
  }

  @Test func `the mean of seven samples above 3 percent raises high-packets-lost-fraction`() {
    // 22/7 is the first mean above 3.
    let story = Self.story(of: "high-packets-lost-fraction") { second, sample in
      if second == 20 { sample.loss = 21_00 }
      if second == 30 { sample.loss = 22_00 }
    }
    #expect(story == Story(raised: [30], cleared: [37]))
  }

  @Test func `nothing new is said of jitter while nothing arrives`() {
    let story = Self.story(of: "high-jitter", seconds: 40) { second, sample in
      if second >= 20 { (sample.jitter, sample.bytesReceived) = (90_00, 0) }
    }
    #expect(story == Story())
  }

  @Test func `mobile SDKs look at five samples`() {
    let story = Self.story(of: "high-rtt", .iOS) { second, sample in
      if (20...22).contains(second) { sample.roundTrip = 450_00 }
    }
    #expect(story == Story(raised: [22], cleared: [27]))
  }

  @Test func `mobile SDKs warn of scores below 3.5`() {
    let edit: (Int, inout SDKSample) -> Void = { second, sample in
      if (20...24).contains(second) { sample.meanOpinionScore = 3_20 }
    }
    #expect(Self.story(of: "low-mos", .android, edit) == Story(raised: [22], cleared: [29]))
    #expect(Self.story(of: "low-mos", .javaScript, edit) == Story())
  }

  @Test func `ten seconds of one level raise the audio warning, and muted seconds do not count`() {
    let steady = LevelMoments(speech: 0, level: 20)
    let silent = Self.story(of: "constant-audio-input-level") { second, sample in
      if (21...34).contains(second) { sample.input = steady }
    }
    #expect(silent == Story(raised: [30], cleared: [35]))
    let muted = Self.story(of: "constant-audio-input-level") { second, sample in
      if (21...40).contains(second) { sample.input = nil }
    }
    #expect(muted == Story())
  }
}
