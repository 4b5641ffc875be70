import ServiceDesk

/// What was read of a log.
struct IncidentLog {
    var rows: [LogRow] = []
    var texts = TextTable()
    /// The incidents' numbers, in the order in which they were met.
    var incidents: [TextTable.Token] = []
}

/// Makes rows of the records of a log.
struct LogReader {
    private(set) var log = IncidentLog()
    private let configuration: ServiceNowImport.Configuration
    /// Where each column stands; `nil` before the header was read.
    private var places: [Int]?
    private var headerCount = 0
    private var incidents: [TextTable.Token: UInt32] = [:]
    private var clock = LogClock()
    /// The value of each column in the row before: the rows of an incident follow one another and differ in little.
    private var last = LogColumn.allCases.map { _ in (bytes: [UInt8](), token: TextTable.Token.none) }

    init(_ configuration: ServiceNowImport.Configuration) { self.configuration = configuration }

    var hasHeader: Bool { places != nil }

    /// Takes a record.
    ///
    /// - Throws: ``ServiceNowImport/LogError`` for a header without the columns, or for too many rows.
    mutating func take(_ record: CSVReader, _ report: inout ServiceNowImport.Report) throws {
        guard places != nil else { return try readHeader(record) }
        report.rows += 1
        guard log.rows.count < configuration.maximumRows else {
            throw ServiceNowImport.LogError(
                description: "The log has more than \(configuration.maximumRows) rows; import it in parts.")
        }
        do throws(Fault) {
            log.rows.append(try row(record))
        } catch {
            report.skip(line: record.line, column: error.column?.name, error.reason)
        }
    }

    private mutating func readHeader(_ record: CSVReader) throws {
        var found: [String: Int] = [:]
        for index in 0..<record.fieldCount { found[String(decoding: record.field(index), as: UTF8.self)] = index }
        let missing = LogColumn.allCases.map(\.name).filter { found[$0] == nil }
        guard missing.isEmpty else {
            throw ServiceNowImport.LogError(
                description: "This is not an incident log: line \(record.line), the header, lacks "
                    + missing.joined(separator: ", ") + ".")
        }
        headerCount = record.fieldCount
        places = LogColumn.allCases.map { found[$0.name] ?? 0 }
    }

    // MARK: Rows

    /// Why a row cannot be read.
    private struct Fault: Error {
        var column: LogColumn?
        var reason: String
    }

    private mutating func row(_ record: CSVReader) throws(Fault) -> LogRow {
        guard record.fieldCount == headerCount else {
            throw Fault(reason: "The row has \(record.fieldCount) fields; the header has \(headerCount).")
        }
        let number = try token(.number, record)
        guard number != .none else { throw Fault(column: .number, reason: "The incident has no number.") }
        let updatedAt = try time(.updatedAt, record)
        guard let updatedAt else { throw Fault(column: .updatedAt, reason: "The row has no time.") }
        return LogRow(
            line: UInt32(clamping: record.line), incident: incident(number), modCount: try count(.modCount, record),
            updatedAt: updatedAt, openedAt: try time(.openedAt, record), state: try state(record),
            impact: try level(.impact, record), urgency: try level(.urgency, record),
            knowledge: try text(.knowledge, record) == "true",
            caller: try token(.caller, record), openedBy: try token(.openedBy, record),
            updatedBy: try token(.updatedBy, record), group: try token(.group, record),
            agent: try token(.agent, record), contactType: try token(.contactType, record),
            location: try token(.location, record), category: try token(.category, record),
            subcategory: try token(.subcategory, record), symptom: try token(.symptom, record),
            configurationItem: try token(.configurationItem, record), problem: try token(.problem, record),
            rfc: try token(.rfc, record), vendor: try token(.vendor, record),
            causedBy: try token(.causedBy, record), closedCode: try token(.closedCode, record))
    }

    private mutating func incident(_ number: TextTable.Token) -> UInt32 {
        if let known = incidents[number] { return known }
        let index = UInt32(log.incidents.count)
        log.incidents.append(number)
        incidents[number] = index
        return index
    }

    private func field(_ column: LogColumn, _ record: CSVReader) -> ArraySlice<UInt8> {
        record.field(places?[column.rawValue] ?? 0)
    }

