#if Command
    import ServiceDesk
    import Yams

    /// The file of `desk obligation define`: who owes whom what, and when.
    struct ObligationFile {
        let file: String
        private(set) var obligations: [Obligation] = []

        init(reading path: String) throws {
            file = path
            let bytes = try InputFile(path).readAll(limit: Self.maximumSize, as: "a file of obligations")
            var root = try YAMLMap(try YAMLMap.compose(bytes, named: path), "The file", in: path)
            for node in try root.list("obligations") { obligations.append(try read(node)) }
            try root.finish()
            guard !obligations.isEmpty else { throw root.mistake("The file has no “obligations”.") }
        }

        private static let maximumSize = 16 << 20
        private static let what = "An obligation"

        private func read(_ node: Node) throws -> Obligation {
            var map = try YAMLMap(node, Self.what, in: file)
            let id = try map.required("id", of: Self.what)
            let obligors = try map.texts("owed-by").map { text in
                guard let obligor = Obligation.Obligor(text) else {
                    throw map.mistake(
                        "“\(text)” owes nothing; write person:ID, members:TEAM, leads:TEAM, team:ID or supplier:ID.")
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
                team: Team.ID(try map.required("team", of: Self.what)), due: try readRule(&map))
            if let seconds = try span("opens", &map) { obligation.opensAhead = seconds }
            if let seconds = try span("grace", &map) { obligation.grace = seconds }
            obligation.reminders = try map.texts("remind").map { try Self.seconds($0, "remind", map) }
            obligation.escalations = try map.texts("escalate").map { text in
                guard let escalation = Escalation(text) else {
                    throw map.mistake(
                        "“\(text)” is no escalation; write “100 leads”, “100 person:ID” or “100 team:ID”.")
                }
                return escalation
            }
            let evidence = Obligation.Evidence.allCases.map { ($0.rawValue, $0) }
            obligation.evidence = try map.word("evidence", of: evidence) ?? .word
            obligation.isConfidential = try map.flag("confidential") ?? false
            try map.finish()
            return obligation
        }

        private func readRule(_ map: inout YAMLMap) throws -> DateRule {
            let first = try map.required("first", of: Self.what)
            guard let date = CalendarDate(first) else { throw map.mistake("“first” is a date such as 2026-03-31.") }
            let time = try map.text("at") ?? "close"
            guard let time = DateRule.Time(time) else {
                throw map.mistake("“at” is a time such as 17:00, or close: when the hours of the day end.")
            }
            let hours = ServiceCalendar.ID(try map.required("hours", of: Self.what))
            let words = DateRule.ClosedDay.allCases.map { ($0.rawValue, $0) }
            var rule = DateRule(
                from: date, onClosedDay: try map.word("closed-day", of: words) ?? .keep, at: time, by: hours)
            guard let every = try map.text("every") else { return rule }
            do throws(ServiceHoursError) {
                rule.recurrence = try Recurrence(every)
            } catch {
                throw map.mistake("“every”: \(error)")
            }
            return rule
        }

        private func span(_ key: String, _ map: inout YAMLMap) throws -> Int64? {
            try map.text(key).map { try Self.seconds($0, key, map) }
        }

        private static func seconds(_ text: String, _ key: String, _ map: YAMLMap) throws -> Int64 {
            guard let seconds = TimeArgument.span(text) else {
                throw map.mistake("“\(key)” has spans of time such as 90m, 3h, 2d or 1w, not “\(text)”.")
            }
            return seconds
        }
    }
#endif
