/// What an organisation has agreed on how requests are worked on.
public struct Playbook: Hashable, Sendable {
    /// Requests that are written once; in any order.
    public var templates: [RequestTemplate] = []
    /// Changes and replies under a name; in any order.
    public var macros: [Macro] = []
    /// What is done of itself; in any order.
    public var rules: [Rule] = []

    public init(templates: [RequestTemplate] = [], macros: [Macro] = [], rules: [Rule] = []) {
        (self.templates, self.macros, self.rules) = (templates, macros, rules)
    }
}

extension DirectoryStore {
    /// All templates, macros and rules that the directory keeps, each by id.
    public func playbook() async throws(StoreError) -> Playbook {
        Playbook(
            templates: try await allEntries(.template).compactMap(\.template),
            macros: try await allEntries(.macro).compactMap(\.macro),
            rules: try await allEntries(.rule).compactMap(\.rule))
    }

    /// The people of a department, by id. Linear in the people of the organisation.
    public func people(in department: Department.ID) async throws(StoreError) -> [Person] {
        try await allEntries(.person).compactMap(\.person).filter { $0.department == department }
    }
}
