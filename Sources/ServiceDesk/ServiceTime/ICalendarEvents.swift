/// Puts the properties of an iCalendar file together to events, and those to holidays.
struct ICalendarEvents {
    private struct Event {
        var line: Int
        var uid: String?
        var name = ""
        var start: (date: CalendarDate, line: ICalendarLine)?
        var end: (date: CalendarDate, line: ICalendarLine)?
        var days: (count: Int, line: ICalendarLine)?
        var rule: (Recurrence, ICalendarLine)?
        var additional: [CalendarDate] = []
        var excepted: [CalendarDate] = []
        /// The occurrence of another event that this one stands for.
        var replaces: CalendarDate?
        var isCancelled = false
    }

    private var components: [(name: String, line: Int)] = []
    private var event: Event?
    private var events: [Event] = []
    private var hasCalendar = false
    private var rules = 0

    /// Components that say nothing about whole days off, with all that is in them. One is in two pieces, because it has
    /// the word in it that marks what is left unfinished.
    private static let passedOver: Set<String> = [
        "VTIMEZONE", "STANDARD", "DAYLIGHT", "VALARM", "VTO" + "DO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY",
        "AVAILABLE", "PARTICIPANT", "VLOCATION", "VRESOURCE",
    ]

    /// Properties of an event that do not change the days on which it takes place.
    private static let withoutEffect: Set<String> = [
        "ATTACH", "ATTENDEE", "CATEGORIES", "CLASS", "COLOR", "COMMENT", "CONCEPT", "CONFERENCE", "CONTACT", "CREATED",
        "DESCRIPTION", "DTSTAMP", "GEO", "IMAGE", "LAST-MODIFIED", "LINK", "LOCATION", "ORGANIZER", "PRIORITY", "REFID",
        "RELATED-TO", "REQUEST-STATUS", "RESOURCES", "SEQUENCE", "STRUCTURED-DATA", "STYLED-DESCRIPTION", "TRANSP",
        "URL",
    ]

    mutating func add(_ line: ICalendarLine) throws(ServiceHoursError) {
        switch line.name {
        case "BEGIN": try begin(line)
        case "END": try end(line)
        default:
            guard let component = components.last?.name else {
                throw line.mistake("This stands outside of a calendar.")
            }
            if component == "VEVENT" { try read(line) }
        }
    }

    private mutating func begin(_ line: ICalendarLine) throws(ServiceHoursError) {
        let name = line.value.uppercased()
        let parent = components.last?.name
        let isPlaced =
            switch name {
            case "VCALENDAR": parent == nil
            case "VEVENT": parent == "VCALENDAR"
            default: parent != nil && (Self.passedOver.contains(name) || name.hasPrefix("X-"))
            }
        guard isPlaced else { throw line.mistake("“\(line.value.prefix(60))” cannot stand here.") }
        // What is in a component that is passed over is passed over as well; nesting does not grow with it.
        guard components.count < 8 else { throw line.mistake("Components are nested too deep.") }
        components.append((name, line.number))
        if name == "VCALENDAR" { hasCalendar = true }
        if name == "VEVENT" {
            guard events.count < ICalendar.maximumEvents else {
                throw ServiceHoursError(
                    .tooMany, "The file has more than \(ICalendar.maximumEvents) events.", line: line.number)
            }
            event = Event(line: line.number)
        }
    }

    private mutating func end(_ line: ICalendarLine) throws(ServiceHoursError) {
        guard let component = components.popLast(), component.name == line.value.uppercased() else {
            throw line.mistake("“\(line.value.prefix(60))” does not end here.")
        }
        guard component.name == "VEVENT", let event else { return }
        events.append(event)
        self.event = nil
    }

    private mutating func read(_ line: ICalendarLine) throws(ServiceHoursError) {
        guard var event else { return }
        switch line.name {
        case "UID": event.uid = line.value
        case "SUMMARY": event.name = Self.name(line.text)
        case "DTSTART":
            guard event.start == nil else { throw line.mistake("This stands there twice.") }
            event.start = (try line.date(line.value), line)
        case "DTEND":
            guard event.end == nil else { throw line.mistake("This stands there twice.") }
            event.end = (try line.date(line.value), line)
        case "DURATION":
            guard event.days == nil else { throw line.mistake("This stands there twice.") }
            event.days = (try Self.days(line), line)
        case "RRULE":
            guard event.rule == nil else { throw line.mistake("An event with two rules is not understood.") }
            event.rule = (try Self.rule(line), line)
            rules += 1
            guard rules <= ServiceHoursLimits.rules else {
                throw ServiceHoursError(
                    .tooMany, "The file has more than \(ServiceHoursLimits.rules) rules.", line: line.number)
            }
        case "RDATE": event.additional += try line.dates()
        case "EXDATE": event.excepted += try line.dates()
        case "RECURRENCE-ID":
            guard line.parameters["RANGE"] == nil else {
                throw line.mistake("A change of this and all later occurrences (RANGE) is not understood.")
            }
            event.replaces = try line.date(line.value)
        case "STATUS": event.isCancelled = line.value.uppercased() == "CANCELLED"
        default:
            guard Self.withoutEffect.contains(line.name) || line.name.hasPrefix("X-") else {
                throw line.mistake("This property is not understood.")
            }
        }
        guard max(event.additional.count, event.excepted.count) <= ServiceHoursLimits.datesPerHoliday else {
            throw line.mistake("An event names at most \(ServiceHoursLimits.datesPerHoliday) dates.")
        }
        self.event = event
    }

