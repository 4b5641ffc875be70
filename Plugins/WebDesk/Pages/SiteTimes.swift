#if Web
    import Foundation
    import ServiceDesk

    /// How times stand on the pages.
    struct SiteTimes: Sendable {
        let texts: SiteTexts
        let zone: TimeZone
        let now: Timestamp
        /// The day of `now`, counted from one that is long past.
        let today: Int64

        init(texts: SiteTexts, zone: TimeZone, now: Timestamp) {
            (self.texts, self.zone, self.now) = (texts, zone, now)
            today = Self.day(now, in: zone)
        }

        /// `Monday 2 March 2026, 14:00`.
        func long(_ time: Timestamp) -> String { texts.phrases.text(of: time, in: zone) }

        /// `14:00` today, `2 March, 14:00` within half a year, `2 March 2025` else.
        func short(_ time: Timestamp) -> String {
            var phrases = texts.phrases
            switch abs(Self.day(time, in: zone) - today) {
            case 0: phrases.time = "{clock}"
            case ...182: phrases.time = "{day} {month}, {clock}"
            default: phrases.time = "{day} {month} {year}"
            }
            return phrases.text(of: time, in: zone)
        }

        /// How much is left, or how long it has been over: `3 h`, `2 d`.
        func distance(to time: Timestamp) -> String {
            let seconds = abs(time.microseconds - now.microseconds) / 1_000_000
            let (count, unit) =
                switch seconds {
                case ..<3_600: (seconds / 60, "min")
                case ..<(2 * 86_400): (seconds / 3_600, texts["time.hours"])
                default: (seconds / 86_400, texts["time.days"])
                }
            return "\(count) \(unit)"
        }

        /// For the `datetime` of a `time` element.
        func machine(_ time: Timestamp) -> String { time.description }

        func values(_ time: Timestamp) -> PageValues {
            ["short": short(time), "long": long(time), "machine": machine(time)]
        }

        private static func day(_ time: Timestamp, in zone: TimeZone) -> Int64 {
            let seconds = time.microseconds / 1_000_000 + Int64(zone.secondsFromGMT(for: time.date))
            return (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
        }
    }

    extension Visit {
        var times: SiteTimes { SiteTimes(texts: texts, zone: site.options.zone, now: site.now()) }
    }
#endif
