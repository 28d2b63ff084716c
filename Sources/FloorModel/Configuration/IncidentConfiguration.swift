/// What the clients of a meeting's attendees run into.
///
/// Shares are of attendees with a WebRTC client, rates are per attendee and hour. Default 0 throughout; while all are,
/// nothing is told of clients beyond what everybody's does.
public struct IncidentConfiguration: Hashable, Sendable {
  /// Attendees whose client does not get their microphone: they stay muted.
  public var microphone = 0.0
  /// Attendees who would switch a camera on and whose client does not get it.
  public var camera = 0.0
  /// Attendees who once want to share a screen and do not come to it.
  public var screen = 0.0
  /// Attendees whose browser asks before it plays to a loudspeaker and is refused.
  public var loudspeaker = 0.0
  /// How often a headset or webcam is plugged in or pulled out.
  public var hotPlugs = 0.0
  /// How often the page or application goes out of sight.
  public var backgrounds = 0.0
  /// How often the system takes a capture away for some seconds.
  public var interruptions = 0.0
  /// Attendees whose browser refuses to play sound or pictures before the user touches the page.
  public var playback = 0.0
  /// Attendees whose client falls back to an older way of coding pictures for a while.
  public var fallbacks = 0.0
  /// Attendees whose client measures the way to several regions before it joins.
  public var networkTests = 0.0
  /// Attendees whose computer is once kept busy by other programs.
  public var load = 0.0
  /// Attendees whose device once gets too hot to work at full speed.
  public var heat = 0.0

  /// Nothing out of the ordinary.
  public init() {}
}
