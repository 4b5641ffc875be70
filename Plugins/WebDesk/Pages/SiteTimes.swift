#if Web
    import Foundation
    import ServiceDesk

    /// How times stand on the pages.
    struct SiteTimes: Sendable {
        let texts: SiteTexts
        let zone: TimeZone
        let now: Timestamp

        /// `Monday 2 March 2026, 14:00`.
        func long(_ time: Timestamp) -> String { texts.phrases.text(of: time, in: zone) }

        /// `14:00` today, `2 March, 14:00` within half a year, `2 March 2025` else.
        func short(_ time: Timestamp) -> String {
            var phrases = texts.phrases
            let distance = abs(time.microseconds - now.microseconds) / 1_000_000
            phrases.time = distance > 182 * 86_400 ? "{day} {month} {year}" : "{day} {month}, {clock}"
            if day(time) == day(now) { phrases.time = "{clock}" }
            return phrases.text(of: time, in: zone)
        }

        /// How much is left, or how long it has been over: `3 h`, `2 d`.
        func distance(to time: Timestamp) -> String {
            let seconds = abs(time.microseconds - now.microseconds) / 1_000_000
            let (count, unit) =
                switch seconds {
                case ..<3_600: (seconds / 60, "min")
                case ..<(2 * 86_400): (seconds / 3_600, "h")
                default: (seconds / 86_400, texts["time.days"])
                }
            return "\(count) \(unit)"
        }

        /// For the `datetime` of a `time` element.
        func machine(_ time: Timestamp) -> String { time.description }

        func values(_ time: Timestamp) -> PageValues {
            ["short": short(time), "long": long(time), "machine": machine(time)]
        }

        private func day(_ time: Timestamp) -> String {
            var phrases = texts.phrases
            phrases.time = "{day} {month} {year}"
            return phrases.text(of: time, in: zone)
        }
    }

    extension Visit {
        var times: SiteTimes { SiteTimes(texts: texts, zone: site.options.zone, now: site.now()) }
    }
#endif
