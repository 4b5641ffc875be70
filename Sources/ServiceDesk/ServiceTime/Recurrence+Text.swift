extension Recurrence {
    /// Reads a rule as iCalendar writes it: `FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO`.
    ///
    /// - Throws: ``ServiceHoursError`` of code ``ServiceHoursError/Code/rule`` that names the part.
    public init(_ text: some StringProtocol) throws(ServiceHoursError) {
        var parts: [Substring: Substring] = [:]
        for part in Substring(text).uppercased().split(separator: ";", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, parts.updateValue(pair[1], forKey: pair[0]) == nil else {
                throw Self.mistake("“\(part.prefix(40))” is no part of a rule, or stands there twice")
            }
        }
        guard let word = parts.removeValue(forKey: "FREQ") else { throw Self.mistake("FREQ is missing") }
        guard let frequency = Frequency(rawValue: String(word)) else {
            throw Self.mistake("FREQ=\(word.prefix(40)) is not one of DAILY, WEEKLY, MONTHLY, YEARLY")
        }
        self.init(frequency)
        if let value = parts.removeValue(forKey: "INTERVAL") {
            interval = try Self.number(value, in: 1...Self.maximumInterval, "INTERVAL")
        }
        if let value = parts.removeValue(forKey: "COUNT") {
            count = try Self.number(value, in: 1...Self.maximumCount, "COUNT")
        }
        if let value = parts.removeValue(forKey: "UNTIL") { until = try Self.until(value) }
        months = try Self.numbers(parts.removeValue(forKey: "BYMONTH"), in: 1...12, "BYMONTH")
        monthDays = try Self.numbers(parts.removeValue(forKey: "BYMONTHDAY"), in: -31...31, "BYMONTHDAY")
        weekdays = try Self.days(parts.removeValue(forKey: "BYDAY"))
        positions = try Self.numbers(parts.removeValue(forKey: "BYSETPOS"), in: -366...366, "BYSETPOS")
        if let value = parts.removeValue(forKey: "WKST") {
            guard let day = Weekday(code: value) else { throw Self.mistake("WKST=\(value.prefix(40)) is no day") }
            weekStart = day
        }
        if let (name, value) = parts.min(by: { $0.key < $1.key }) {
            throw Self.mistake("\(name.prefix(40))=\(value.prefix(40)) is not understood")
        }
        try validate()
    }

    /// What is out of range, and what RFC 5545 does not allow beside each other.
    func validate() throws(ServiceHoursError) {
        try checkNumbers()
        guard count == nil || until == nil else { throw Self.mistake("COUNT and UNTIL exclude each other") }
        guard (1...Self.maximumInterval).contains(interval), (1...Self.maximumCount).contains(count ?? 1) else {
            throw Self.mistake("INTERVAL or COUNT is out of range")
        }
        let hasOrdinals = weekdays.contains { $0.ordinal != nil }
        guard !hasOrdinals || frequency == .monthly || frequency == .yearly else {
            throw Self.mistake("BYDAY has ordinals only with FREQ=MONTHLY and FREQ=YEARLY")
        }
        guard positions.isEmpty || !(months.isEmpty && monthDays.isEmpty && weekdays.isEmpty) else {
            throw Self.mistake("BYSETPOS chooses of days that BYMONTH, BYMONTHDAY or BYDAY name, and none is there")
        }
        guard frequency != .weekly || monthDays.isEmpty else {
            throw Self.mistake("BYMONTHDAY does not go with FREQ=WEEKLY")
        }
    }

    /// A rule need not have come from a text.
    private func checkNumbers() throws(ServiceHoursError) {
        let lists = [
            ("BYMONTH", months, 1...12), ("BYMONTHDAY", monthDays, -31...31),
            ("BYDAY", weekdays.compactMap(\.ordinal), -53...53), ("BYSETPOS", positions, -366...366),
        ]
        for (name, numbers, range) in lists {
            let isInRange = numbers.allSatisfy { $0 != 0 && range.contains($0) }
            guard isInRange, max(numbers.count, weekdays.count) <= 400 else {
                throw Self.mistake("\(name) has numbers that are out of range, or more than 400")
            }
        }
    }

    private static func mistake(_ message: String) -> ServiceHoursError {
        ServiceHoursError(.rule, "The rule of recurrence cannot be followed: \(message).")
    }

    private static func number(
        _ text: Substring, in range: ClosedRange<Int>, _ name: String
    ) throws(ServiceHoursError) -> Int {
        guard let number = Int(text), number != 0, range.contains(number) else {
            throw mistake("\(name)=\(text.prefix(40)) is no number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private static func numbers(
        _ list: Substring?, in range: ClosedRange<Int>, _ name: String
    ) throws(ServiceHoursError) -> [Int] {
        var numbers: [Int] = []
        for text in list?.split(separator: ",", omittingEmptySubsequences: false) ?? [] {
            numbers.append(try number(text, in: range, name))
        }
        return try checked(numbers, name)
    }

    private static func days(_ list: Substring?) throws(ServiceHoursError) -> [Day] {
        var days: [Day] = []
        for text in list?.split(separator: ",", omittingEmptySubsequences: false) ?? [] {
            guard let weekday = Weekday(code: text.suffix(2)) else {
                throw mistake("BYDAY=\(text.prefix(40)) is no day")
            }
            let ordinal = text.dropLast(2)
            days.append(Day(weekday, ordinal: ordinal.isEmpty ? nil : try number(ordinal, in: -53...53, "BYDAY")))
        }
        return try checked(days, "BYDAY")
    }

    private static func checked<Element>(_ list: [Element], _ name: String) throws(ServiceHoursError) -> [Element] {
        guard list.count <= 400 else { throw mistake("\(name) has \(list.count) values") }
        return list
    }

    /// A day. Programs that write an instant beside days mean the whole day by its first or last second; another
    /// instant could mean either of two days.
    private static func until(_ text: Substring) throws(ServiceHoursError) -> CalendarDate {
        let time = text.dropFirst(8)
        guard let date = CalendarDate(basic: text.prefix(8)),
            ["", "T000000", "T000000Z", "T235959", "T235959Z"].contains(time)
        else { throw mistake("UNTIL=\(text.prefix(40)) is no day") }
        return date
    }
}

extension Weekday {
    /// As iCalendar writes it: `MO`.
    var code: String { String(rawValue.prefix(2)).uppercased() }

    init?(code: some StringProtocol) {
        guard let day = Self.allCases.first(where: { $0.code == code }) else { return nil }
        self = day
    }
}

extension CalendarDate {
    /// Reads `20260302`.
    init?(basic text: some StringProtocol) {
        guard text.utf8.count == 8 else { return nil }
        self.init("\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))")
    }

    /// `20260302`.
    var basic: String { description.filter { $0 != "-" } }
}

extension Recurrence: CustomStringConvertible, Codable {
    /// As iCalendar writes it.
    public var description: String {
        func list(_ name: String, _ values: [String]) -> [String] {
            values.isEmpty ? [] : ["\(name)=\(values.joined(separator: ","))"]
        }
        var parts = ["FREQ=\(frequency.rawValue)"]
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        if let count { parts.append("COUNT=\(count)") }
        if let until { parts.append("UNTIL=\(until.basic)") }
        parts += list("BYMONTH", months.map(String.init)) + list("BYMONTHDAY", monthDays.map(String.init))
        parts += list("BYDAY", weekdays.map { ($0.ordinal.map(String.init) ?? "") + $0.weekday.code })
        parts += list("BYSETPOS", positions.map(String.init))
        if weekStart != .monday { parts.append("WKST=\(weekStart.code)") }
        return parts.joined(separator: ";")
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do throws(ServiceHoursError) {
            self = try Recurrence(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
