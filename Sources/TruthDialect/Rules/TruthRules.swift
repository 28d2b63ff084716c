public import Dialects

/// Everything that `verify` holds the truth itself to, before it holds the platforms to the truth.
public let truthRules: [any Rule.Type] = [
  ConversationSpan.self, ConversationOutcome.self, IdentifiersNameOne.self, LegTimes.self,
  LegOrder.self,
  PlatformLegs.self, LegEnds.self, MediaWhereDue.self, MediaCounts.self, OneAddress.self, OnePlace.self,
  ActionOrder.self, ActionActors.self, ActionTargets.self, ActionPresence.self, ActionsAlternate.self,
  WrapUpFollows.self, Silence.self, HandOver.self, InvitationsHold.self, MergesFree.self, SwapsExchange.self,
  CoachesFollowAgents.self, StateSequence.self, StateTransitions.self, StatesOnTheCall.self,
  LegsAreStates.self, RingingIsOffered.self, SpellsEndWithLegs.self, MeetingsAreStates.self, HitsOverlap.self,
  HitsComplete.self, ImpairmentsListed.self, EffectsAgree.self,
  OutagesSilence.self, SeriesSums.self, SeriesSeconds.self, AnomalyChanges.self,
]
