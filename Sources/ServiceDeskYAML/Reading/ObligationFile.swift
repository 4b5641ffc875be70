#if Web
    import ServiceDesk
    import Yams

    /// Who owes whom what, and when, as a person writes it down: a YAML file of obligations.
    public struct ObligationFile {
        let file: String
        public private(set) var obligations: [Obligation] = []

        /// Largest file that is read, in bytes.
        public static let maximumSize = 16 << 20

        /// - Parameter takesAliases: Whether it may have aliases (`*name`): not where it comes from outside.
        /// - Throws: ``YAMLMistake`` that names the line.
        public init(_ bytes: [UInt8], named file: String, takesAliases: Bool = false) throws {
            self.file = file
            guard bytes.count <= Self.maximumSize else {
                throw YAMLMistake("\(file):1: The file has more than \(Self.maximumSize) bytes.")
            }
            if !takesAliases { try YAMLMap.refuseAliases(bytes, named: file) }
            var root = try YAMLMap(try YAMLMap.compose(bytes, named: file), "The file", in: file)
            for node in try root.list("obligations") { obligations.append(try read(node)) }
            try root.finish()
            guard !obligations.isEmpty else { throw root.mistake("The file has no “obligations”.") }
        }

        private static let what = "An obligation"

        private func read(_ node: Node) throws -> Obligation {
            var map = try YAMLMap(node, Self.what, in: file)
            let id = try map.required("id", of: Self.what)
            let obligors = try map.texts("owed-by").map { text in
                guard let obligor = Obligation.Obligor(text) else {
                    throw map.mistake(
                        "“\(text)” owes nothing; write person:ID, members:TEAM, leads:TEAM, managers:DEPARTMENT, "
                            + "team:ID or supplier:ID.")
                }
                return obligor
            }
            let to = try map.required("owed-to", of: Self.what)
            guard let beneficiary = Obligation.Party(to) else {
                throw map.mistake("“\(to)” is owed nothing; write team:ID, department:ID, person:ID or supplier:ID.")
            }
            var obligation = Obligation(
                Obligation.ID(id), try map.text("title") ?? id, text: try map.text("text") ?? "", by: obligors,
                to: beneficiary, contact: Person.ID(try map.required("contact", of: Self.what)),
                team: Team.ID(try map.required("team", of: Self.what)), due: try map.dateRule(of: Self.what))
            if let seconds = try map.span("opens") { obligation.opensAhead = seconds }
            if let seconds = try map.span("grace") { obligation.grace = seconds }
            obligation.reminders = try map.list("remind").map { try YAMLMap.span($0, "remind", in: file) }
            obligation.escalations = try map.texts("escalate").map { text in
                guard let escalation = Escalation(text) else {
                    throw map.mistake(
                        "“\(text)” is no escalation; write “100 leads”, “100 person:ID” or “100 team:ID”.")
                }
                return escalation
            }
            let evidence = Obligation.Evidence.allCases.map { ($0.rawValue, $0) }
            obligation.evidence = try map.word("evidence", of: evidence) ?? .word
            let form = try map.list("form")
            if !form.isEmpty { obligation.form = try FormReader(file: file).read(form) }
            obligation.isConfidential = try map.flag("confidential") ?? false
            try map.finish()
            return obligation
        }
    }
#endif
