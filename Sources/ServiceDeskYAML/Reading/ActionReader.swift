#if Web
    import ServiceDesk
    import ServiceDeskJSON
    import Yams

    extension OrganisationFile {
        /// “reply”, “note” and “do” of a macro or a rule.
        mutating func readActions(_ map: inout YAMLMap) throws -> ActionList {
            var actions = ActionList()
            if let node = map.value("reply") { actions.reply = try readText(node, "reply") }
            if let node = map.value("note") { actions.note = try readText(node, "note") }
            for node in try map.list("do") { actions.commands.append(try readCommand(node)) }
            return actions
        }

        /// One text for everybody, or one for each language and `other` for all the others.
        private func readText(_ node: Node, _ key: String) throws -> TextByLanguage {
            var text = TextByLanguage(node.scalar?.string ?? "")
            if let mapping = node.mapping {
                text.texts = [:]
                for (key, value) in mapping {
                    guard let language = key.scalar?.string, let words = value.scalar?.string else {
                        throw YAMLMap.mistake("A language has one text.", at: value, in: file)
                    }
                    text.texts[language == Self.otherLanguages ? "" : language] = words
                }
            } else if node.scalar == nil {
                throw YAMLMap.mistake(
                    "“\(key)” is a text, or has one for each language: {en: Hello, other: Bonjour}.", at: node,
                    in: file)
            }
            try checked(at: node) { () throws(Rejection) in try text.validate() }
            return text
        }

        /// What stands for the languages that have no text of their own.
        static let otherLanguages = "other"

        // MARK: What is done

        /// What can be done, as the file has it.
        private static let words = [
            "classify", "service", "no-service", "language", "no-language", "tag", "untag", "assign", "no-team",
            "take", "watch", "unwatch", "hold", "resume", "resolve", "close", "reopen", "hand-over", "take-back",
            "ask", "steps", "rename", "about", "not-about",
        ]

        private mutating func readCommand(_ node: Node) throws -> RequestCommand {
            if let word = node.scalar?.string { return try readBareCommand(word, at: node) }
            guard let (key, value) = node.mapping?.first, node.mapping?.count == 1 else {
                throw YAMLMap.mistake(
                    "Each entry of “do” is one thing to do, such as “resume” or “tag: [printer]”.", at: node, in: file)
            }
            let word = key.scalar?.string ?? ""
            switch word {
            case "classify": return try readClassification(value)
            case "service": return try readService(value)
            case "language": return .setLanguage(Language(try text(value, word)))
            case "tag": return .tag(SortedSet(try items(value).map(readTag)))
            case "untag": return .untag(SortedSet(try items(value).map(readTag)))
            case "assign": return try readAssignment(value)
            case "watch": return .watch(Person.ID(try named(.person, value, word)))
            case "unwatch": return .unwatch(Person.ID(try named(.person, value, word)))
            case "hold": return .hold(try readPending(value))
            case "resolve": return try readResolution(value)
            case "close": return .close(despiteOpenChildren: try readDespite(value, "“close”"))
            case "reopen": return .reopen(reason: try text(value, word))
            case "hand-over": return .handOver(Supplier.ID(try named(.supplier, value, word)))
            case "ask": return .askApproval(try readApproval(value, "“ask”"))
            case "steps": return .addSteps(try items(value).map { try text($0, word) })
            case "rename": return .rename(try text(value, word))
            case "about": return .addThing(try readThing(value))
            case "not-about": return .removeThing(try readThing(value))
            default: return try readBareCommand(word, at: key, hasValue: true)
            }
        }

        /// What needs no value.
        private func readBareCommand(
            _ word: String, at node: Node, hasValue: Bool = false
        ) throws -> RequestCommand {
            let bare: [String: RequestCommand] = [
                "take": .take, "resume": .resume, "close": .close(), "no-service": .chooseService(nil),
                "no-language": .setLanguage(nil), "no-team": .assign(team: nil), "take-back": .handOver(nil),
            ]
            if let command = bare[word] {
                guard hasValue else { return command }
                throw YAMLMap.mistake("“\(word)” stands alone, without a value: - \(word)", at: node, in: file)
            }
            guard !Self.words.contains(word) else {
                throw YAMLMap.mistake("“\(word)” needs a value: - \(word): …", at: node, in: file)
            }
            throw YAMLMap.mistake(
                "\(YAMLMap.quoted(word)) is nothing that can be done; there is: "
                    + "\(Self.words.joined(separator: ", ")).", at: node, in: file)
        }

        private func readClassification(_ node: Node) throws -> RequestCommand {
            var map = try YAMLMap(node, "“classify”", in: file)
            let kind = try map.word("kind", of: RequestKind.allCases.map { ($0.word, $0) })
            let impact = try map.word("impact", of: Impact.allCases.map { ($0.word, $0) })
            let urgency = try map.word("urgency", of: Urgency.allCases.map { ($0.word, $0) })
            try map.finish()
            guard kind != nil || impact != nil || urgency != nil else {
                throw map.mistake("“classify” needs “kind”, “impact”, “urgency” or several of them.")
            }
            return .classify(kind: kind, impact: impact, urgency: urgency)
        }

        /// `vpn`, or `{id: vpn, fields: {…}}`.
        private mutating func readService(_ node: Node) throws -> RequestCommand {
            if node.scalar != nil {
                let service = Service.ID(try named(.service, node, "service"))
                choices.append(ServiceChoice(service: service, node: node))
                return .chooseService(service)
            }
            var map = try YAMLMap(node, "“service”", in: file)
            guard let id = try reference(.service, "id", in: &map) else { throw map.mistake("“service” needs “id”.") }
            let fields = try readAnswers(&map, to: Service.ID(id), at: node)
            try map.finish()
            return .chooseService(Service.ID(id), fields: fields)
        }

        /// `it`, or `{team: it, agent: bram}`.
        private mutating func readAssignment(_ node: Node) throws -> RequestCommand {
            if node.scalar != nil { return .assign(team: Team.ID(try named(.team, node, "assign"))) }
            var map = try YAMLMap(node, "“assign” is a team, or", in: file)
            guard let team = try reference(.team, "team", in: &map) else {
                throw map.mistake("“assign” needs the “team”, also where it names an agent.")
            }
            let agent = try reference(.person, "agent", in: &map)
            try map.finish()
            return .assign(team: Team.ID(team), agent: agent.map { Person.ID($0) })
        }

        /// `supplier`, or `{reason: supplier, for: supplier:acme}`.
        private mutating func readPending(_ node: Node) throws -> Pending {
            let reasons = Pending.Reason.allCases.map { ($0.word, $0) }
            if let word = node.scalar?.string {
                guard let (_, reason) = reasons.first(where: { $0.0 == word }) else {
                    let choices = reasons.map(\.0).joined(separator: ", ")
                    throw YAMLMap.mistake(
                        "\(YAMLMap.quoted(word)) is no reason to wait; it is one of: \(choices).", at: node, in: file)
                }
                return Pending(reason, waitingFor: reason.usualParty)
            }
            var map = try YAMLMap(node, "“hold” is a reason, or", in: file)
            guard let reason = try map.word("reason", of: reasons) else { throw map.mistake("“hold” needs “reason”.") }
            var pending = Pending(reason, waitingFor: reason.usualParty)
            if let node = map.value("for") {
                let text = node.scalar?.string ?? ""
                guard let party = Pending.Party(word: text) else {
                    throw map.mistake(
                        "\(YAMLMap.quoted(text)) is nobody to wait for; write requester, nobody, person:ID, team:ID or "
                            + "supplier:ID.", at: node)
                }
                switch party {
                case .person(let person): refer(to: .person, person.rawValue, at: node)
                case .team(let team): refer(to: .team, team.rawValue, at: node)
                case .supplier(let supplier): refer(to: .supplier, supplier.rawValue, at: node)
                case .requester, .nobody: break
                }
                pending.waitingFor = party
            }
            try map.finish()
            return pending
        }

        /// `fixed`, or `{as: fixed, despite-open-children: true}`.
        private func readResolution(_ node: Node) throws -> RequestCommand {
            let words = Resolution.allCases.filter { $0 != .fulfilled && $0 != .excused }.map { ($0.word, $0) }
            if let word = node.scalar?.string {
                guard let (_, resolution) = words.first(where: { $0.0 == word }) else {
                    let choices = words.map(\.0).joined(separator: ", ")
                    throw YAMLMap.mistake(
                        "\(YAMLMap.quoted(word)) is no resolution; it is one of: \(choices).", at: node, in: file)
                }
                return .resolve(resolution)
            }
            var map = try YAMLMap(node, "“resolve” is a resolution, or", in: file)
            guard let resolution = try map.word("as", of: words) else { throw map.mistake("“resolve” needs “as”.") }
            let despite = try map.flag("despite-open-children") ?? false
            try map.finish()
            return .resolve(resolution, despiteOpenChildren: despite)
        }

        private func readDespite(_ node: Node, _ what: String) throws -> Bool {
            var map = try YAMLMap(node, what, in: file)
            let despite = try map.flag("despite-open-children") ?? false
            try map.finish()
            return despite
        }

        // MARK: Values

        private func text(_ node: Node, _ key: String) throws -> String {
            guard let text = node.scalar?.string, !text.isEmpty else {
                throw YAMLMap.mistake("“\(key)” is a text.", at: node, in: file)
            }
            return text
        }

        private mutating func named(_ kind: DirectoryEntry.Kind, _ node: Node, _ key: String) throws -> String {
            guard let id = node.scalar?.string else {
                throw YAMLMap.mistake("“\(key)” is an id.", at: node, in: file)
            }
            refer(to: kind, id, at: node)
            return id
        }

        /// A list, or one alone.
        private func items(_ node: Node) -> [Node] { node.sequence.map { Array($0) } ?? [node] }
    }

    extension Pending.Reason {
        /// For whom a request waits where nobody says so.
        var usualParty: Pending.Party { self == .information ? .requester : .nobody }
    }
#endif
