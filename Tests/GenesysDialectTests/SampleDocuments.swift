import JSONText
import _RuleFixtures
import _SampleRecords

/// The conversations of the sample run as a reader gets them, by the names of the samples, to be edited by fixtures.
struct SampleDocuments {
  private(set) var all: [(name: String, document: JSONValue)]
  /// The events of the users' topics.
  var notifications = SampleFiles.good["genesys.notification"]
  /// Whether any of them was changed.
  var editsNotifications = false
  /// Whether the run has its truth, from which some claims about the documents follow.
  var hasTruth = true

  /// The run as the dialect wrote it: one line for each sample that is known to the platform, in their order.
  static let good = SampleDocuments(
    all: zip(SampleRun.all.map(\.name), SampleFiles.good["genesys.conversation"]).map { ($0, $1) })

  /// The document of a sample; nil removes it.
  subscript(name: String) -> JSONValue? {
    get { all.first { $0.name == name }?.document }
    set {
      guard let position = all.firstIndex(where: { $0.name == name }) else { return }
      if let newValue { all[position].document = newValue } else { all.remove(at: position) }
    }
  }

  /// Changes the document of a sample.
  mutating func edit(_ name: String, _ change: (inout JSONValue) -> Void) {
    guard var document = self[name] else { return }
    change(&document)
    self[name] = document
  }

  /// Changes the first event that `matches`.
  mutating func editNotification(_ matches: (JSONValue) -> Bool, _ change: (inout JSONValue) -> Void) {
    guard let position = notifications.firstIndex(where: matches) else { return }
    change(&notifications[position])
    editsNotifications = true
  }

  /// The file with these documents among those of every other platform.
  var files: SampleFiles {
    var files = SampleFiles.told(by: SampleFiles.platforms, withTruth: hasTruth)
    files["genesys.conversation"] = all.map(\.document)
    // Final states follow from live ones: a change to the former is judged in a run that was written without the latter.
    files["genesys.notification"] = editsNotifications ? notifications : []
    return files
  }
}
