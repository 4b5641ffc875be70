#if Web
    import ServiceDesk

    /// How preferences are written, in an organisation file and as arguments.
    package enum NoticeWords {
        /// What is wrong with something that was written, and what is possible.
        package struct Mistake: Error {
            package let message: String
            package init(_ message: String) { self.message = message }
        }

        /// All that somebody can choose how to be told of.
        package static let kinds = NoticeKind.all.filter { $0 != .digest }

        package static func kind(_ text: String) throws(Mistake) -> NoticeKind {
            guard let kind = kinds.first(where: { $0.rawValue == text }) else {
                let known = kinds.map(\.rawValue).sorted().joined(separator: ", ")
                throw Mistake("“\(text)” is no kind of notice; it is one of: \(known).")
            }
            return kind
        }

        /// - Parameter kind: Which notices; `nil` for all that have no ways of their own.
        package static func ways(_ texts: [String], for kind: NoticeKind? = nil) throws(Mistake) -> SortedSet<
            NotifierName
        > {
            if texts.isEmpty, let kind, kind.isCertain {
                throw Mistake("Of “\(kind)” one is always told; it needs a way.")
            }
            for text in texts where !NotifierName(text).isUsable {
                throw Mistake("“\(text)” is no way: 1 to 40 letters, digits, points and hyphens, such as webhook.")
            }
            return SortedSet(texts.map { NotifierName($0) })
        }

        /// `22:00-07:00`, or with a zone behind it.
        package static func quietHours(_ text: String, zone: String?) throws(Mistake) -> QuietHours {
            let (span, zone) = try parts(of: text, zone)
            let ends = span.split(separator: "-", omittingEmptySubsequences: false).map { WallTime($0) }
            guard ends.count == 2, let from = ends[0].flatMap(clock), let until = ends[1].flatMap(clock) else {
                throw Mistake("“\(text)” are no quiet hours such as 22:00-07:00.")
            }
            let times = (try daily(from, in: zone), try daily(until, in: zone))
            guard let hours = QuietHours(from: times.0, until: times.1) else {
                throw Mistake("Quiet hours end at another time than they begin: 22:00-07:00.")
            }
            return hours
        }

        /// `08:00`, or with a zone behind it.
        package static func digest(_ text: String, zone: String?) throws(Mistake) -> DailyTime {
            let (time, zone) = try parts(of: text, zone)
            guard let clock = WallTime(time).flatMap(clock) else {
                throw Mistake("“\(text)” is no time of a digest such as 08:00.")
            }
            return try daily(clock, in: zone)
        }

        private static func parts(of text: String, _ zone: String?) throws(Mistake) -> (Substring, zone: String) {
            let parts = text.split(separator: " ", maxSplits: 1)
            guard let zone = parts.dropFirst().first.map(String.init) ?? zone else {
                throw Mistake("Quiet hours and a digest need “zone”, such as Europe/Brussels.")
            }
            return (parts.first ?? "", zone)
        }

        /// Hour and minute; a day has no 24:00, and seconds are not kept.
        private static func clock(_ time: WallTime) -> (hour: Int, minute: Int)? {
            let seconds = time.secondsFromMidnight
            return time < .endOfDay && seconds % 60 == 0 ? (seconds / 3_600, seconds / 60 % 60) : nil
        }

        private static func daily(
            _ clock: (hour: Int, minute: Int), in zone: String
        ) throws(Mistake) -> DailyTime {
            guard let time = DailyTime(hour: clock.hour, minute: clock.minute, zone: zone) else {
                throw Mistake("There is no zone “\(zone)”; zones have names such as Europe/Brussels.")
            }
            return time
        }
    }

    extension DailyTime {
        /// `08:00`.
        package var clock: String { WallTime(secondsFromMidnight: minute * 60)?.description ?? "" }
    }

    extension QuietHours {
        /// `22:00-07:00`.
        package var span: String { "\(from.clock)-\(until.clock)" }
    }

    extension NoticePreferences {
        /// The zone of all times; `nil` where there are none, or they have different ones.
        package var zone: String? {
            let zones = Set([quietHours?.from.zone, digest?.zone].compactMap { $0 })
            return zones.count == 1 ? zones.first : nil
        }

        /// As ``NoticeWords`` reads them. Times of different zones have theirs behind them.
        package var quietText: String? { quietHours.map { zone == nil ? "\($0.span) \($0.from.zone)" : $0.span } }
        package var digestText: String? { digest.map { zone == nil ? "\($0.clock) \($0.zone)" : $0.clock } }
    }
#endif
