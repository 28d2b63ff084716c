import GroundTruth
import Randomness

/// What is uncommon about a workplace, laid over what everybody has.
extension Workplace {
  /// Names, domains and numbers of operators who are no ordinary ones: invented, as those of the others.
  private static let university = (
    name: "Lakeland State University", domain: "lakeland.example", system: UInt32(64_660)
  )
  private static let dataCentre = (name: "Rackfield Hosting", domain: "rackfield.example", system: UInt32(64_670))

  /// Makes the workplace what the shares of `equipment` make of it; takes the same draws whatever they are.
  mutating func adapt(to equipment: EquipmentConfiguration, from stream: inout RandomStream) {
    let (browser, framework) = (stream.uniform(), stream.uniform())
    let (isVirtual, isCampus) = (stream.chance(equipment.virtualDesktop), stream.chance(equipment.campus))
    let (isOpen, isFiltered) = (stream.chance(0.5), stream.chance(equipment.connectionsOnly))
    adaptClient(to: equipment, browser: browser, framework: framework)
    let isDesktop = device.system != .android && device.system != .iOS
    if isVirtual, isDesktop {
      device.hasGraphics = false
      attachment.site = .dataCentre
      settle(at: Self.dataCentre)
    } else if isCampus, attachment.medium == .ethernet || attachment.medium == .wifi {
      attachment.site = .campus
      settle(at: Self.university)
      if isOpen {
        attachment.reachability = .open
        attachment.privateAddress = attachment.publicAddress
      }
    }
    // Who reaches nothing but a relay does so by a connection anyway.
    attachment.blocksDatagrams = isFiltered && !attachment.needsRelay
  }

  private mutating func adaptClient(to equipment: EquipmentConfiguration, browser: Double, framework: Double) {
    switch device.client {
    case .chrome where device.system == .android:
      guard browser < equipment.samsungInternet else { return }
      device.client = .samsungInternet
      device.majorVersion = browser * 2 < equipment.samsungInternet ? 28 : 27
    case .chrome where device.system != .chromeOS:
      guard browser < equipment.opera else { return }
      device.client = .opera
      // The release that is built on the Chromium the other browsers have.
      device.majorVersion -= 15
    case .androidApplication, .iOSApplication:
      if framework < equipment.flutter {
        device.framework = .flutter
      } else if framework < equipment.flutter + equipment.reactNative {
        device.framework = .reactNative
      }
    case .chrome, .edge, .opera, .samsungInternet, .firefox, .safari: return
    }
  }

  private mutating func settle(at operatorOfNetwork: (name: String, domain: String, system: UInt32)) {
    attachment.carrier = operatorOfNetwork.name
    attachment.carrierDomain = operatorOfNetwork.domain
    attachment.autonomousSystem = operatorOfNetwork.system
  }
}
