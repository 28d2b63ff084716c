import Dialects
enum GenesysShape { static let conversation: Shape = .anything }
