/// Finds year, month, day, time and zone among the words of a date.
struct DateReader {
    private var numbers: [(value: Int, digits: Int)] = []
    private var month: Int?
    private var isMonthFirst = false
    private var time: (hour: Int, minute: Int, second: Int)?
    private var offset: Int?
    private var isAfternoon: Bool?

    private static let months: [Substring] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    /// Hours of RFC 822 and of Europe, which programs still write. What is not here counts as unknown.
    private static let zones: [String: Int] = [
        "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
        "pst": -8, "pdt": -7, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "met": 1, "mest": 2, "mez": 1,
        "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9,
    ]

    mutating func read(_ value: String) -> (seconds: Int, offset: Int)? {
        for word in Self.words(value) { read(word: word) }
        guard let time, let (year, month, day) = calendarDay() else { return nil }
        var hour = time.hour
        if let isAfternoon, hour <= 12 { hour = hour % 12 + (isAfternoon ? 12 : 0) }
        guard hour < 24, time.minute < 60, time.second <= 60 else { return nil }
        let days = MailDate.days(year: year, month: month, day: day)
        // A leap second is the last one of its minute.
        return (days * 86_400 + hour * 3_600 + time.minute * 60 + min(time.second, 59), offset ?? 0)
    }

    /// The words in lower case, without comments; only the last line of a value with another text before a semicolon.
    private static func words(_ value: String) -> [Substring] {
        var (plain, depth) = ("", 0)
        // No date is longer than this.
        for scalar in value.unicodeScalars.suffix(300) {
            switch scalar {
            case "(": depth += 1
            case ")": depth -= 1
            case ";": (plain, depth) = ("", 0)
            default: if depth <= 0 { plain.unicodeScalars.append(scalar) }
            }
            if depth < 0 { depth = 0 }
        }
        return plain.lowercased().split { $0.isWhitespace || $0 == "," }
    }

    private mutating func read(word: Substring) {
        guard let first = word.utf8.first else { return }
        if ASCII.isDigit(first) {
            readNumber(word)
        } else if first == UInt8(ascii: "+") || first == ASCII.hyphen {
            if time != nil, offset == nil || offset == 0 { offset = Self.offset(word) }
        } else if word == "am" || word == "pm" {
            isAfternoon = word == "pm"
        } else {
            let letters = word.prefix { $0.isLetter }
            // What stands before all numbers may be a day of the week in another language.
            if month == nil || (isMonthFirst && !numbers.isEmpty), letters.count >= 3,
                let index = Self.months.firstIndex(of: letters.prefix(3))
            {
                (month, isMonthFirst) = (index + 1, numbers.isEmpty)
                // `Oct-7`, and dots as in `Okt.`
                for piece in word.dropFirst(letters.count).split(separator: "-") { readNumber(piece) }
            } else if let hours = Self.zones[String(letters)], time != nil, offset == nil {
                offset = hours * 3_600
                // `GMT+02:00`
                let rest = word.dropFirst(letters.count)
                if hours == 0, rest.first == "+" || rest.first == "-" { offset = Self.offset(rest) }
            }
        }
    }

    private mutating func readNumber(_ word: Substring) {
        if time == nil, let colon = word.firstIndex(of: ":") {
            // `1994-10-07T16:15:05Z`
            if let mark = word.firstIndex(of: "t"), mark < colon {
                readNumber(word[..<mark])
                return readTime(word[word.index(after: mark)...])
            }
            return readTime(word)
        }
        let pieces = word.split { $0 == "-" || $0 == "/" }
        if pieces.count == 3 {
            for piece in pieces {
                if piece.utf8.first.map({ ASCII.isDigit($0) }) == true { addNumber(piece) } else { read(word: piece) }
            }
        } else if time == nil, word.split(separator: ".").count == 3, numbers.count == 2 || month != nil {
            readTime(word)
        } else {
            addNumber(word)
        }
    }

    private mutating func addNumber(_ word: Substring) {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        if numbers.count < 3, digits.count <= 4, let value = Int(digits) { numbers.append((value, digits.count)) }
    }

    private mutating func readTime(_ word: Substring) {
        let end = word.firstIndex { !($0.isASCII && $0.isNumber) && $0 != ":" && $0 != "." } ?? word.endIndex
        let pieces = word[..<end].split { $0 == ":" || $0 == "." }.prefix(3).map { Int($0.prefix(3)) ?? 99 }
        guard pieces.count >= 2 else { return }
        time = (pieces[0], pieces[1], pieces.count > 2 ? pieces[2] : 0)
        if end < word.endIndex { read(word: word[end...]) }
    }

    /// `+0200`, `-07:00`, `+2`; nil where it cannot be one.
    private static func offset(_ word: Substring) -> Int? {
        let digits = word.dropFirst().prefix { $0.isASCII && ($0.isNumber || $0 == ":") }.filter { $0 != ":" }
        guard let number = Int(digits), digits.count <= 4 else { return nil }
        let (hours, minutes) = digits.count <= 2 ? (number, 0) : (number / 100, number % 100)
        guard hours <= 23, minutes < 60 else { return nil }
        return (hours * 3_600 + minutes * 60) * (word.first == "-" ? -1 : 1)
    }

    private func calendarDay() -> (year: Int, month: Int, day: Int)? {
        var (year, day, month) = (-1, -1, self.month)
        var yearDigits = 4
        guard let first = numbers.first, let last = numbers.last else { return nil }
        if month != nil, numbers.count >= 2 {
            // The year is the longer one, or else the last.
            let isYearFirst = first.digits > 2 && numbers[1].digits <= 2
            let (yearNumber, dayNumber) = isYearFirst ? (first, numbers[1]) : (numbers[1], first)
            (year, yearDigits, day) = (yearNumber.value, yearNumber.digits, dayNumber.value)
        } else if numbers.count == 3 {
            month = numbers[1].value
            (year, yearDigits, day) =
                first.digits > 2 ? (first.value, first.digits, last.value) : (last.value, last.digits, first.value)
        }
        // RFC 5322, 4.3.
        if yearDigits == 3 || (yearDigits <= 2 && year >= 50) {
            year += 1_900
        } else if yearDigits <= 2 {
            year += 2_000
        }
        guard let month, (1...12).contains(month), (1_900...9_999).contains(year), day >= 1 else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
        return day <= length ? (year, month, day) : nil
    }
}
