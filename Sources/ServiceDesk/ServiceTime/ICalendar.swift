/// Reads holidays from iCalendar files (RFC 5545), as governments, tools and colleagues publish them.
///
/// All-day events are holidays, with `RRULE`, `RDATE`, `EXDATE`, changed and cancelled occurrences. What does not
/// concern the days on which something takes place is passed over; what concerns them and is not understood is an
/// error that names the line and the property.
public enum ICalendar {
    /// Largest file that is read, in bytes.
    public static let maximumSize = 8 << 20
    public static let maximumLines = 400_000
    /// Bytes of one line, unfolded.
    public static let maximumLineLength = 65_536
    public static let maximumEvents = 10_000

    /// The holidays of a file.
    ///
    /// - Throws: ``ServiceHoursError`` of code ``ServiceHoursError/Code/calendarFile``, with the line, or
    ///   ``ServiceHoursError/Code/tooMany``.
    public static func holidays(in bytes: some Collection<UInt8>) throws(ServiceHoursError) -> [Holiday] {
        guard bytes.count <= maximumSize else {
            throw ServiceHoursError(
                .tooMany, "The file has \(bytes.count) bytes; an iCalendar file may have \(maximumSize).")
        }
        var reader = ICalendarLines(bytes)
        var events = ICalendarEvents()
        while let line = try reader.next() { try events.add(line) }
        return try events.holidays(lastLine: reader.number)
    }
}

/// One property of an iCalendar file.
struct ICalendarLine {
    /// In upper case, as ``parameters`` are but for their values.
    var name: String
    var parameters: [String: String]
    var value: String
    /// Where it begins.
    var number: Int

    func mistake(_ message: String) -> ServiceHoursError {
        ServiceHoursError(.calendarFile, "\(name): \(message)", line: number)
    }

    /// The value as a date; some programs write a whole day as the time from one midnight to another.
    func date(_ text: some StringProtocol) throws(ServiceHoursError) -> CalendarDate {
        let isDay = parameters["VALUE"].map { $0.uppercased() == "DATE" } ?? (text.utf8.count == 8)
        guard isDay || isMidnight(text) else {
            throw mistake("Only whole days can be holidays; this has a time: “\(value.prefix(60))”.")
        }
        guard let date = CalendarDate(basic: isDay ? text[...] : text.prefix(8)) else {
            throw mistake("“\(text.prefix(60))” is no date such as 20260302.")
        }
        return date
    }

    /// Whether the value is the midnight of a place, which is where a day begins: not of UTC, which is so nowhere else.
    func isMidnight(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 15 && text.hasSuffix("T000000") && parameters["VALUE"].map { $0.uppercased() } != "DATE"
    }

    func dates() throws(ServiceHoursError) -> [CalendarDate] {
        var dates: [CalendarDate] = []
        for text in value.split(separator: ",", omittingEmptySubsequences: false) { dates.append(try date(text)) }
        return dates
    }

    /// The value as a text, without the marks that RFC 5545 puts before some characters (3.3.11).
    var text: String {
        // Scalar by scalar: an accent after a mark would be one character with it.
        var (text, isMarked) = (String.UnicodeScalarView(), false)
        for scalar in value.unicodeScalars {
            if isMarked {
                text.append(scalar == "n" || scalar == "N" ? " " : scalar)
                isMarked = false
            } else if scalar == "\\" {
                isMarked = true
            } else {
                text.append(scalar)
            }
        }
        return String(text)
    }
}

/// The properties of a file: lines that were folded are joined (RFC 5545, 3.1), and taken apart.
private struct ICalendarLines {
    private let bytes: [UInt8]
    private var position = 0
    /// Of the line that was read last.
    private(set) var number = 0

    init(_ bytes: some Collection<UInt8>) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        self.bytes = Array(bytes)
        position = self.bytes.starts(with: mark) ? mark.count : 0
    }

    /// The next line that is not empty; `nil` at the end.
    mutating func next() throws(ServiceHoursError) -> ICalendarLine? {
        while position < bytes.count {
            var content = physicalLine()
            let first = number
            while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
                content += physicalLine().dropFirst()
                guard content.count <= ICalendar.maximumLineLength else { throw tooLong(first) }
            }
            guard content.count <= ICalendar.maximumLineLength else { throw tooLong(first) }
            guard number <= ICalendar.maximumLines else {
                throw ServiceHoursError(
                    .tooMany, "The file has more than \(ICalendar.maximumLines) lines.", line: number)
            }
            guard !content.isEmpty else { continue }
            guard let text = String(validating: content, as: UTF8.self) else {
                throw ServiceHoursError(.calendarFile, "This is not valid UTF-8.", line: first)
            }
            return try Self.property(text, first)
        }
        return nil
    }

    private func tooLong(_ line: Int) -> ServiceHoursError {
        ServiceHoursError(
            .tooMany, "The line has more than \(ICalendar.maximumLineLength) bytes.", line: line)
    }

    private mutating func physicalLine() -> ArraySlice<UInt8> {
        number += 1
        let start = position
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        position = min(end + 1, bytes.count)
        return bytes[start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)]
    }

    /// `NAME;PARAMETER=value;PARAMETER="value":value`.
    private static func property(_ text: String, _ number: Int) throws(ServiceHoursError) -> ICalendarLine {
        let scalars = text.unicodeScalars
        var (pieces, start, isQuoted, rest): ([String], String.Index, Bool, Substring?) = (
            [], text.startIndex, false, nil
        )
        func piece(upTo end: String.Index) -> String { String(text[start..<end]).replacing("\"", with: "") }
        for index in scalars.indices {
            switch scalars[index] {
            case "\"": isQuoted.toggle()
            case ";" where !isQuoted, ":" where !isQuoted:
                pieces.append(piece(upTo: index))
                start = scalars.index(after: index)
                if scalars[index] == ":" { rest = text[start...] }
            default: break
            }
            if rest != nil { break }
        }
        if rest == nil { pieces.append(piece(upTo: text.endIndex)) }
        let name = pieces[0].uppercased()
        let isName =
            !name.isEmpty
            && name.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
        guard let rest, isName, !isQuoted else {
            throw ServiceHoursError(
                .calendarFile, "“\(text.prefix(60))” is no property of an iCalendar file.", line: number)
        }
        var parameters: [String: String] = [:]
        for piece in pieces.dropFirst() {
            let pair = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else {
                throw ServiceHoursError(
                    .calendarFile, "\(name): “\(piece.prefix(60))” is no parameter.", line: number)
            }
            parameters[pair[0].uppercased()] = String(pair[1])
        }
        return ICalendarLine(name: name, parameters: parameters, value: String(rest), number: number)
    }
}
