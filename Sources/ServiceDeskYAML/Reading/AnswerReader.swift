#if Web
    import ServiceDesk
    import Yams

    /// Where a template, a macro or a rule chooses a service and answers its form.
    struct ServiceChoice {
        /// `nil` where it chooses none.
        var service: Service.ID?
        /// What chooses it.
        var node: Node
        var answers: [String: Node] = [:]
    }

    extension OrganisationFile {
        /// Reads “fields”: answers to the form of a service, as they are written until it is known what it asks.
        mutating func readAnswers(
            _ map: inout YAMLMap, to service: Service.ID?, at node: Node
        ) throws -> [String: FieldValue] {
            var (choice, fields) = (ServiceChoice(service: service, node: node), [String: FieldValue]())
            if let node = map.value("fields") {
                guard let mapping = node.mapping else {
                    throw map.mistake("“fields” has answers by their names: {location: accueil}.", at: node)
                }
                guard service != nil else {
                    throw map.mistake("“fields” answer the form of a service: name it with “service”.", at: node)
                }
                for (key, value) in mapping {
                    guard let name = key.scalar?.string, let text = value.scalar?.string else {
                        throw map.mistake("An answer is one text.", at: value)
                    }
                    choice.answers[name] = value
                    fields[name] = .text(text)
                }
            }
            choices.append(choice)
            return fields
        }

        /// The entries, with each answer as the form of its service wants it.
        ///
        /// - Throws: ``YAMLMistake`` at an answer that the form does not take, or at what
        ///   leaves out one that it needs.
        package func answeredEntries(in directory: some DirectoryStore) async throws -> [DirectoryEntry] {
            let wanted = Set(choices.compactMap(\.service))
            guard !wanted.isEmpty else { return entries }
            // What the file has goes before what the directory has.
            let found = try await directory.services(Array(wanted)) + entries.compactMap(\.service)
            let forms = Dictionary(found.map { ($0.id, $0.form) }, uniquingKeysWith: { $1 })
            var rest = choices[...]
            return try entries.map { entry in
                try entry.replacingAnswers { fields in
                    guard let choice = rest.popFirst(), let form = choice.service.flatMap({ forms[$0] }) else {
                        return fields
                    }
                    return try answers(of: choice, to: form)
                }
            }
        }

        private func answers(of choice: ServiceChoice, to form: ServiceForm) throws -> [String: FieldValue] {
            var answers: [String: FieldValue] = [:]
            for (name, node) in choice.answers.sorted(by: { $0.key < $1.key }) {
                guard let field = form.fields.first(where: { $0.name == name }) else {
                    let known = form.fields.map(\.name).joined(separator: ", ")
                    throw YAMLMap.mistake(
                        "The service does not ask for “\(name)”; it asks for: \(known).", at: node, in: file)
                }
                try checked(at: node) { () throws(Rejection) in
                    let answer = try FieldValue(node.scalar?.string ?? "", for: field)
                    try field.accepts(answer)
                    answers[name] = answer
                }
            }
            try checked(at: choice.node) { () throws(Rejection) in try form.validate(answers) }
            return answers
        }

        /// Turns what the desk refuses into a mistake at its line.
        func checked(at node: Node, _ body: () throws(Rejection) -> Void) throws {
            do throws(Rejection) {
                try body()
            } catch {
                throw YAMLMap.mistake(error.description, at: node, in: file)
            }
        }
    }

    extension DirectoryEntry {
        /// Replaces the answers of every draft and of every choice of a service, in the order in which they are read.
        fileprivate func replacingAnswers(
            _ replace: ([String: FieldValue]) throws -> [String: FieldValue]
        ) rethrows -> DirectoryEntry {
            switch self {
            case .template(var template):
                template.draft.fields = try replace(template.draft.fields)
                for index in template.parts.indices {
                    template.parts[index].draft.fields = try replace(template.parts[index].draft.fields)
                }
                return .template(template)
            case .macro(var macro):
                macro.actions.commands = try macro.actions.commands.map { try $0.replacingAnswers(replace) }
                return .macro(macro)
            case .rule(var rule):
                rule.actions.commands = try rule.actions.commands.map { try $0.replacingAnswers(replace) }
                return .rule(rule)
            default: return self
            }
        }
    }

    extension RequestCommand {
        fileprivate func replacingAnswers(
            _ replace: ([String: FieldValue]) throws -> [String: FieldValue]
        ) rethrows -> RequestCommand {
            guard case .chooseService(let service?, let fields) = self else { return self }
            return .chooseService(service, fields: try replace(fields))
        }
    }
#endif
