#if Web
    import ServiceDesk

    /// The open pages of one process: who has which open, who is writing, and who is on duty. Whoever has just left
    /// counts a while longer: a stream that only begins anew is nobody leaving.
    struct LivePresence {
        typealias Attendee = LiveListener.Attendee
        typealias Instant = ContinuousClock.Instant

        /// A page, or the conversation about the same request.
        struct Place: Hashable {
            var number: Request.Number
            var isChat: Bool
        }

        /// A conversation that goes on.
        struct Room: Sendable {
            /// As the site itself sees it.
            var request: Request
            var since: Instant
        }

        /// How long whoever has loaded the page of a conversation counts as there without a stream: without a script.
        private static let visit: Duration = .seconds(60)

        private let (writing, lingering): (Duration, Duration)
        private var pages: [Request.Number: [ObjectIdentifier: LiveListener]] = [:]
        /// Of several requests.
        private var lists: [ObjectIdentifier: LiveListener] = [:]
        private var counts: [Person.ID: Int] = [:]
        private(set) var count = 0
        private var duty: [ObjectIdentifier: LiveListener] = [:]
        private var leaving: [Place: [Attendee: Instant]] = [:]
        private var dutiesLeft: [Person.ID: (viewer: Viewer, until: Instant)] = [:]
        private var writers: [Request.Number: [Person.ID: Instant]] = [:]
        private(set) var rooms: [Request.Number: Room] = [:]

        /// - Parameter writing: How long somebody counts as writing after a letter.
        init(writing: Duration, lingering: Duration) { (self.writing, self.lingering) = (writing, lingering) }

        // MARK: Pages

        func count(of person: Person.ID) -> Int { counts[person] ?? 0 }

        /// Those that show a request, or are in its conversation.
        func pages(of number: Request.Number) -> [LiveListener] { pages[number].map { Array($0.values) } ?? [] }

        var queues: [LiveListener] { lists.values.filter { if case .queue = $0.topic { true } else { false } } }

        /// Those of whoever is on duty.
        var duties: [LiveListener] { Array(duty.values) }

        var all: [LiveListener] { pages.values.flatMap(\.values) + lists.values }

        // MARK: Coming and going

        /// - Returns: Whether somebody is shown who was not shown before.
        mutating func enter(_ listener: LiveListener) -> Bool {
            let id = ObjectIdentifier(listener)
            count += 1
            counts[listener.person, default: 0] += 1
            if listener.duty != nil { duty[id] = listener }
            guard let number = listener.topic.number else {
                lists[id] = listener
                return false
            }
            pages[number, default: [:]][id] = listener
            guard let attendee = listener.attendee, let place = listener.topic.place else { return false }
            if case .chat(let request) = listener.topic { open(request) }
            return leaving[place]?.removeValue(forKey: attendee) == nil
        }

        /// Somebody has loaded the page of a conversation.
        ///
        /// - Returns: Whether they were not there before.
        mutating func visit(_ request: Request, by attendee: Attendee) -> Bool {
            let isNew = !attendees(of: request.number, inChat: true).contains(attendee)
            open(request)
            leaving[Place(number: request.number, isChat: true), default: [:]][attendee] = .now + Self.visit
            return isNew
        }

        private mutating func open(_ request: Request) {
            rooms[request.number] = Room(request: request, since: rooms[request.number]?.since ?? .now)
        }

        /// What somebody has changed about the request of a conversation.
        mutating func update(_ request: Request) { rooms[request.number]?.request = request }

        /// - Returns: Whether it was there.
        mutating func leave(_ listener: LiveListener) -> Bool {
            let id = ObjectIdentifier(listener)
            let isKnown: Bool
            if let number = listener.topic.number {
                isKnown = pages[number]?.removeValue(forKey: id) != nil
                if pages[number]?.isEmpty == true { pages[number] = nil }
            } else {
                isKnown = lists.removeValue(forKey: id) != nil
            }
            guard isKnown else { return false }
            count -= 1
            counts[listener.person] = count(of: listener.person) == 1 ? nil : count(of: listener.person) - 1
            let until = Instant.now + lingering
            if duty.removeValue(forKey: id) != nil, let viewer = listener.duty {
                dutiesLeft[listener.person] = (viewer, until)
            }
            if let attendee = listener.attendee, let place = listener.topic.place {
                leaving[place, default: [:]][attendee] = until
                writers[place.number]?[attendee.id] = nil
            }
            return true
        }

        /// Forgets who has stopped writing, and who has left.
        ///
        /// - Returns: The requests of which others are to be told, those of them with a conversation that somebody
        ///   has left, and whether somebody is not on duty any more.
        mutating func forget() -> (changed: Set<Request.Number>, left: Set<Request.Number>, isDutyOver: Bool) {
            let now = Instant.now
            let stopped = Self.forget(in: &writers, at: now)
            let left = Self.forget(in: &leaving, at: now)
            let duties = dutiesLeft.count
            dutiesLeft = dutiesLeft.filter { $0.value.until > now }
            return (
                Set(stopped + left.map(\.number)), Set(left.filter(\.isChat).map(\.number)), duties > dutiesLeft.count
            )
        }

        /// - Returns: The places of those whose time is over.
        private static func forget<Key, Who>(in times: inout [Key: [Who: Instant]], at now: Instant) -> [Key] {
            let left = times.mapValues { people in people.filter { $0.value > now } }
            defer { times = left.filter { !$0.value.isEmpty } }
            return times.filter { key, people in people.count > left[key]?.count ?? 0 }.map(\.key)
        }

        /// Ends a conversation in which nobody is any more.
        mutating func close(_ number: Request.Number) { rooms[number] = nil }

        // MARK: Who is there

        /// Who has the page of a request open, or is in its conversation; those in the conversation alone.
        func attendees(of number: Request.Number, inChat: Bool) -> Set<Attendee> {
            let open = pages[number]?.values.filter { $0.topic.isChat || !inChat } ?? []
            var attendees = Set(open.compactMap(\.attendee))
            for isChat in inChat ? [true] : [true, false] {
                attendees.formUnion(leaving[Place(number: number, isChat: isChat)]?.keys.map { $0 } ?? [])
            }
            return attendees
        }

        func isWriting(_ person: Person.ID, on number: Request.Number) -> Bool { writers[number]?[person] != nil }

        /// - Returns: Whether they were not writing before. Who has no page open is not shown.
        mutating func note(writingBy person: Person.ID, on number: Request.Number) -> Bool {
            guard pages[number]?.values.contains(where: { $0.attendee?.id == person }) == true else { return false }
            return writers[number, default: [:]].updateValue(.now + writing, forKey: person) == nil
        }

        /// That somebody has said what they were writing.
        ///
        /// - Returns: Whether they were writing.
        mutating func endWriting(by person: Person.ID, on number: Request.Number) -> Bool {
            writers[number]?.removeValue(forKey: person) != nil
        }

        /// Who sees who waits for a team.
        func onDuty(for team: Team.ID) -> Set<Person.ID> {
            let there = duty.values.filter { $0.duty?.teams.contains(team) == true }.map(\.person)
            let now = Instant.now
            return Set(there + dutiesLeft.filter { $0.value.until > now && $0.value.viewer.teams.contains(team) }.keys)
        }

        func isOnDuty(_ person: Person.ID) -> Bool {
            dutiesLeft[person] != nil || duty.values.contains { $0.person == person }
        }

        /// Whether there is nobody to tell anything, and nobody to forget.
        var isIdle: Bool { count == 0 && leaving.isEmpty && dutiesLeft.isEmpty && writers.isEmpty }
    }

    extension LiveListener.Topic {
        fileprivate var place: LivePresence.Place? {
            number.map { LivePresence.Place(number: $0, isChat: isChat) }
        }
    }
#endif
