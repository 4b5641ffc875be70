import ServiceDesk

/// Numbers as people write them: `9 120`, `82 %`. The blanks in them are narrow and do not break.
extension Int {
    var written: String {
        var (digits, text) = (String(magnitude)[...], "")
        while digits.count > 3 {
            text = "\u{202F}" + digits.suffix(3) + text
            digits = digits.dropLast(3)
        }
        return (self < 0 ? "−" : "") + digits + text
    }

    /// With its sign.
    var change: String { self > 0 ? "+" + written : written }

    /// Short enough for a small field: `12k` from ten thousand on.
    var brief: String { self < 10_000 ? "\(self)" : "\(self / 1_000)k" }
}

extension Double {
    /// A share as whole per cent; what is not all and not nothing is not rounded to that.
    var percent: String {
        let rounded = (self * 100).rounded()
        let whole = self > 0 && self < 1 ? min(99, max(1, rounded)) : rounded
        return "\(Int(whole))\u{202F}%"
    }
}

extension String {
    var withCapital: String { prefix(1).uppercased() + dropFirst() }
}

/// Numbers, times and days that each language writes in its own way.
extension ReportWords {
    /// `82 % of 514`.
    func share(_ share: Share) -> String {
        share.value.map { self(.shareOf, ["share": $0.percent, "total": share.of.written]) } ?? Self.none
    }

    /// `0.4`, `3.2`, `17`.
    func roughly(_ number: Double) -> String { number < 10 ? tenths(number) : Int(number.rounded()).written }

    /// `0.4`, `17`, `17.3`.
    func tenths(_ number: Double) -> String {
        guard number.magnitude < 1e15 else { return "\(number)" }
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(phrases.decimalSign)\(tenths % 10)"
    }

    // MARK: - Lengths of time

    /// By the clock on the wall: `45 min`, `3 h 20`, `2 d 4 h`, `12 d`.
    func elapsed(_ seconds: Int64) -> String {
        guard seconds >= 172_800 else { return clock(seconds) }
        let hours = (seconds + 1_800) / 3_600
        let (days, rest) = (hours / 24, hours % 24)
        if days >= 7 || rest == 0 { return length(.days, Int((seconds + 43_200) / 86_400).written) }
        return unbroken(self(.daysHours, ["days": "\(days)", "hours": "\(rest)"]))
    }

    /// Of service: in hours, since a day of service has not 24 of them.
    func service(_ seconds: Int64) -> String { clock(seconds) }

    func time(_ seconds: Int64, _ isService: Bool) -> String { isService ? service(seconds) : elapsed(seconds) }

    /// `30 d`.
    ///
    /// - Parameter unit: ``ReportText/days`` or another length.
    func length(_ unit: ReportText, _ count: String) -> String { unbroken(self(unit, ["count": count])) }

    private func clock(_ seconds: Int64) -> String {
        if seconds < 60 { return length(.seconds, "\(seconds)") }
        let minutes = (seconds + 30) / 60
        if minutes < 60 { return length(.minutes, "\(minutes)") }
        let (hours, rest) = (minutes / 60, minutes % 60)
        if hours >= 24 { return length(.hours, Int((minutes + 30) / 60).written) }
        if rest == 0 { return length(.hours, "\(hours)") }
        return unbroken(self(.hoursMinutes, ["hours": "\(hours)", "minutes": (rest < 10 ? "0" : "") + "\(rest)"]))
    }

    private func unbroken(_ text: String) -> String { text.replacing(" ", with: "\u{202F}") }

    // MARK: - Days

    /// From Monday on, as they stand alone.
    var weekdays: [String] { phrases.weekdays.map(\.withCapital) }

    /// `3 Mar`.
    func short(_ date: CalendarDate) -> String { "\(day(date))\u{A0}\(list(.shortMonths)[date.month - 1])" }

    /// `3 March 2026`.
    func long(_ date: CalendarDate) -> String { "\(day(date))\u{A0}\(month(date))" }

    /// `March 2026`.
    func month(_ date: CalendarDate) -> String { "\(phrases.months[date.month - 1])\u{A0}\(date.year)" }

    private func day(_ date: CalendarDate) -> String { date.day == 1 ? phrases.firstDay : "\(date.day)" }

    /// `9–10`.
    func hour(_ hour: Int) -> String { "\(hour)–\(hour + 1)" }
}
