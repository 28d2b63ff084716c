import CommandLineParsing
import Testing

/// A small program in the image of the real one.
struct Bake: Equatable, Sendable {
  enum Crust: String, CaseIterable, Sendable { case thin, thick }
  var recipe = ""
  var extra: String?
  var out = ""
  var portions: Int?
  var scale: Double?
  var toppings: [String] = []
  var crust = Crust.thin
  var isQuiet = false
}

enum Invocation: Equatable, Sendable {
  case bake(Bake)
  case clean(Int?)
}

let bakery = Program<Invocation>(
  name: "bakery", version: "1.2.3", summary: "bread and more",
  commands: [
    Command(
      "bake", summary: "bake RECIPE into DIR", defaults: Bake(),
      positionals: [
        .text("RECIPE", help: "what to bake, or - for standard input", \.recipe),
        Positional("EXTRA", isOptional: true, help: "something on the side") { $0.extra = $1 },
      ],
      options: [
        .text("--out", "DIR", isRequired: true, help: "where it goes", \.out),
        .integer("--portions", "N", in: 1...8, help: "how many eat", \.portions),
        .number("--scale", "X", in: 0.5...2, help: "how hungry they are", \.scale),
        .list("--topping", "NAME", help: "one more topping", \.toppings),
        .choice(
          "--crust", "thin|thick",
          help: "what it stands on, which decides how long it stays in the oven and how it is cut afterwards", \.crust),
        .flag("--quiet", help: "no bell", \.isQuiet),
      ]
    ) { .bake($0) },
    Command(
      "clean", summary: "clean up", defaults: nil as Int?, options: [.integer("--times", "N", help: "again", \.self)]
    ) { .clean($0) },
  ])

@Suite struct ProgramTests {
  static let accepted: [([String], Invocation)] = [
    (["bake", "rye", "--out", "oven"], .bake(Bake(recipe: "rye", out: "oven"))),
    (["bake", "--out=oven", "rye"], .bake(Bake(recipe: "rye", out: "oven"))),
    (["bake", "-", "--out", "-"], .bake(Bake(recipe: "-", out: "-"))),
    (["bake", "--out", "o", "--", "--rye"], .bake(Bake(recipe: "--rye", out: "o"))),
    (["bake", "rye", "soup", "--out", "o"], .bake(Bake(recipe: "rye", extra: "soup", out: "o"))),
    (
      ["bake", "rye", "--out", "a=b", "--portions", "8", "--scale=1.5", "--crust", "thick", "--quiet"],
      .bake(Bake(recipe: "rye", out: "a=b", portions: 8, scale: 1.5, crust: .thick, isQuiet: true))
    ),
    (
      ["bake", "rye", "--out", "o", "--topping", "salt", "--topping=--seeds"],
      .bake(Bake(recipe: "rye", out: "o", toppings: ["salt", "--seeds"]))
    ),
    (["clean"], .clean(nil)),
    (["clean", "--times", "-3"], .clean(-3)),
  ]

  @Test(arguments: accepted)
  func `arguments become the invocation they ask for`(arguments: [String], expected: Invocation) throws {
    guard case .run(let invocation) = try bakery.parse(arguments) else {
      Issue.record("\(arguments) printed something")
      return
    }
    #expect(invocation == expected)
  }

  static let refused: [([String], String)] = [
    ([], "no command given; the commands are bake, clean"),
    (["bkae"], "unknown command 'bkae'; did you mean bake?"),
    (["fry"], "unknown command 'fry'; the commands are bake, clean"),
    (["--verison"], "unknown option '--verison'; did you mean --version?"),
    (["help", "bakes"], "unknown command 'bakes'; did you mean bake?"),
    (["bake", "rye", "--out", "o", "--potions", "3"], "unknown option '--potions'; did you mean --portions?"),
    (["bake", "rye", "--out", "o", "-x"], "unknown option '-x'; see --help for those there are"),
    (["bake", "rye", "--out"], "--out needs a value: --out DIR"),
    (["bake", "rye", "--out", "--quiet"], "--out needs a value: --out DIR"),
    (["bake", "rye", "--out", ""], "--out: expected something that is not empty, found ''"),
    (["bake", "rye", "--out", "o", "--quiet=yes"], "--quiet takes no value"),
    (["bake", "rye", "--out", "o", "--out", "p"], "--out is given twice"),
    (["bake", "rye", "--out", "o", "--portions", "9"], "--portions: expected a whole number from 1 to 8, found '9'"),
    (["bake", "rye", "--out", "o", "--scale", "nan"], "--scale: expected a number from 0.5 to 2.0, found 'nan'"),
    (["bake", "rye", "--out", "o", "--crust", "round"], "--crust: expected thin or thick, found 'round'"),
    (["bake", "--out", "o"], "RECIPE is missing"),
    (["bake", "rye"], "--out DIR is missing"),
    (["bake", "rye", "soup", "tea", "--out", "o"], "'tea' is one argument too many"),
  ]

