#if Command
    import Foundation
    import ServiceDesk
    import Synchronization

    /// Plays a week at the desk: everything goes through the desk itself, at the time at which it happened.
    final class DemoScript: Sendable {
        private let clock: DemoClock
        let desk: Desk
        private let end: Timestamp

        /// - Parameter end: The instant that the week leads up to. The same one gives the same store, byte for byte.
        init(_ store: some CompleteStore, until end: Timestamp) {
            clock = DemoClock(end)
            self.end = end
            var configuration = Desk.Configuration()
            configuration.time = clock
            configuration.ids = IDGenerator(DemoRandom(state: 0x5EED))
            configuration.directoryMaximumAge = 1_000_000_000
            // One after the other, so that the journal is the same each time.
            configuration.work.concurrency = 1
            desk = Desk(store, configuration: configuration)
        }

        /// Sets the clock to a time of a working day so many working days ago, in the machine's zone; time never goes
        /// back.
        func day(_ daysAgo: Int, _ hour: Int32, _ minute: Int32) async throws {
            var (parts, left) = (end.local, daysAgo)
            while left > 0 {
                parts.tm_mday -= 1
                parts.tm_hour = 12
                parts.tm_isdst = -1
                // Normalises the day and finds its weekday.
                _ = mktime(&parts)
                if (1...5).contains(parts.tm_wday) { left -= 1 }
            }
            (parts.tm_hour, parts.tm_min, parts.tm_sec, parts.tm_isdst) = (hour, minute, 0, -1)
            try await advance(to: Timestamp(microseconds: Int64(mktime(&parts)) * 1_000_000))
        }

        /// Sets the clock so many minutes on.
        func minutesLater(_ minutes: Int64) async throws {
            try await advance(to: clock.now().advanced(bySeconds: 60 * minutes))
        }

        var now: Timestamp { clock.now() }

        /// Sets the clock to so many minutes before the end.
        func minutesAgo(_ minutes: Int64) async throws {
            try await advance(to: end.advanced(bySeconds: -60 * minutes))
        }

        func request(_ number: Request.Number) async throws -> Request {
            try await desk.request(.number(number), as: .host("demo"))
        }

        func requests(_ ids: [Request.ID]) async throws -> [Request] {
            var found: [Request] = []
            for id in ids { found.append(try await desk.request(.id(id), as: .host("demo"))) }
            return found
        }

        func openRequests(_ kind: RequestKind) async throws -> [Request] {
            var query = RequestQuery(viewer: .host("demo"), order: RequestOrder(.number), limit: 200)
            query.filter.kinds = [kind]
            query.filter.isOpen = true
            return try await desk.page(query).requests
        }

        /// Sets the clock, after everything that came due before was done, each at its instant.
        private func advance(to time: Timestamp) async throws {
            let due = WorkQuery(.pending(before: time), limit: 1)
            while let next = try await desk.work(due, as: .host("demo")).records.first?.nextAt {
                clock.set(next)
                try await desk.runOnce()
            }
            clock.set(time)
        }

        func viewer(_ person: Person.ID) async throws -> Viewer { try await desk.viewer(for: person) }

        func open(
            _ person: Person.ID, _ subject: String, _ text: String, _ complete: (inout RequestDraft) -> Void
        ) async throws -> Request.Number {
            var draft = RequestDraft(subject, text: text, channel: .portal)
            complete(&draft)
            return try await desk.open(draft, as: try await viewer(person)).number
        }

        func publish(_ person: Person.ID, _ content: ArticleContent) async throws {
            let article = try await desk.write(content, as: try await viewer(person))
            try await desk.publish(.id(article.id), as: try await viewer(person))
        }

        func reply(_ person: Person.ID, _ number: Request.Number, _ text: String) async throws {
            try await desk.reply(text, to: .number(number), as: try await viewer(person))
        }

        func note(_ person: Person.ID, _ number: Request.Number, _ text: String) async throws {
            try await desk.note(text, on: .number(number), as: try await viewer(person))
        }

        func attach(
            _ person: Person.ID, _ number: Request.Number, _ text: String, name: String, type: String, content: String
        ) async throws {
            let viewer = try await viewer(person)
            let file = try await desk.upload(name: name, mediaType: type, as: viewer, bytes: Array(content.utf8))
            try await desk.reply(text, attachments: [file], to: .number(number), as: viewer)
        }

        func act(_ person: Person.ID, _ number: Request.Number, _ commands: RequestCommand...) async throws {
            for command in commands {
                try await desk.perform(command, on: .number(number), as: try await viewer(person))
            }
        }

        func resolve(_ person: Person.ID, _ number: Request.Number, _ how: Resolution, _ text: String) async throws {
            try await act(person, number, .resolve(how, desk.makeMessage(text)))
        }

        func merge(_ person: Person.ID, _ number: Request.Number, into target: Request.Number) async throws {
            try await desk.merge(.number(number), into: .number(target), as: try await viewer(person))
        }

        func link(
            _ person: Person.ID, _ number: Request.Number, _ relation: Link.Relation, _ other: Request.Number
        ) async throws {
            try await desk.link(.number(number), relation, .number(other), as: try await viewer(person))
        }

        /// An instant after the end, in hours.
        func hoursAhead(_ hours: Int64) -> Timestamp { end.advanced(bySeconds: 3600 * hours) }
    }

    /// A clock that is put forward by hand.
    private final class DemoClock: TimeSource {
        private let time: Mutex<Timestamp>
        private let latest: Timestamp

        init(_ latest: Timestamp) {
            self.latest = latest
            time = Mutex(latest)
        }

        func now() -> Timestamp { time.withLock { $0 } }
        func set(_ time: Timestamp) { self.time.withLock { $0 = min(time, latest) } }
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014).
    private struct DemoRandom: RandomNumberGenerator, Sendable {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
#endif
