#if Web
    import ServiceDesk

    /// Tells open pages that something has changed. It follows the desk’s journals, once for all pages of a process and
    /// only while there are any: what another process does is told as well. What this one does is told at once
    /// (``nudge()``).
    ///
    /// Who has a request open, who is writing and who is on duty is known of the pages of one process.
    actor LiveFeed {
        private let desk: Desk
        private let interval: Duration
        private let limits: SiteLimits
        /// Of pages that find out what they say.
        let turns = Turns(atOnce: 16)

        private var presence: LivePresence
        /// The conversations that queues were told to be waiting.
        private var waiting: Set<Request.Number> = []
        /// Lets the reader of the journals look, as long as there are pages.
        private var looking: AsyncStream<Void>.Continuation?
        private var keepingTime: Task<Void, Never>?

        private static let beat: Duration = .seconds(15)
        private static let longestPause: Duration = .seconds(30)
        /// So many requests are looked up to find whom they concern; beyond it, everybody is told.
        private static let maximumLookups = 50

        /// - Parameter lingering: How long somebody is shown as looking whose page is gone.
        init(
            _ desk: Desk, _ limits: SiteLimits, every interval: Duration = .milliseconds(500),
            lingering: Duration = .seconds(10)
        ) {
            (self.desk, self.limits, self.interval) = (desk, limits, interval)
            presence = LivePresence(writing: limits.writingTime, lingering: lingering)
        }

        // MARK: Pages

        /// - Returns: Whether there is room for it.
        func add(_ listener: LiveListener) -> Bool {
            guard presence.count < limits.livePages, presence.count(of: listener.person) < limits.livePagesOfOne else {
                return false
            }
            let isDutyNew = listener.duty != nil && !presence.isOnDuty(listener.person)
            if presence.enter(listener), let number = listener.topic.number {
                tellPresence(number)
                if listener.topic.isChat { attend(number) }
            }
            if isDutyNew { tellOfDuty() }
            start()
            return true
        }

        /// That somebody has loaded the page of a conversation: who has no stream, for want of a script or of room, is
        /// there for a while all the same.
        func visit(_ request: Request, by attendee: LiveListener.Attendee) {
            if presence.visit(request, by: attendee) {
                tellPresence(request.number)
                attend(request.number)
            }
            start()
        }

        private func start() {
            guard looking == nil else { return }
            let (looks, looking) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            self.looking = looking
            Task { await follow(looks) }
            keepingTime = Task { await keepTime() }
        }

        func remove(_ listener: LiveListener) {
            let isWriting = listener.topic.number.map { presence.isWriting(listener.person, on: $0) } ?? false
            guard presence.leave(listener) else { return }
            listener.end()
            if isWriting, let number = listener.topic.number { tellPresence(number) }
            forget()
        }

        // MARK: Who is there

        /// Who else is there, in the order of their names, and whether they are writing.
        ///
        /// - Parameter inChat: Only those in the conversation about the request, and not who just looks at it.
        func others(
            on number: Request.Number, than person: Person.ID, inChat: Bool = false
        ) -> [(name: String, isWriting: Bool)] {
            presence.attendees(of: number, inChat: inChat).filter { $0.id != person }
                .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
                .map { ($0.name, presence.isWriting($0.id, on: number)) }
        }

        /// That somebody has typed something. Who has no page open is not shown.
        func note(writingBy person: Person.ID, on number: Request.Number) {
            if presence.note(writingBy: person, on: number) { tellPresence(number) }
        }

        /// That somebody has said what they were writing.
        func endWriting(by person: Person.ID, on number: Request.Number) {
            if presence.endWriting(by: person, on: number) { tellPresence(number) }
        }

        /// Who is on duty for the conversations of a team.
        func onDuty(for team: Team.ID) -> Set<Person.ID> { presence.onDuty(for: team) }

        /// The conversations that somebody handles, the oldest first, and who is in each.
        func rooms(for viewer: Viewer) -> [(number: Request.Number, people: Set<Person.ID>)] {
            presence.rooms.values.filter { viewer.standing(to: $0.request) >= .agent }.sorted { $0.since < $1.since }
                .map { ($0.request.number, Set(presence.attendees(of: $0.request.number, inChat: true).map(\.id))) }
        }

        func isInChat(_ person: Person.ID, on number: Request.Number) -> Bool {
            presence.attendees(of: number, inChat: true).contains { $0.id == person }
        }

        /// How many conversations that somebody handles wait for anybody of their team.
        func waitingRooms(for viewer: Viewer) -> Int {
            presence.rooms.values.count { viewer.standing(to: $0.request) >= .agent && isWaiting($0) }
        }

        private func isWaiting(_ room: LivePresence.Room) -> Bool {
            let people = presence.attendees(of: room.request.number, inChat: true).map(\.id)
            let isServed = room.request.agent.map(people.contains) ?? false
            return !isServed && people.contains(room.request.requester)
        }

        private func tellPresence(_ number: Request.Number) {
            for listener in presence.pages(of: number) where listener.attendee != nil { listener.tell(.presence) }
        }

        /// Lets those who wait know that somebody is on duty, or not any more.
        private func tellOfDuty() { presence.rooms.keys.forEach(tellPresence) }

        private func forget() {
            let (changed, left, isDutyOver) = presence.forget()
            changed.forEach(tellPresence)
            left.forEach(attend)
            if isDutyOver { tellOfDuty() }
            guard presence.isIdle else { return }
            // What is being read is read to its end: a store tells its log of each read that was broken off.
            looking?.finish()
            keepingTime?.cancel()
            (looking, keepingTime) = (nil, nil)
        }

        /// Says who is in a conversation now: what was said there is told by notices once nobody is.
        private func attend(_ number: Request.Number) {
            guard let room = presence.rooms[number] else { return }
            let people = Set(presence.attendees(of: number, inChat: true).map(\.id))
            desk.configuration.notices?.attendance.set(people, in: room.request.id)
            if people.isEmpty { presence.close(number) }
            tellDuties(of: room.request)
        }

        /// Tells those on duty who handle a request that its conversation is another one in their list, and queues,
        /// which say how many wait.
        private func tellDuties(of request: Request) {
            for listener in presence.duties where (listener.duty?.standing(to: request) ?? .none) >= .agent {
                listener.tell(.chats)
            }
            let isWaiting = presence.rooms[request.number].map(self.isWaiting) ?? false
            guard isWaiting != waiting.contains(request.number) else { return }
            if isWaiting { waiting.insert(request.number) } else { waiting.remove(request.number) }
            for listener in presence.queues {
                guard case .queue(let viewer) = listener.topic, viewer.standing(to: request) >= .agent else { continue }
                listener.tell(.changed)
            }
        }

        /// What depends on the time and not on the store, which may be slow.
        private func keepTime() async {
            var lastBeat = ContinuousClock.now
            while !Task.isCancelled {
                forget()
                if lastBeat + Self.beat < .now {
                    lastBeat = .now
                    presence.all.forEach { $0.tell(.beat) }
                }
                looking?.yield()
                // It ends early only with the task.
                try? await Task.sleep(for: interval)
            }
        }

        // MARK: What happens

        /// Lets pages know at once what this process has just done.
        func nudge() { looking?.yield() }

        /// Follows the journals until nobody listens. While the store cannot be read it is asked less and less often;
        /// where it went on from is where it goes on, unless the store does not know that place any more.
        private func follow(_ looks: AsyncStream<Void>) async {
            var (place, pause, earliest): (JournalPosition?, Duration, _) = (nil, interval, ContinuousClock.now)
            for await _ in looks where ContinuousClock.now >= earliest {
                do {
                    var isMore = true
                    while isMore {
                        let changes = try await desk.changes(after: place, as: .web)
                        // Between a page and its first question something may have changed.
                        if place == nil { presence.all.forEach { $0.tell(.changed) } }
                        await tell(changes)
                        (place, pause, isMore) = (changes.next, interval, changes.isMore)
                    }
                } catch {
                    if (error as? StoreError)?.code == .invalidQuery { place = nil }
                    pause = min(pause * 2, Self.longestPause)
                    earliest = .now + pause
                }
            }
        }

        private func tell(_ changes: DeskChanges) async {
            guard !changes.versions.isEmpty else { return }
            for number in changes.versions.keys { presence.pages(of: number).forEach { $0.tell(.changed) } }
            // Who has a conversation, and who waits still.
            for number in changes.assigned {
                guard let room = presence.rooms[number] else { continue }
                tellDuties(of: room.request)
                guard let request = try? await desk.request(.number(number), as: .web) else { continue }
                presence.update(request)
                tellDuties(of: request)
            }
            guard !presence.queues.isEmpty else { return }
            let requests = await requests(of: changes)
            for listener in presence.queues {
                guard let requests, case .queue(let viewer) = listener.topic else {
                    listener.tell(.changed)
                    continue
                }
                // Whom a confidential request concerns does not learn when something happens to it. Which team an
                // assigned one was of before is not said, so all are told.
                let concerned = requests.contains { request in
                    viewer.standing(to: request) >= .agent
                        || (changes.assigned.contains(request.number) && request.confidentiality == nil)
                }
                if concerned { listener.tell(.changed) }
            }
        }

        /// The requests that changed; `nil` where there are too many to look up, or one cannot be read now: then every
        /// queue is told, which looks for itself.
        private func requests(of changes: DeskChanges) async -> [Request]? {
            guard changes.versions.count <= Self.maximumLookups else { return nil }
            var requests: [Request] = []
            for number in changes.versions.keys {
                guard let request = try? await desk.request(.number(number), as: .web) else { return nil }
                requests.append(request)
            }
            return requests
        }
    }

    extension Viewer {
        /// The site itself, which shows nothing of what it reads so.
        static let web = Viewer.host("web")
    }
#endif
