#if Web
    import ServiceDesk

    extension YAMLMap {
        /// When something is due: “first”, “every”, “closed-day”, “at” and “hours”.
        ///
        /// - Parameter what: Whose keys they are, to name what misses one: “An obligation”.
        package mutating func dateRule(of what: String) throws -> DateRule {
            let first = try required("first", of: what)
            guard let date = CalendarDate(first) else {
                throw mistake("“first” is a date such as 2026-03-31.", at: value("first"))
            }
            let time = try text("at") ?? "close"
            guard let time = DateRule.Time(time) else {
                throw mistake(
                    "“at” is a time such as 17:00, or close: when the hours of the day end.", at: value("at"))
            }
            let hours = ServiceCalendar.ID(try required("hours", of: what))
            let words = DateRule.ClosedDay.allCases.map { ($0.rawValue, $0) }
            var rule = DateRule(
                from: date, onClosedDay: try word("closed-day", of: words) ?? .keep, at: time, by: hours)
            guard let every = try text("every") else { return rule }
            do throws(ServiceHoursError) {
                rule.recurrence = try Recurrence(every)
            } catch {
                throw mistake("“every”: \(error)", at: value("every"))
            }
            return rule
        }
    }
#endif