  @Test(arguments: refused)
  func `a mistake is told in a sentence that helps`(arguments: [String], expected: String) {
    let error = #expect(throws: UsageError.self) { _ = try bakery.parse(arguments) }
    #expect(error?.description == expected)
  }

  @Test func `an error names the command it happened in`() {
    let inside = #expect(throws: UsageError.self) { _ = try bakery.parse(["bake"]) }
    #expect(inside?.command == "bake")
    let outside = #expect(throws: UsageError.self) { _ = try bakery.parse(["fry"]) }
    #expect(outside?.command == nil)
  }

  @Test(arguments: [["--version"], ["bake", "--version"], ["bake", "rye", "--version", "--nonsense"]])
  func `the version is printed everywhere`(arguments: [String]) throws {
    #expect(try printed(arguments) == "bakery 1.2.3")
  }

  @Test(arguments: [["--help"], ["-h"], ["help"]])
  func `help lists the commands`(arguments: [String]) throws {
    #expect(
      try printed(arguments) == """
        bakery: bread and more

        Usage: bakery COMMAND [arguments]

        Commands:
          bake   bake RECIPE into DIR
          clean  clean up

        Options:
          --help     print this and stop
          --version  print the version and stop

        'bakery COMMAND --help' tells more about a command.
        """)
  }

  @Test(arguments: [["bake", "--help"], ["bake", "rye", "-h"], ["help", "bake"], ["bake", "--help", "--nonsense"]])
  func `help of a command comes from the table that parses`(arguments: [String]) throws {
    #expect(
      try printed(arguments) == """
        bake RECIPE into DIR

        Usage: bakery bake RECIPE [EXTRA] --out DIR [options]

        Arguments:
          RECIPE  what to bake, or - for standard input
          EXTRA   something on the side

        Options:
          --out DIR           where it goes
          --portions N        how many eat
          --scale X           how hungry they are
          --topping NAME      one more topping; may be repeated
          --crust thin|thick  what it stands on, which decides how long it stays in the oven and how it
                              is cut afterwards
          --quiet             no bell
          --help              print this and stop
          --version           print the version and stop
        """)
  }

  private func printed(_ arguments: [String]) throws -> String? {
    guard case .print(let text) = try bakery.parse(arguments) else { return nil }
    return text
  }
}

/// Arguments that may be given any number of times, and sizes.
@Suite struct ListsAndSizesTests {
  struct Pack: Equatable, Sendable {
    var boxes: [String] = []
    var room: Int?
  }

  private let program = Program<Pack>(
    name: "packer", version: "1", summary: "boxes",
    commands: [
      Command(
        "pack", summary: "pack BOX", defaults: Pack(), positionals: [.list("BOX", help: "what to pack", \.boxes)],
        options: [.size("--room", "SIZE", atLeast: 1_000_000, help: "how much fits", \.room)]
      ) { $0 }
    ])

  private func parse(_ arguments: String...) throws -> Pack? {
    if case .run(let pack) = try program.parse(["pack"] + arguments) { pack } else { nil }
  }

  @Test func `a list takes one argument and more`() throws {
    #expect(try parse("a")?.boxes == ["a"])
    #expect(try parse("a", "b", "--room", "2MB", "c")?.boxes == ["a", "b", "c"])
    let error = #expect(throws: UsageError.self) { try self.parse() }
    #expect(error?.description == "BOX is missing")
    if case .print(let help) = try program.parse(["pack", "--help"]) { #expect(help.contains("packer pack BOX...")) }
  }

  @Test(arguments: [("1000000", 1_000_000), ("96MB", 96_000_000), ("2GB", 2_000_000_000), ("1500kB", 1_500_000)])
  func `sizes have decimal units`(text: String, bytes: Int) throws {
    #expect(try parse("a", "--room", text)?.room == bytes)
  }

  @Test(arguments: ["", "MB", "1.5GB", "96 MB", "999kB", "-1GB", "99999999999999TB", "1MiB"])
  func `anything else is refused`(text: String) {
    let error = #expect(throws: UsageError.self) { try self.parse("a", "--room=\(text)") }
    #expect(error?.description.contains("a size of at least 1MB, 96MB or 2GB for instance") ?? false)
  }
}
