import FloorModel

/// What is uncommon about what people call with.
enum EquipmentSection {
  static let table = FieldTable(
    "what is uncommon about what people with a WebRTC client call with", EquipmentConfiguration(),
    [
      Field("opera", .share(), \.opera, "desktop browsers built on Chromium that are Opera", .definition),
      Field(
        "samsung_internet", .share(), \.samsungInternet, "browsers on Android phones that are Samsung Internet",
        .definition),
      Field("flutter", .share(), \.flutter, "native applications written with Flutter", .definition),
      Field("react_native", .share(), \.reactNative, "native applications written with React Native", .definition),
      Field(
        "virtual_desktop", .share(), \.virtualDesktop,
        "desktops that are virtual ones in a data centre, without a graphics processor", .definition),
      Field(
        "campus", .share(), \.campus,
        "lines by cable or Wi-Fi that are a university's, half of them with a public address for every device",
        .definition),
      Field(
        "connections_only", .share(), \.connectionsOnly, "lines that let connections out and no datagrams", .definition),
    ],
    check: { equipment, places, context in
      context.limit(
        [("flutter", equipment.flutter), ("react_native", equipment.reactNative)], at: places.place(of: "react_native"))
    })
}
