import Randomness
import YAMLReading

/// Reads the mapping form of a distribution: one family, perhaps `min` and `max` beside it.
struct DistributionReader {
  let quantity: DistributedQuantity
  /// Mixtures are made of plain families, not of mixtures: nothing is lost, and messages stay readable.
  var isPart = false

  /// Parts of a mixture at most.
  private static let mostParts = 32

  init(quantity: DistributedQuantity) { self.quantity = quantity }

  private var words: [String] {
    isPart ? DistributionTable.words.filter { $0 != MixtureDistribution.name } : DistributionTable.words
  }

  mutating func read(_ mapping: YAMLMapping, at mark: Mark, _ context: inout ReadingContext) -> Distribution? {
    var low: Double?
    var high: Double?
    var chosen: YAMLMapping.Entry?
    for entry in mapping.entries {
      switch entry.key {
      case "min": low = bound(entry, &context)
      case "max": high = bound(entry, &context)
      case "weight" where isPart: break
      case _ where words.contains(entry.key):
        if let chosen {
          context.report("one distribution is wanted, found \(chosen.key) and \(entry.key)", at: entry.keyMark)
          return nil
        }
        chosen = entry
      default:
        return context.unknown("distribution", entry.key, among: words + ["min", "max"], at: entry.keyMark)
      }
    }
    guard let chosen else {
      context.report("a distribution is missing; accepted: \(words.joined(separator: ", "))", at: mark)
      return nil
    }
    guard let base = context.inside(chosen.key, { context in self.base(chosen, &context) }) else { return nil }
    guard low != nil || high != nil else { return base }
    do { return .truncated(try TruncatedDistribution(base, low: low, high: high)) } catch {
      context.report("\(error)", at: mark)
      return nil
    }
  }

  private func bound(_ entry: YAMLMapping.Entry, _ context: inout ReadingContext) -> Double? {
    context.inside(entry.key) { context in
      quantity.kind(DistributionTable.anyValue).read(entry.value, &context)
    }
  }

  private func base(_ entry: YAMLMapping.Entry, _ context: inout ReadingContext) -> Distribution? {
    switch entry.key {
    case EmpiricalDistribution.name:
      return EmpiricalReader(quantity: quantity).read(entry.value, &context)
    case MixtureDistribution.name: return mixture(entry.value, &context)
    default:
      guard let family = DistributionTable.families.first(where: { $0.name == entry.key }) else { return nil }
      return member(of: family, entry.value, &context)
    }
  }

  private func member(
    of family: any DistributionFamily.Type, _ node: YAMLNode, _ context: inout ReadingContext
  ) -> Distribution? {
    let names = family.parameters.map(\.name)
    let accepted = "a mapping with \(names.joined(separator: ", "))"
    guard case .mapping(let mapping) = node.content else { return context.reject(node, accepted: accepted) }
    var isComplete = true
    for entry in mapping.entries where !names.contains(entry.key) {
      context.unknown("parameter", entry.key, among: names, at: entry.keyMark) as Void?
      isComplete = false
    }
    var values: [Double] = []
    for parameter in family.parameters {
      if let value = value(of: parameter, mapping, at: node.mark, &context) {
        values.append(value)
      } else {
        isComplete = false
      }
    }
    guard isComplete else { return nil }
    do { return try family.init(checking: values).distribution } catch {
      // The path of the message ends with the distribution's name already.
      context.report(
        "\(error.parameter) is \(QuantityText.told(number: error.value)), accepted: \(error.allowed)",
        at: mapping[error.parameter]?.mark ?? node.mark)
      return nil
    }
  }

  private func value(
    of parameter: DistributionParameter, _ mapping: YAMLMapping, at mark: Mark, _ context: inout ReadingContext
  ) -> Double? {
    let kind = DistributionTable.kind(of: parameter, quantity)
    guard let node = mapping[parameter.name] else {
      if parameter.defaultValue == nil {
        context.report("'\(parameter.name)' is missing; expected \(kind.accepts)", at: mark)
      }
      return parameter.defaultValue
    }
    return context.inside(parameter.name) { context in kind.read(node, &context) }
  }

  private func mixture(_ node: YAMLNode, _ context: inout ReadingContext) -> Distribution? {
    let accepted = "a list of 1 through \(Self.mostParts) mappings, each with a weight and a distribution"
    guard case .sequence(let items) = node.content, (1...Self.mostParts).contains(items.count) else {
      return context.reject(node, accepted: accepted)
    }
    var parts: [(weight: Double, distribution: Distribution)] = []
    for (index, item) in items.enumerated() {
      guard case .mapping(let mapping) = item.content else { return context.reject(item, accepted: accepted) }
      var inner = self
      inner.isPart = true
      let part = context.inside("\(index + 1)") { context -> (Double, Distribution)? in
        guard let weight = mapping["weight"] else {
          context.report("'weight' is missing; expected a number above 0", at: item.mark)
          return nil
        }
        let share = context.inside("weight") { context in
          ValueKind<Double>.share(.above(0, through: 1_000)).read(weight, &context)
        }
        let distribution = inner.read(mapping, at: item.mark, &context)
        guard let share, let distribution else { return nil }
        return (share, distribution)
      }
      if let part { parts.append(part) }
    }
    guard parts.count == items.count else { return nil }
    do { return .mixture(try MixtureDistribution(parts)) } catch {
      context.report("\(error)", at: node.mark)
      return nil
    }
  }
}

extension DistributionReader {
  /// A distribution as a scenario would write it; nil for those that are too long to tell.
  ///
  /// Only what the models have as defaults needs telling, so a new family may be left out here.
  func told(_ distribution: Distribution) -> String? {
    switch distribution.content {
    case let member as ConstantDistribution: return quantity.told(member.value)
    case let member as UniformDistribution: return named(member, [member.low, member.high])
    case let member as ExponentialDistribution: return named(member, [member.mean])
    case let member as NormalDistribution: return named(member, [member.center, member.sigma])
    case let member as LogNormalDistribution: return named(member, [member.median, member.sigma])
    case let member as GammaDistribution: return named(member, [member.shape, member.scale])
    case let member as WeibullDistribution: return named(member, [member.shape, member.scale])
    case let member as TriangularDistribution: return named(member, [member.low, member.mode, member.high])
    case let member as MixtureDistribution:
      let parts = zip(member.weights, member.parts).map { weight, part in
        told(part).map { text in
          // A constant is told by its value alone, which a part of a mixture may not be.
          let inner = text.hasPrefix("{ ") ? text.dropFirst(2) : "constant: { value: \(text) } }"
          return "{ weight: \(QuantityText.told(number: weight)), \(inner)"
        }
      }
      let known = parts.compactMap(\.self)
      return known.count == parts.count ? "{ mixture: [\(known.joined(separator: ", "))] }" : nil
    default: return nil
    }
  }

  private func named(_ member: some DistributionFamily, _ values: [Double]) -> String {
    let family = type(of: member)
    let parameters = zip(family.parameters, values).map { parameter, value in
      "\(parameter.name): \(parameter.kind == .quantity ? quantity.told(value) : QuantityText.told(number: value))"
    }
    return "{ \(family.name): { \(parameters.joined(separator: ", ")) } }"
  }
}
