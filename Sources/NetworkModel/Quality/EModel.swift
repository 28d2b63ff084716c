/// The E-model of ITU-T G.107: from delay, loss and codec to the rating factor R, 0 through 100, and on to a mean
/// opinion score, 1 through 4.5.
///
///     let model = EModel()
///     var line = EModel.Connection()
///     line.delay = 150
///     let score = EModel.meanOpinionScore(rating: model.rating(of: line))
///
/// Complete for the narrowband model: R = Ro − Is − Id − Ie,eff + A, with all terms of the recommendation as the
/// models' reference, section 2.5, states them. `terms(of:)` gives every intermediate value.
public struct EModel: Hashable, Sendable {
  /// What telephones, rooms and circuits contribute.
  public var parameters: Parameters

  /// The model with these input values; the default is G.107's.
  public init(_ parameters: Parameters = Parameters()) { self.parameters = parameters }

  /// Everything between the input values and R.
  public func terms(of connection: Connection) -> Terms { Terms(parameters, connection) }

  /// R, not clamped: below 0 and above 100 for extreme connections.
  public func rating(of connection: Connection) -> Double { terms(of: connection).rating }

  /// Ie,eff: what codec and loss take away.
  static func equipmentImpairment(of connection: Connection) -> Double {
    let codec = connection.equipment
    let loss = connection.lossPercent
    return codec.impairment
      + (95 - codec.impairment) * loss / (loss / connection.burstRatio + codec.lossRobustness)
  }
}
