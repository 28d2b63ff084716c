public import Dialects

/// What platforms must agree on among themselves.
///
/// That each agrees with the truth is the business of its own rules, and agreement with the truth makes times, packets,
/// holds and mutes agree with one another. What is left is here: who takes part where, and what the truth does not
/// state but two platforms say of the same device.
public let crossDialectRules: [any Rule.Type] = [
  ConferenceMembership.self, SessionMembership.self, ContactMembership.self, DesktopMembership.self,
  SameBrowser.self, SameSystem.self, SameAddress.self, SamePlace.self,
]
