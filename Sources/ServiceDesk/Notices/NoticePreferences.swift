import Foundation

/// What somebody wants to be told, how, and when.
public struct NoticePreferences: Hashable, Sendable, Codable {
    /// By which notifiers, for all kinds that ``kinds`` does not have; `nil` for all that there are.
    public var notifiers: SortedSet<NotifierName>?
    /// By which notifiers each kind; by none, and the person is not told of it.
    public var kinds: [NoticeKind: SortedSet<NotifierName>]
    /// What happens then is told at their end, unless it ``NoticeKind/isUrgent``.
    public var quietHours: QuietHours?
    /// Everything that is not urgent is told together once a day, at this time.
    public var digest: DailyTime?

    public init(
        notifiers: SortedSet<NotifierName>? = nil, kinds: [NoticeKind: SortedSet<NotifierName>] = [:],
        quietHours: QuietHours? = nil, digest: DailyTime? = nil
    ) {
        self.notifiers = notifiers
        self.kinds = kinds
        self.quietHours = quietHours
        self.digest = digest
    }

    /// When and how somebody is told by one notifier.
    public struct Decision: Hashable, Sendable {
        public let notifier: NotifierName
        public let at: Timestamp
        /// Together with everything else that is told then.
        public let isInDigest: Bool
    }

    /// When and how the person is told of something that happens now. Pure.
    ///
    /// - Parameter available: The notifiers that reach the person.
    /// - Returns: A decision for each notifier by which they are told; none where they are not told.
    public func decide(_ kind: NoticeKind, by available: [NotifierName], at now: Timestamp) -> [Decision] {
        var chosen = chosen(for: kind, of: available)
        if chosen.isEmpty, kind.isCertain { chosen = available }
        return chosen.map { notifier in
            guard !kind.isUrgent else { return Decision(notifier: notifier, at: now, isInDigest: false) }
            if let digest { return Decision(notifier: notifier, at: digest.next(after: now), isInDigest: true) }
            return Decision(notifier: notifier, at: quietHours?.end(at: now) ?? now, isInDigest: false)
        }
    }

    private func chosen(for kind: NoticeKind, of available: [NotifierName]) -> [NotifierName] {
        guard let wanted = kinds[kind] ?? notifiers else { return available }
        return available.filter(wanted.contains)
    }
}

/// A time of each day, in a time zone.
public struct DailyTime: Hashable, Sendable, Codable {
    /// Minutes since midnight as clocks show them, 0 to 1,439.
    public let minute: Int
    /// The name of the zone in the IANA database: `Europe/Brussels`.
    public let zone: String

    /// - Returns: `nil` for a time that no day has, or a zone that this machine does not know.
    public init?(hour: Int, minute: Int = 0, zone: String) {
        guard (0...23).contains(hour), (0...59).contains(minute), TimeZone(identifier: zone) != nil else { return nil }
        self.minute = hour * 60 + minute
        self.zone = zone
    }

    private var timeZone: TimeZone {
        // A zone that an older database of zones does not have is no reason to lose a notice.
        TimeZone(identifier: zone) ?? .gmt
    }

    private func offset(at time: Timestamp) -> Int64 { Int64(timeZone.secondsFromGMT(for: time.date)) }

    /// Minutes since midnight that clocks of the zone show at an instant.
    func localMinute(at time: Timestamp) -> Int {
        let seconds = time.microseconds.flooredDivision(by: 1_000_000) + offset(at: time)
        return Int(seconds - seconds.flooredDivision(by: 86_400) * 86_400) / 60
    }

    /// The first instant after another at which clocks show this time; where they leap over it, the first after that.
    public func next(after now: Timestamp) -> Timestamp {
        let start = Timestamp(microseconds: now.microseconds.flooredDivision(by: 60_000_000) * 60_000_000)
        let ahead = minutesAhead(at: now)
        for days in 0...2 {
            let rough = start.advanced(bySeconds: Int64(ahead + days * 1_440) * 60)
            var time = rough.advanced(bySeconds: offset(at: now) - offset(at: rough))
            // Clocks that leap over the time show an earlier one here.
            while (1...180).contains(minutesAhead(at: time)) { time = time.advanced(bySeconds: 60) }
            if time > now { return time }
        }
        return start.advanced(bySeconds: 86_400)
    }

    /// How many minutes later clocks would show this time if they ran evenly, 0 to 1,439.
    private func minutesAhead(at time: Timestamp) -> Int { (minute - localMinute(at: time) + 1_440) % 1_440 }
}

/// When somebody wants to be left alone, each day: from one time to another, over midnight too.
public struct QuietHours: Hashable, Sendable, Codable {
    public let from: DailyTime
    public let until: DailyTime

    /// - Parameter from: In the same zone as `until`.
    /// - Returns: `nil` where both are the same time, or in different zones.
    public init?(from: DailyTime, until: DailyTime) {
        guard from.zone == until.zone, from.minute != until.minute else { return nil }
        self.from = from
        self.until = until
    }

    /// When they end, where an instant is in them; else `nil`.
    public func end(at now: Timestamp) -> Timestamp? {
        let minute = from.localMinute(at: now)
        let isQuiet =
            from.minute < until.minute
            ? (from.minute..<until.minute).contains(minute) : minute >= from.minute || minute < until.minute
        return isQuiet ? until.next(after: now) : nil
    }
}
