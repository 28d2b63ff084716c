public import Dialects

/// Everything that `verify` holds the truth itself to.
public let truthRules: [any Rule.Type] = []
