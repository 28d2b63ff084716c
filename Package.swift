// swift-tools-version: 6.3
import PackageDescription

// One list of settings for every Swift target: language mode 6, explicit existentials, imports
// that are internal unless they say otherwise, every unsafe step marked, and no warning left.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// A library of ours and what it may import: the arrows of docs/architecture.md, and nothing else.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The suite of one library; `extra` names what only its tests need, `exclude` inputs and goldens that they find by path.
func suite(_ name: String, _ extra: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + extra, exclude: exclude, swiftSettings: settings)
}

let vendorDialects: [Target.Dependency] = [
  "TwilioDialects", "RealtimeKitDialect", "CCPDialect", "GenesysDialect",
]
let dialectImports: [Target.Dependency] = [
  "Dialects", "GroundTruth", "Randomness", "Documents", "JSONText", "Quantities",
]

let package = Package(
  name: "partyline",
  products: [
    .executable(name: "partyline", targets: ["partyline"]),
    .library(name: "PartylineTesting", targets: ["PartylineTesting"]),
    // What `make install` installs as libpartyline.so.
    .library(name: "PartylineC", type: .dynamic, targets: ["PartylineC"]),
  ],
  targets: [
    // C libraries, from Debian or Homebrew.
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .systemLibrary(
      name: "CFYAML", pkgConfig: "libfyaml", providers: [.apt(["libfyaml-dev"]), .brew(["libfyaml"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    // exp, log, pow and their kin with one result on every processor: see its README.
    .target(
      name: "CPortableMath", exclude: ["README.md", "generator"],
      cSettings: [.unsafeFlags(["-O2", "-ffp-contract=off", "-fno-builtin"])]),
    // The counter-based generator as a GSL generator type, and variates in bulk.
    .target(
      name: "CPhilox", dependencies: ["CGSL", "CPortableMath"],
      cSettings: [.unsafeFlags(["-O2", "-ffp-contract=off"])]),

    module("Quantities"),
    module("Documents"),
    module("JSONText", ["Quantities"]),
    // Numbers and tables for people and spreadsheets.
    module("TableText", ["JSONText"]),
    // The name that a misspelt one probably meant, for every message that asks.
    module("Spelling"),
    module("CommandLineParsing", ["Spelling"]),
    module("YAMLReading", ["CFYAML"]),
    module("GroundTruth", ["Quantities"]),
    module("EventKernel", ["Quantities"]),
    module("Randomness", ["CGSL", "CPhilox", "CPortableMath"]),
    // Exact results for queues, which a floor can be sized and checked by.
    module("QueueingTheory", ["Randomness"]),
    module("FloorModel", ["EventKernel", "Randomness", "GroundTruth", "Quantities"]),
    module("NetworkModel", ["Randomness", "GroundTruth", "Quantities"]),
    module(
      "Scenarios",
      ["YAMLReading", "FloorModel", "NetworkModel", "Randomness", "GroundTruth", "Quantities", "Spelling"]),
    // Legs without a floor: what profiles are judged and networks calibrated by.
    module(
      "ProfileStudy", ["CGSL", "NetworkModel", "Randomness", "GroundTruth", "JSONText", "TableText", "Quantities"]),
    module("Simulation", ["Scenarios", "FloorModel", "NetworkModel", "Randomness", "GroundTruth", "Quantities"]),
    // Floors beside what theory says of them, for sizing one before it is generated.
    module(
      "Forecasting",
      [
        "QueueingTheory", "Simulation", "Scenarios", "FloorModel", "Randomness", "GroundTruth", "JSONText", "TableText",
        "Quantities",
      ]),
    module("Dialects", ["GroundTruth", "Randomness", "Documents", "JSONText", "Quantities"]),
    module("TwilioDialects", dialectImports),
    module("RealtimeKitDialect", dialectImports),
    module("CCPDialect", dialectImports),
    module("GenesysDialect", dialectImports),
    module("TruthDialect", ["Dialects", "GroundTruth", "Documents", "JSONText", "Quantities"] + vendorDialects),
    module("ByteCodecs", ["CCrypto", "CZstd"]),
    // The lines of files, packed or not.
    module("LineReading", ["ByteCodecs"]),
    module("Sinks", ["Documents", "ByteCodecs", "JSONText"]),
    // For tests and benchmarks only: records made by hand, with every flow in them.
    module("_SampleRecords", ["GroundTruth", "Randomness", "Quantities"]),
    // For tests only: those records told by every dialect, to be edited and judged by every rule.
    module(
      "_RuleFixtures",
      ["Dialects", "Documents", "GroundTruth", "JSONText", "Quantities", "TruthDialect", "Verification"]
        + ["_SampleRecords"] + vendorDialects),
    module(
      "Pipeline",
      [
        "Simulation", "GroundTruth", "Randomness", "Dialects", "Documents", "JSONText", "ByteCodecs", "LineReading",
        "Sinks", "Quantities",
      ]),
    module("Verification", ["Dialects", "Documents", "ByteCodecs", "LineReading", "JSONText"]),
    // What of all that the tables and catalogues allow occurs in a run.
    module("Coverage", ["Dialects", "Documents", "LineReading", "JSONText", "TableText"]),
    // The chain behind an identifier of a run, and the index by which it is found.
    module(
      "Provenance", ["ByteCodecs", "Dialects", "Documents", "LineReading", "JSONText", "Quantities", "Sinks"]),
    // The only list of dialects, and how a scenario's answers reach them.
    module(
      "DialectCatalogue", ["Dialects", "TruthDialect", "Verification", "Scenarios", "Simulation"] + vendorDialects),
    // Documents for tests of whoever reads them: realistic, extreme, spelt otherwise, or wrong in one labelled way.
    module(
      "Sampling",
      [
        "DialectCatalogue", "Dialects", "Documents", "GroundTruth", "JSONText", "Pipeline", "Quantities", "Randomness",
        "Scenarios", "Simulation", "Spelling", "TruthDialect",
      ]),
    // Feeds samples to a program and shrinks what it mishandles.
    module("Exercising", ["Sampling"]),
    // The samples as a product for tests in Swift.
    module("PartylineTesting", ["Sampling"]),
    // The samples for everybody else: the functions of partyline.h.
    .target(
      name: "PartylineC", dependencies: ["Sampling"], exclude: ["partyline.h", "partyline.pc.in"],
      swiftSettings: settings,
      linkerSettings: [.unsafeFlags(["-Xlinker", "-soname=libpartyline.so.1"], .when(platforms: [.linux]))]),
    // One relational design of all documents, and the rows that they make.
    module("Relations", ["ByteCodecs", "Dialects", "Documents", "JSONText", "LineReading", "Quantities", "Sinks"]),
    module("SQLiteSink", ["CSQLite", "Relations", "Sinks"]),
    module("PostgresSink", ["CPostgres", "Relations", "Sinks"]),
    // Counts what the benchmarks allocate; replaces malloc in whatever links it.
    .target(name: "CAllocationCount"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "ByteCodecs", "CAllocationCount", "CPhilox", "Dialects", "Documents", "FloorModel", "GroundTruth", "JSONText",
        "NetworkModel", "Pipeline", "PostgresSink", "Quantities", "QueueingTheory", "Randomness", "Relations",
        "SQLiteSink", "Sampling",
        "Scenarios", "Simulation", "Sinks", "TruthDialect",
      ] + vendorDialects,
      swiftSettings: settings),
    .executableTarget(
      name: "partyline",
      dependencies: [
        "CommandLineParsing", "Scenarios", "Simulation", "Dialects", "TruthDialect", "Sinks", "Pipeline",
        "Verification", "Coverage", "Provenance", "JSONText", "Documents", "Quantities", "FloorModel", "NetworkModel",
        "ProfileStudy", "DialectCatalogue", "Sampling", "Exercising",
        "Forecasting", "QueueingTheory", "ByteCodecs", "Spelling", "Relations", "SQLiteSink",
        "PostgresSink", "GenesysDialect",
      ],
      swiftSettings: settings),
    suite("Quantities"),
    suite("JSONText", ["Quantities"]),
    suite("Spelling"),
    suite("CommandLineParsing"),
    suite("YAMLReading"),
    suite("GroundTruth", ["Quantities", "_SampleRecords"]),
    suite("EventKernel", ["Quantities"]),
    suite("Randomness", ["CGSL", "CPhilox", "CPortableMath", "Quantities"], exclude: ["portable_math_vectors.txt"]),
    suite("QueueingTheory"),
    suite("FloorModel", ["EventKernel", "Randomness", "GroundTruth", "Quantities"]),
    suite("NetworkModel", ["CGSL", "Randomness", "GroundTruth", "Quantities", "_SampleRecords"]),
    suite(
      "Scenarios", ["YAMLReading", "FloorModel", "NetworkModel", "Randomness", "GroundTruth", "Quantities"],
      exclude: ["Broken"]),
    suite("ProfileStudy", ["NetworkModel", "Randomness", "GroundTruth", "Quantities"]),
    suite("Simulation", ["Scenarios", "FloorModel", "NetworkModel", "Randomness", "GroundTruth", "Quantities"]),
    suite("TableText"),
    suite("Forecasting", ["QueueingTheory", "Scenarios", "Quantities"]),
    suite("Dialects", ["GroundTruth", "Randomness", "Documents", "JSONText", "Quantities"]),
    suite("TwilioDialects", dialectImports + ["_RuleFixtures", "_SampleRecords"]),
    suite("RealtimeKitDialect", dialectImports + ["_RuleFixtures", "_SampleRecords"]),
    suite("CCPDialect", dialectImports + ["_RuleFixtures", "_SampleRecords"]),
    suite("GenesysDialect", dialectImports + ["_RuleFixtures", "_SampleRecords"]),
    suite("TruthDialect", dialectImports + vendorDialects + ["_RuleFixtures", "_SampleRecords"]),
    suite("Sinks", ["Documents", "ByteCodecs"]),
    suite("Pipeline", ["Simulation", "GroundTruth", "Dialects", "Documents", "JSONText", "Sinks", "Quantities"]),
    suite(
      "Verification",
      dialectImports + vendorDialects + ["TruthDialect", "ByteCodecs", "_RuleFixtures", "_SampleRecords"]),
    suite("Relations", ["JSONText"]),
    suite("Sampling", ["Dialects", "JSONText"]),
    suite("Exercising", ["Sampling"]),
    suite("PartylineTesting", ["JSONText"]),
    suite("Coverage", ["Dialects", "Documents", "JSONText"] + vendorDialects),
    suite(
      "Provenance",
      [
        "ByteCodecs", "Dialects", "Documents", "JSONText", "LineReading", "Sinks", "_RuleFixtures", "GenesysDialect",
        "RealtimeKitDialect", "TwilioDialects",
      ]),
    .testTarget(name: "EndToEndTests", dependencies: ["ByteCodecs", "Coverage", "JSONText"], swiftSettings: settings),
  ]
)
