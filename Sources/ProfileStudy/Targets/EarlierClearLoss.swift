public import NetworkModel

/// How much more the legs of the structure table lost in the clear than the profiles do.
///
/// The models' reference contradicts itself here. It says of its table 1.5(b) that its loss levels are those "before the
/// final reduction of the clear-state loss", and all the same prints columns that depend on that loss. Losses in the clear
/// come evenly and singly: with more of them fewer windows lose nothing, and losses gather less in bad times. The profiles
/// have what table 1.5(a) comes out with, which are the constants of section 1.4 but for one profile; here is what it would take for 1.5(b).
///
/// The reference does not say how large the reduction was. Each factor was chosen so that the share of windows without loss
/// meets the table's, and by that column alone. That the dispersion of losses and their correlation with delay then meet it
/// too is the evidence that it was this loss that was reduced.
public enum EarlierClearLoss {
  /// The factor on the loss of the clear regime of `profile`; nothing for the one that the table does not have.
  public static func factor(_ profile: NetworkProfile.Name) -> Double? {
    switch profile {
    case .officeFibre: 7.5
    case .homeWifiGood: 10.5
    case .homeWifiBad: 1.2
    case .lte: 10
    case .lteDriving: nil
    case .nr5g: 7.8
    case .geoSatellite: 1.4
    case .leoSatellite: 1.2
    case .vpnDSL: 2.7
    case .internationalTrunk: 4.1
    case .enterpriseCongested: 1.54
    }
  }
}
