#if Web
    import Foundation
    import ServiceDesk

    /// Templates: what is opened. Their parts, and whose agreement they need, have their text.
    extension EntryFields {
        func sections(of template: RequestTemplate) -> [FieldSection] {
            let draft = template.draft
            return [
                FieldSection(
                    nil,
                    [
                        title(template.title), .flag("active", texts["admin.usable"], isOn: template.isActive),
                        EntryField(
                            "asks", texts["admin.asks"], value: template.asks.listed, limit: 4_000,
                            hint: texts["admin.asksHint"]),
                        EntryField(
                            "subject", texts["ask.subject"], value: draft.subject, isRequired: true, limit: 500),
                        EntryField("body", texts["ask.text"], .lines(6), value: draft.text, limit: 65_536),
                        choice("team", "admin.teamOf", .team, draft.team),
                        choice("service", "admin.serviceOf", .service, draft.service),
                        EntryField(
                            "steps", texts["admin.steps"], .lines(4),
                            value: (draft.checklist ?? []).joined(separator: "\n"), limit: 65_536,
                            hint: texts["admin.onePerLine"]),
                    ])
            ]
        }

        func changed(_ old: RequestTemplate, by input: FieldInput) throws -> RequestTemplate {
            var template = old
            if let title = input.text("name") { template.title = title }
            template.isActive = input.flag("active")
            if let asks = input.words("asks") { template.asks = asks }
            if let text = input.text("subject") { template.draft.subject = text }
            if let text = input.text("body") { template.draft.text = text }
            if let id = input.choice("team", of: Team.ID.self) { template.draft.team = id }
            if let id = input.choice("service", of: Service.ID.self) { template.draft.service = id }
            if let steps = input.lines("steps") { template.draft.checklist = steps.isEmpty ? nil : steps }
            do throws(Rejection) { try template.validate() } catch {
                let fields = ["title": "name", "asks": "asks", "subject": "subject", "steps": "steps"]
                let field = error.field.flatMap { fields[$0] } ?? "body"
                throw input.mistake(field, saying: texts["admin.cannotBe"], detail: error.description)
            }
            return template
        }
    }

    /// Substitutes: who acts for whom, and how long.
    extension EntryFields {
        func newDelegation(_ id: Delegation.ID) -> Delegation {
            let start = site.now()
            return Delegation(id: id, from: "", to: "", starts: start, ends: start.advanced(bySeconds: 7 * 86_400))
        }

        func sections(of delegation: Delegation) async throws -> [FieldSection] {
            func person(_ name: String, _ label: String, _ id: Person.ID) async throws -> EntryField {
                let text = id.rawValue.isEmpty ? "" : try await choices.people?.text(of: id) ?? ""
                return EntryField(
                    name, texts[label], .person, value: text, isRequired: true, hint: texts["admin.personHint"])
            }
            func time(_ name: String, _ label: String, _ time: Timestamp) -> EntryField {
                EntryField(name, texts[label], .line("datetime-local"), value: written(time), isRequired: true)
            }
            return [
                FieldSection(
                    nil,
                    [
                        try await person("to", "admin.substitute", delegation.to),
                        try await person("from", "admin.absent", delegation.from),
                        time("starts", "admin.starts", delegation.starts), time("ends", "admin.ends", delegation.ends),
                    ])
            ]
        }

        func changed(_ old: Delegation, by input: FieldInput) async throws -> Delegation {
            var delegation = old
            func person(_ name: String, _ id: Person.ID) async throws -> Person.ID {
                guard input.text(name) != nil else { return id }
                return try await choices.people?.person(name, in: input, was: id) ?? id
            }
            delegation.to = try await person("to", old.to)
            delegation.from = try await person("from", old.from)
            if let starts = try time("starts", input) { delegation.starts = starts }
            if let ends = try time("ends", input) { delegation.ends = ends }
            for (name, id) in [("to", delegation.to), ("from", delegation.from)] where id.rawValue.isEmpty {
                throw input.mistake(name, "admin.missing")
            }
            guard delegation.to != delegation.from else { throw input.mistake("to", "admin.ownSubstitute") }
            guard delegation.starts < delegation.ends else { throw input.mistake("ends", "admin.endsFirst") }
            return delegation
        }

        private var style: Date.ISO8601FormatStyle {
            Date.ISO8601FormatStyle(timeZone: site.options.zone).year().month().day().dateTimeSeparator(.standard)
                .time(includingFractionalSeconds: false)
        }

        /// `2027-01-04T09:00`, in the zone of the site.
        private func written(_ time: Timestamp) -> String { String(time.date.formatted(style).prefix(16)) }

        private func time(_ name: String, _ input: FieldInput) throws -> Timestamp? {
            guard let text = input.text(name) else { return nil }
            let full = text.count == 16 ? text + ":00" : text
            guard let date = try? style.parse(full) else { throw input.mistake(name, "admin.badTime", ["typed": text]) }
            return Timestamp(date)
        }
    }
#endif
