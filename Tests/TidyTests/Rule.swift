import Testing

/// Something that holds for every file of the repository.
struct Rule: Sendable, CustomTestStringConvertible {
    let name: String
    /// Small repositories in which the rule must find something: a rule that finds nothing would hold for ever.
    let broken: [Tree]
    /// Small repositories in which it must find nothing.
    let kept: [Tree]
    /// What is wrong, each with its place.
    let find: @Sendable (Tree) -> [String]

    init(
        _ name: String, broken: [[String: String]], kept: [[String: String]] = [],
        _ find: @escaping @Sendable (Tree) -> [String]
    ) {
        self.name = name
        self.broken = broken.map(Tree.init)
        self.kept = kept.map(Tree.init)
        self.find = find
    }

    var testDescription: String { name }

    static let all = FormRules.all + ImportRules.all + WordRules.all + PlaceRules.all
}

@Suite("The repository is tidy")
struct TidyTests {
    @Test("rule", arguments: Rule.all)
    func holds(_ rule: Rule) throws {
        let findings = rule.find(try Tree.repository.get())
        #expect(findings.isEmpty, "\(rule.name):\n\(findings.joined(separator: "\n"))")
    }

    @Test("rule finds what breaks it", arguments: Rule.all)
    func isNotVacuous(_ rule: Rule) {
        #expect(!rule.broken.isEmpty)
        for tree in rule.broken { #expect(!rule.find(tree).isEmpty, "not found in: \(tree.texts)") }
        for tree in rule.kept { #expect(rule.find(tree).isEmpty, "wrongly found in: \(tree.texts)") }
    }

    @Test("the repository was read")
    func isRead() throws {
        let tree = try Tree.repository.get()
        #expect(tree.texts["Package.swift"]?.contains("swift-service-desk") == true)
        #expect(tree.swiftFiles(in: ["Sources/ServiceDesk/"]).count > 40)
        #expect(tree.swiftFiles(in: ["Plugins/"]).count > 0)
        #expect(tree.markdownFiles.count > 5)
    }
}
