public import Dialects

/// Everything that `verify` holds this platform's file to.
public let ccpRules: [any Rule.Type] = []
