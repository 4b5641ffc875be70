#if Web
    import ServiceDesk

    /// A request as it stands in the form in which somebody asks.
    struct AskDraft: Sendable {
        var subject = ""
        var text = ""
        var service: Service.ID?
        var team: Team.ID?
        var answers: [String: String] = [:]
        var files: [FileAttachment] = []
        /// What is wrong, by the id of the field on the page.
        var mistakes: [String: String] = [:]
        /// Makes sending twice harmless.
        var key: String

        init(subject: String, service: Service.ID?, team: Team.ID?, key: String) {
            (self.subject, self.service, self.team, self.key) = (subject, service, team, key)
        }

        init(_ form: Form) {
            subject = form.text("subject")
            text = form.text("text")
            for field in form.fields where field.name.hasPrefix("f.") {
                answers[String(field.name.dropFirst(2))] = field.value.trimmingBlanks
            }
            key = form.key ?? SiteSessions.makeToken()
            files = form.files
            choose(form["about"] ?? "")
        }

        /// One list offers services and teams: `s:` and `t:` tell them apart.
        mutating func choose(_ choice: String) {
            if choice.hasPrefix("s:") { service = Service.ID(String(choice.dropFirst(2))) }
            if choice.hasPrefix("t:") { team = Team.ID(String(choice.dropFirst(2))) }
        }

        /// What the service asks, with what was answered.
        func questions(of catalogue: Catalogue) -> PageValues {
            guard let service = catalogue.services.first(where: { $0.id == service }) else { return [:] }
            var values: PageValues = [
                "fields": service.form.fields.enumerated().map { fieldValues($1, $0) },
                "isConfidential": service.isConfidential,
            ]
            if !service.description.isEmpty { values["description"] = service.description }
            return values
        }

        var values: PageValues {
            var values: PageValues = ["subject": subject, "text": text, "key": key]
            if let mistake = mistakes["about"] { values["aboutMistake"] = mistake }
            if let mistake = mistakes["subject"] { values["subjectMistake"] = mistake }
            return values
        }

        // MARK: Mistakes

        /// Finds all that is missing or cannot be read, so that nobody mends one to be told of the next.
        mutating func check(_ service: Service?, _ texts: SiteTexts) {
            func told(_ name: String, of label: String, _ typed: String = "") -> String {
                texts("mistake.\(name)", ["label": label, "who": typed])
            }
            mistakes = [:]
            if self.service == nil, team == nil { mistakes["about"] = told("choice", of: texts["ask.about"]) }
            if subject.isEmpty { mistakes["subject"] = told("missing", of: texts["ask.subject"]) }
            for (index, field) in (service?.form.fields ?? []).enumerated() where field.isAsked(answers) {
                let answer = answers[field.name] ?? ""
                if answer.isEmpty {
                    if field.isRequired { mistakes["f\(index)"] = told("missing", of: field.label) }
                } else if (try? FieldValue(answer, for: field)) == nil {
                    mistakes["f\(index)"] = told(field.kind.word, of: field.label, answer)
                }
            }
        }

        /// The mistakes in the order of the page.
        func mistakeValues(_ service: Service?) -> [PageValues] {
            let fields = (service?.form.fields ?? []).indices.map { "f\($0)" }
            return (["about", "subject"] + fields).compactMap { id in
                mistakes[id].map { ["id": id, "text": $0] }
            }
        }

        /// Whether what it is about is there to choose from, for whoever asks.
        func check(in catalogue: Catalogue) throws {
            if let service, !catalogue.services.contains(where: { $0.id == service }) {
                throw Rejection(.unknownReference, "There is no service “\(service)”.", field: "service")
            }
            if service == nil, let team, !catalogue.teams.contains(where: { $0.id == team }) {
                throw Rejection(.unknownReference, "There is no team “\(team)”.", field: "team")
            }
        }

        /// - Throws: ``ServiceDesk/Rejection`` that names the field that is not as it must be.
        func request(_ service: Service?, language: Language) throws -> RequestDraft {
            var draft = RequestDraft(
                subject, text: text, attachments: files, team: service == nil ? team : nil, service: self.service,
                language: language, channel: .portal)
            for field in service?.form.fields ?? [] {
                // What is hidden by its condition is not asked, whatever was typed there before.
                guard let answer = answers[field.name], !answer.isEmpty, field.isAsked(answers) else { continue }
                draft.fields[field.name] = try FieldValue(answer, for: field)
            }
            return draft
        }

        private func fieldValues(_ field: ServiceForm.Field, _ index: Int) -> PageValues {
            let answer = answers[field.name] ?? ""
            var values: PageValues = [
                "id": "f\(index)", "name": "f.\(field.name)", "label": field.label, "value": answer,
                "isRequired": field.isRequired,
            ]
            if let mistake = mistakes["f\(index)"] { values["mistake"] = mistake }
            // Without a script nothing knows whether a field with a condition is asked.
            if field.isRequired, field.condition == nil { values["isAlwaysRequired"] = true }
            switch field.kind {
            case .text: values["isText"] = true
            case .number: values["isNumber"] = true
            case .date: values["isDate"] = true
            case .person: values["isPerson"] = true
            case .choice(let choices):
                values["hasChoices"] = true
                values["choices"] = choices.map { choice -> PageValues in
                    ["value": choice, "isChosen": choice == answer]
                }
            }
            if let condition = field.condition {
                values["dependsOn"] = "f.\(condition.field)"
                values["dependsValues"] = condition.isOneOf.map(\.description).joined(separator: "\u{1F}")
            }
            return values
        }
    }

    extension ServiceForm.Kind {
        fileprivate var word: String {
            switch self {
            case .text: "text"
            case .number: "number"
            case .date: "date"
            case .person: "person"
            case .choice: "choice"
            }
        }
    }

    extension ServiceForm.Field {
        /// Whether the field is asked, of what was typed.
        func isAsked(_ answers: [String: String]) -> Bool {
            guard let condition else { return true }
            return condition.isOneOf.contains { $0.description == answers[condition.field] }
        }
    }
#endif