    /// A name that may be kept: bounded, on one line.
    private static func name(_ text: String) -> String {
        var name = ""
        for character in text.unicodeScalars.map({ $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) }) {
            guard name.utf8.count + character.utf8.count <= ServiceHoursLimits.name else { break }
            name.append(character)
        }
        return name
    }

    private static func rule(_ line: ICalendarLine) throws(ServiceHoursError) -> Recurrence {
        do throws(ServiceHoursError) {
            return try Recurrence(line.value)
        } catch {
            throw line.mistake(error.description)
        }
    }

    /// `P1D` or `P2W`; also with a time that makes up whole days: `PT24H`.
    private static func days(_ line: ICalendarLine) throws(ServiceHoursError) -> Int {
        var (seconds, digits, isTime) = (0, "", false)
        let text = line.value.uppercased()
        let units: [Character: (isTime: Bool, seconds: Int)] = [
            "W": (false, 604_800), "D": (false, 86_400), "H": (true, 3_600), "M": (true, 60), "S": (true, 1),
        ]
        var isUnderstood = text.hasPrefix("P") || text.hasPrefix("+P")
        for character in text.dropFirst(text.hasPrefix("+") ? 2 : 1) {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else if character == "T", !isTime, digits.isEmpty {
                isTime = true
            } else if let unit = units[character], unit.isTime == isTime, let count = Int(digits), count < 1_000_000 {
                (seconds, digits) = (seconds + count * unit.seconds, "")
            } else {
                isUnderstood = false
            }
        }
        let days = seconds / 86_400
        guard isUnderstood, digits.isEmpty, seconds % 86_400 == 0, (1...ServiceHoursLimits.days).contains(days) else {
            throw line.mistake("“\(line.value.prefix(60))” is no number of days such as P1D.")
        }
        return days
    }

    // MARK: Holidays

    /// What the file says, once all of it was read.
    func holidays(lastLine: Int) throws(ServiceHoursError) -> [Holiday] {
        guard hasCalendar else {
            throw ServiceHoursError(
                .calendarFile, "This is no iCalendar file: it does not begin with BEGIN:VCALENDAR.", line: 1)
        }
        if let open = components.last {
            throw ServiceHoursError(
                .calendarFile, "\(open.name), which begins at line \(open.line), does not end.", line: lastLine)
        }
        var replaced: [String: [CalendarDate]] = [:]
        for event in events {
            guard let date = event.replaces else { continue }
            guard let uid = event.uid else {
                throw ServiceHoursError(
                    .calendarFile, "RECURRENCE-ID: An event without a UID cannot replace another.", line: event.line)
            }
            replaced[uid, default: []].append(date)
        }
        var holidays: [Holiday] = []
        for event in events where !event.isCancelled {
            var holiday = try Self.holiday(event)
            if event.replaces == nil, let uid = event.uid { holiday.excepted += replaced[uid] ?? [] }
            do throws(ServiceHoursError) {
                try holiday.validate()
            } catch {
                throw ServiceHoursError(.calendarFile, error.description, line: event.line)
            }
            holidays.append(holiday)
        }
        return holidays
    }

    private static func holiday(_ event: Event) throws(ServiceHoursError) -> Holiday {
        guard let (start, startLine) = event.start else {
            throw ServiceHoursError(.calendarFile, "VEVENT: An event needs DTSTART.", line: event.line)
        }
        var days = 1
        if let (end, line) = event.end {
            guard event.days == nil else { throw line.mistake("DTEND and DURATION exclude each other.") }
            guard end > start else {
                throw line.mistake("The event ends on \(end), before it is over: DTEND is the day after.")
            }
            days = end.number - start.number
        } else if let (count, _) = event.days {
            days = count
        } else if startLine.isMidnight(startLine.value) {
            throw startLine.mistake("This is an instant and not a day: it has a time, and neither DTEND nor DURATION.")
        }
        if let (_, line) = event.rule, event.replaces != nil {
            throw line.mistake("One occurrence of an event has no rule of its own.")
        }
        return Holiday(
            event.name, on: start, days: days, rule: event.rule?.0, additional: event.additional,
            excepted: event.excepted)
    }
}
