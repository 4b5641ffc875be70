#if Web
    import ServiceDesk
    import Yams

    /// Reads the questions of a service’s form.
    package struct FormReader {
        let file: String

        package init(file: String) { self.file = file }

        package func read(_ nodes: [Node]) throws -> ServiceForm {
            var form = ServiceForm()
            for node in nodes { form.fields.append(try readField(node, after: form.fields)) }
            return form
        }

        private func readField(_ node: Node, after fields: [ServiceForm.Field]) throws -> ServiceForm.Field {
            var map = try YAMLMap(node, "A question", in: file)
            let name = try map.required("name", of: "A question")
            guard !fields.contains(where: { $0.name == name }) else {
                throw map.mistake("The question “\(name)” stands there twice.")
            }
            let field = ServiceForm.Field(
                name, label: try map.text("question") ?? name, kind: try readKind(&map),
                isRequired: try map.flag("required") ?? false,
                condition: try map.value("when").map { try readCondition($0, after: fields) })
            try map.finish()
            return field
        }

        private func readKind(_ map: inout YAMLMap) throws -> ServiceForm.Kind {
            let choices = try map.texts("choices")
            let kinds: [(String, ServiceForm.Kind)] = [
                ("text", .text), ("number", .number), ("choice", .choice(choices)), ("date", .date),
                ("person", .person),
            ]
            let kind = try map.word("type", of: kinds) ?? (choices.isEmpty ? .text : .choice(choices))
            switch kind {
            case .choice([]): throw map.mistake("A choice needs “choices”.")
            case .choice: return kind
            default:
                guard choices.isEmpty else { throw map.mistake("Only a question of type choice has “choices”.") }
                return kind
            }
        }

        private func readCondition(_ node: Node, after fields: [ServiceForm.Field]) throws -> ServiceForm.Condition {
            var map = try YAMLMap(node, "“when”", in: file)
            let name = try map.required("field", of: "“when”")
            guard let field = fields.first(where: { $0.name == name }) else {
                throw map.mistake("“when” names “\(name)”, which is not asked before.")
            }
            let answers = try map.texts("is").map { text in
                do {
                    let answer = try FieldValue(text, for: field)
                    try field.accepts(answer)
                    return answer
                } catch let rejection as Rejection {
                    throw map.mistake(rejection.description)
                }
            }
            guard !answers.isEmpty else { throw map.mistake("“when” needs “is”, a list of answers.") }
            try map.finish()
            return ServiceForm.Condition(field: name, isOneOf: answers)
        }
    }

    extension ServiceForm.Field {
        /// Whether an answer is one that the field can have.
        func accepts(_ answer: FieldValue) throws(Rejection) {
            var unconditional = self
            unconditional.condition = nil
            try ServiceForm([unconditional]).validate([name: answer])
        }
    }
#endif
