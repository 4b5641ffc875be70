import ServiceDesk

/// Numbers as people write them: `9 120`, `82 %`, `3 h 20`. The blanks in them are narrow and do not break.
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

    /// `0.4`, `3.2`, `17`.
    var roughly: String {
        guard self < 10 else { return Int(rounded()).written }
        let tenths = Int((self * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}

extension Share {
    /// `82 % of 514`.
    var written: String { value.map { "\($0.percent) of \(of.written)" } ?? ReportWords.none }
}

extension Int64 {
    /// A length of time by the clock on the wall: `45 min`, `3 h 20`, `2 d 4 h`, `12 d`.
    var elapsed: String {
        guard self >= 172_800 else { return clock }
        let hours = (self + 1_800) / 3_600
        let (days, rest) = (hours / 24, hours % 24)
        if days >= 7 || rest == 0 { return "\(Int((self + 43_200) / 86_400).written)\u{202F}d" }
        return "\(days)\u{202F}d\u{202F}\(rest)\u{202F}h"
    }

    /// A length of service time: in hours, since a day of service has not 24 of them.
    var service: String { clock }

    private var clock: String {
        if self < 60 { return "\(self)\u{202F}s" }
        let minutes = (self + 30) / 60
        if minutes < 60 { return "\(minutes)\u{202F}min" }
        let (hours, rest) = (minutes / 60, minutes % 60)
        if hours >= 24 { return "\(Int((minutes + 30) / 60).written)\u{202F}h" }
        if rest == 0 { return "\(hours)\u{202F}h" }
        return "\(hours)\u{202F}h\u{202F}" + (rest < 10 ? "0" : "") + "\(rest)"
    }
}

extension CalendarDate {
    /// `3 Mar`.
    var short: String { "\(day)\u{A0}\(ReportWords.months[month - 1].prefix(3))" }
    /// `3 March 2026`.
    var long: String { "\(day)\u{A0}\(ReportWords.months[month - 1])\u{A0}\(year)" }
}
