#if Web
    import Foundation
    import ServiceDesk
    import Yams

    extension OrganisationFile {
        /// Hours under a name: with a zone and a week, or made of others.
        mutating func readCalendar(_ node: Node) throws -> ServiceCalendar {
            var map = try YAMLMap(node, "Hours", in: file)
            let id = try map.required("id", of: "Hours")
            let name = try map.text("name") ?? id
            let formula = try readFormula(&map, depth: 0)
            try map.finish()
            let calendar = ServiceCalendar(id: ServiceCalendar.ID(id), name: name, hours: formula)
            try located(at: node) { () throws(ServiceHoursError) in try calendar.validate() }
            return calendar
        }

        private func located(at node: Node, _ body: () throws(ServiceHoursError) -> Void) throws {
            do throws(ServiceHoursError) {
                try body()
            } catch {
                throw YAMLMap.mistake(error.description, at: node, in: file)
            }
        }

        private mutating func readFormula(_ map: inout YAMLMap, depth: Int) throws -> HoursFormula {
            guard depth <= ServiceHoursLimits.formulaDepth else { throw map.mistake("Hours are nested too deep.") }
            for (key, make) in [("union", HoursFormula.union), ("intersection", HoursFormula.intersection)]
            where map.value(key) != nil {
                return make(try readParts(key, &map, depth: depth))
            }
            guard map.value("difference") != nil else { return .hours(try readHours(&map)) }
            let parts = try readParts("difference", &map, depth: depth)
            guard parts.count == 2 else { throw map.mistake("“difference” has two: hours, and what is taken away.") }
            return .difference(of: parts[0], minus: parts[1])
        }

        private mutating func readParts(_ key: String, _ map: inout YAMLMap, depth: Int) throws -> [HoursFormula] {
            var parts: [HoursFormula] = []
            for node in try map.list(key) {
                if let id = node.scalar?.string {
                    refer(to: .calendar, id, at: node)
                    parts.append(.calendar(ServiceCalendar.ID(id)))
                } else {
                    var part = try YAMLMap(node, "Hours", in: file)
                    parts.append(try readFormula(&part, depth: depth + 1))
                    try part.finish()
                }
            }
            return parts
        }

        private func readHours(_ map: inout YAMLMap) throws -> ServiceHours {
            var hours = ServiceHours(zone: try map.required("zone", of: "Hours"))
            if let node = map.value("weekly") { hours.weekly = try readWeek(node) }
            for node in try map.list("exceptions") { hours.exceptions.append(try readException(node)) }
            for node in try map.list("holidays") { hours.holidays.append(try readHoliday(node)) }
            for node in try map.list("holiday-files") { hours.holidays += try readHolidays(node) }
            for node in try map.list("breaks") { hours.breaks.append(try readBreak(node)) }
            return hours
        }

        /// `mon`, or `mon-fri`.
        private func days(_ text: String, at node: Node) throws -> [Weekday] {
            let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
                Weekday(rawValue: String($0))
            }
            guard let first = ends.first.flatMap({ $0 }), let last = ends.last.flatMap({ $0 }), ends.count <= 2,
                first <= last
            else {
                throw YAMLMap.mistake(
                    "“\(text)” is no day and no days: mon, tue, wed, thu, fri, sat, sun, or mon-fri.", at: node,
                    in: file)
            }
            return Weekday.allCases.filter { first <= $0 && $0 <= last }
        }

        private func readWeek(_ node: Node) throws -> [Weekday: [WallSpan]] {
            guard let mapping = node.mapping else {
                throw YAMLMap.mistake(
                    "“weekly” has spans for days, such as mon-fri: [09:00-17:00].", at: node, in: file)
            }
            var weekly: [Weekday: [WallSpan]] = [:]
            for (key, value) in mapping {
                guard let list = value.sequence else {
                    throw YAMLMap.mistake("A day has a list of spans.", at: value, in: file)
                }
                let spans = try list.map(readSpan)
                for day in try days(key.scalar?.string ?? "", at: key) {
                    guard weekly.updateValue(spans, forKey: day) == nil else {
                        throw YAMLMap.mistake("“\(day.rawValue)” stands there twice.", at: key, in: file)
                    }
                }
            }
            return weekly
        }

        private func readSpan(_ node: Node) throws -> WallSpan {
            guard let text = node.scalar?.string, let span = WallSpan(text) else {
                throw YAMLMap.mistake(
                    "“\(node.scalar?.string ?? "")” is no span such as 09:00-12:30; a whole day is 00:00-24:00.",
                    at: node,
                    in: file)
            }
            return span
        }

        private func readException(_ node: Node) throws -> ServiceHours.Exception {
            var map = try YAMLMap(node, "An exception", in: file)
            let exception = ServiceHours.Exception(
                try readDate("date", &map), to: try readOptionalDate("until", &map), name: try map.text("name") ?? "",
                spans: try map.list("hours").map(readSpan))
            try map.finish()
            return exception
        }

        private func readBreak(_ node: Node) throws -> ServiceHours.Break {
            var map = try YAMLMap(node, "A break", in: file)
            guard let place = map.value("span") else { throw map.mistake("A break needs “span”.") }
            let (span, name) = (try readSpan(place), try map.text("name") ?? "")
            let date = try readOptionalDate("date", &map)
            let weekly = try map.text("days").map { text in
                try text.split(separator: ",").flatMap { try days($0.trimmingCharacters(in: .whitespaces), at: node) }
            }
            try map.finish()
            switch (date, weekly) {
            case (let date?, nil): return .init(span, on: .date(date), name: name)
            case (nil, let days): return .init(span, on: .weekly(SortedSet(days ?? Weekday.allCases)), name: name)
            default: throw map.mistake("A break has “days” or a “date”, not both.")
            }
        }

        private func readHoliday(_ node: Node) throws -> Holiday {
            var map = try YAMLMap(node, "A holiday", in: file)
            var holiday = Holiday(
                try map.text("name") ?? "", on: try readDate("date", &map),
                days: try map.number("days", in: 1...ServiceHoursLimits.days) ?? 1)
            if let rule = try map.text("every") {
                try located(at: node) { () throws(ServiceHoursError) in
                    holiday.rule = rule == "year" ? .yearly : try Recurrence(rule)
                }
            }
            holiday.additional = try map.texts("also").map { try readDate($0, at: node) }
            holiday.excepted = try map.texts("except").map { try readDate($0, at: node) }
            try map.finish()
            return holiday
        }

        /// The holidays of an iCalendar file, which is named as seen from this one.
        private func readHolidays(_ node: Node) throws -> [Holiday] {
            guard let name = node.scalar?.string else {
                throw YAMLMap.mistake("“holiday-files” is a list of files.", at: node, in: file)
            }
            guard let readFile else {
                throw YAMLMap.mistake("Files are not read here; write the holidays down.", at: node, in: file)
            }
            let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
            let path = name.hasPrefix("/") ? name : folder + name
            do {
                return try ICalendar.holidays(in: try readFile(path))
            } catch let error as ServiceHoursError {
                throw YAMLMap.mistake("“\(path)”, \(error)", at: node, in: file)
            } catch {
                throw YAMLMap.mistake("\(error)", at: node, in: file)
            }
        }

        func readDate(_ key: String, _ map: inout YAMLMap) throws -> CalendarDate {
            guard let date = try readOptionalDate(key, &map) else { throw map.mistake("“\(key)” is missing.") }
            return date
        }

        func readOptionalDate(_ key: String, _ map: inout YAMLMap) throws -> CalendarDate? {
            guard let node = map.value(key) else { return nil }
            return try readDate(node.scalar?.string ?? "", at: node)
        }

        private func readDate(_ text: String, at node: Node) throws -> CalendarDate {
            guard let date = CalendarDate(text) else {
                throw YAMLMap.mistake("“\(text)” is no date such as 2026-03-02.", at: node, in: file)
            }
            return date
        }
    }
#endif
