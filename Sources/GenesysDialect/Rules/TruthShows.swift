import Dialects
import JSONText

/// What is shown is what the truth has: pages and screens as shared screens of the customer, cameras as cameras.
struct TruthShows: TruthRule {
  static let id = "genesys.truth.beside"
  static let summary =
    "of every leg the connected cobrowsesessions it shares, screenshares with sharing, videos with a screen and videos "
    + "are its "
    + "screenshare_start and camera_on actions"

  func check(
    _ conversation: ConversationReading, _ truth: TruthIndex.Conversation, _ report: inout RuleReport
  ) {
    // Meetings are no conversations of this platform, and whoever speaks shows nothing.
    guard truth.isWritten else { return }
    for match in conversation.matched(truth) where match.leg.isHuman {
      let own = conversation.beside.filter { $0.participant.id == match.call.participant.id }
      let screens = own.filter { beside in
        (beside.list == "cobrowsesessions" && beside.json["cobrowseRole"]?.string == "sharer"
          && beside.json["connectedTime"] != nil) || beside.json["sharing"]?.boolean == true
          || beside.json["sharingScreen"]?.boolean == true
      }
      // Whoever asked for it is connected, and on camera once it is answered.
      let cameras = own.filter { $0.list == "videos" && $0.json["peerCount"]?.integer == 1 }
      func actions(_ word: String) -> Int { truth.actions.count { $0.action == word && $0.leg == match.leg.leg } }
      report.expect(
        screens.count == actions("screenshare_start") && cameras.count == actions("camera_on")
      ) {
        "leg \(match.leg.leg): \(screens.count) screens and \(cameras.count) cameras, in truth "
          + "\(actions("screenshare_start")) and \(actions("camera_on"))"
      }
    }
  }
}