    private func text(_ column: LogColumn, _ record: CSVReader) throws(Fault) -> String {
        let bytes = field(column, record)
        guard let text = bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) else {
            throw Fault(column: column, reason: "This is not valid UTF-8.")
        }
        return text
    }

    private mutating func token(_ column: LogColumn, _ record: CSVReader) throws(Fault) -> TextTable.Token {
        let bytes = field(column, record)
        if bytes.count == last[column.rawValue].bytes.count, bytes.elementsEqual(last[column.rawValue].bytes) {
            return last[column.rawValue].token
        }
        guard let token = log.texts.token(try text(column, record)) else {
            throw Fault(
                column: column,
                reason: "A value has at most \(TextTable.maximumLength) bytes and no control characters.")
        }
        last[column.rawValue] = (Array(bytes), token)
        return token
    }

    private func count(_ column: LogColumn, _ record: CSVReader) throws(Fault) -> UInt32 {
        let text = try text(column, record)
        guard let count = UInt32(text) else {
            throw Fault(column: column, reason: "“\(text.prefix(50))” is not a count.")
        }
        return count
    }

    private func state(_ record: CSVReader) throws(Fault) -> LogState {
        let text = try text(.state, record)
        guard let state = LogState(rawValue: text) else {
            let names = LogState.allCases.map(\.rawValue).joined(separator: ", ")
            throw Fault(column: .state, reason: "“\(text.prefix(50))” is none of: \(names).")
        }
        return state
    }

    /// `2`, or `2 - Medium` as ServiceNow shows it.
    private func level<Level: RawRepresentable>(
        _ column: LogColumn, _ record: CSVReader
    ) throws(Fault) -> Level where Level.RawValue == Int {
        let bytes = field(column, record)
        let digit = bytes.first.map { Int($0) - 0x30 } ?? 0
        guard bytes.count == 1 || bytes.dropFirst().starts(with: " - ".utf8), let level = Level(rawValue: digit) else {
            throw Fault(column: column, reason: "“\(try text(column, record).prefix(50))” is not 1, 2 or 3.")
        }
        return level
    }

    /// Seconds since 1970 in UTC; `nil` for `?`.
    private mutating func time(_ column: LogColumn, _ record: CSVReader) throws(Fault) -> Int64? {
        let bytes = field(column, record)
        if bytes.isEmpty || bytes.elementsEqual([0x3F]) { return nil }
        guard let seconds = clock.seconds(bytes) else {
            throw Fault(
                column: column,
                reason: "“\(try text(column, record).prefix(50))” is not a time such as 29/2/2016 01:23.")
        }
        return seconds - configuration.zoneOffset
    }
}

/// Reads times as the log writes them: day/month/year hour:minute.
struct LogClock {
    /// The first second of days that were met, by year, month and day.
    private var days: [Int: Int64] = [:]

    mutating func seconds(_ bytes: ArraySlice<UInt8>) -> Int64? {
        var rest = bytes
        guard let day = Self.number(&rest, before: 0x2F), let month = Self.number(&rest, before: 0x2F),
            let year = Self.number(&rest, before: 0x20), let hour = Self.number(&rest, before: 0x3A), rest.count == 2,
            let minute = Self.number(&rest, before: nil), hour < 24, minute < 60,
            let start = start(ofDay: day, month: month, year: year)
        else { return nil }
        return start + Int64(hour * 3600 + minute * 60)
    }

    /// Takes a number of at most four digits and the separator behind it; without one, it is all that is left.
    private static func number(_ bytes: inout ArraySlice<UInt8>, before separator: UInt8?) -> Int? {
        var (number, digits) = (0, 0)
        while let byte = bytes.first, (0x30...0x39).contains(byte), digits < 4 {
            (number, digits) = (number * 10 + Int(byte) - 0x30, digits + 1)
            bytes.removeFirst()
        }
        guard digits > 0, bytes.first == separator else { return nil }
        bytes = bytes.dropFirst()
        return number
    }

    private mutating func start(ofDay day: Int, month: Int, year: Int) -> Int64? {
        guard (1...31).contains(day), (1...12).contains(month), (1000...9999).contains(year) else { return nil }
        let place = (year * 12 + month) * 32 + day
        if let known = days[place] { return known }
        let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        guard let date = CalendarDate(text) else { return nil }
        let seconds = date.startInUTC.microseconds / 1_000_000
        days[place] = seconds
        return seconds
    }
}
