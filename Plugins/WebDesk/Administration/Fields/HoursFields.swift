#if Web
    import Foundation
    import ServiceDesk

    /// Hours: the week, holidays, and other hours on some days. What is made of other hours has its text.
    extension EntryFields {
        func newCalendar(_ id: ServiceCalendar.ID) -> ServiceCalendar {
            let week = ServiceHours.every(Weekday.workdays, ["09:00-12:30", "13:00-17:00"])
            return ServiceCalendar(
                id: id, name: "", hours: ServiceHours(zone: site.options.zone.identifier, weekly: week))
        }

        private var year: Int { Calendar(identifier: .gregorian).component(.year, from: site.now().date) }

        func sections(of calendar: ServiceCalendar) -> [FieldSection] {
            guard case .hours(let hours) = calendar.hours else {
                return [FieldSection(nil, [title(calendar.name)], hint: texts["admin.madeOfOthers"])]
            }
            let zones = TimeZone.knownTimeZoneIdentifiers.sorted().map { EntryField.Option($0, $0) }
            let days = Weekday.allCases.map { day in
                EntryField(
                    "day.\(day.rawValue)", texts.phrases.weekdays[Weekday.allCases.firstIndex(of: day) ?? 0],
                    value: DayText.text(of: hours.weekly[day] ?? []), limit: 500)
            }
            let holidays = HolidayLines(hours.holidays)
            let exceptions = hours.exceptions.map(DayText.line)
            let lines = [
                EntryField(
                    "holidays", texts["admin.holidays"], .lines(6), value: holidays.shown.joined(separator: "\n"),
                    limit: 100_000,
                    hint: texts["admin.holidayHint"]
                        + (holidays.hidden.isEmpty
                            ? "" : " " + texts("admin.holidaysInText", ["count": "\(holidays.hidden.count)"]))),
                EntryField(
                    "exceptions", texts["admin.exceptions"], .lines(3), value: exceptions.joined(separator: "\n"),
                    limit: 100_000, hint: texts["admin.exceptionHint"]),
            ]
            return [
                FieldSection(
                    nil,
                    [
                        title(calendar.name),
                        EntryField("zone", texts["admin.zone"], .choice(zones), value: hours.zone, isRequired: true),
                    ]),
                FieldSection(texts["admin.week"], days, hint: texts["admin.weekHint"]), FieldSection(nil, lines),
            ]
        }

        func changed(_ old: ServiceCalendar, by input: FieldInput) throws -> ServiceCalendar {
            var calendar = old
            if let name = input.text("name") { calendar.name = name }
            guard case .hours(var hours) = old.hours else { return calendar }
            if let zone = input.text("zone") { hours.zone = zone }
            for day in Weekday.allCases {
                guard let text = input.text("day.\(day.rawValue)") else { continue }
                let spans = try spans(text, of: "day.\(day.rawValue)", in: input)
                hours.weekly[day] = spans.isEmpty ? nil : spans
            }
            if let lines = input.lines("holidays") {
                let known = HolidayLines(hours.holidays)
                hours.holidays =
                    try lines.map { line in
                        guard let holiday = known[line] ?? HolidayLines.holiday(line, in: year) else {
                            throw input.mistake("holidays", "admin.badHoliday", ["typed": line])
                        }
                        return holiday
                    } + known.hidden
            }
            if let lines = input.lines("exceptions") {
                let known = Dictionary(hours.exceptions.map { (DayText.line($0), $0) }, uniquingKeysWith: { $1 })
                hours.exceptions = try lines.map { try known[$0] ?? exception($0, in: input) }
            }
            calendar.hours = .hours(hours)
            do throws(ServiceHoursError) { try calendar.validate() } catch {
                let field = error.code == .unknownZone ? "zone" : error.code == .name ? "name" : "exceptions"
                throw input.mistake(field, saying: texts["admin.cannotBe"], detail: error.description)
            }
            return calendar
        }

        private func spans(_ text: String, of field: String, in input: FieldInput) throws -> [WallSpan] {
            guard let spans = DayText.spans(text) else {
                throw input.mistake(field, "admin.badSpans", ["typed": text])
            }
            for (span, next) in zip(spans, spans.dropFirst()) where span.isOverMidnight || next.start < span.end {
                throw input.mistake(field, "admin.overlap", ["typed": "\(span)", "other": "\(next)"])
            }
            return spans
        }

        private func exception(_ line: String, in input: FieldInput) throws -> ServiceHours.Exception {
            guard let exception = DayText.exception(line) else {
                throw input.mistake("exceptions", "admin.badException", ["typed": line])
            }
            return exception
        }
    }
#endif
