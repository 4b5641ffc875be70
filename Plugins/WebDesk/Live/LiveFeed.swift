#if Web
    import ServiceDesk

    /// Tells open pages that something has changed. It follows the desk’s journals, once for all pages of a process and
    /// only while there are any: what another process does is told as well.
    ///
    /// Who has a request open, and who is writing, is known of the pages of one process.
    actor LiveFeed {
        private let desk: Desk
        private let interval: Duration
        private let limits: SiteLimits

        private var listeners: [ObjectIdentifier: LiveListener] = [:]
        private var writers: [Request.Number: [Person.ID: ContinuousClock.Instant]] = [:]
        private var following: Task<Void, Never>?
        private var lastBeat = ContinuousClock.now

        private static let beat: Duration = .seconds(15)
        /// How long somebody counts as writing after a letter.
        private static let writing: Duration = .seconds(8)
        private static let longestPause: Duration = .seconds(30)
        /// So many requests are looked up to find whom they concern; beyond it, everybody is told.
        private static let maximumLookups = 50

        init(_ desk: Desk, _ limits: SiteLimits, every interval: Duration = .milliseconds(500)) {
            (self.desk, self.limits, self.interval) = (desk, limits, interval)
        }

        // MARK: Pages

        /// - Returns: Whether there is room for it.
        func add(_ listener: LiveListener) -> Bool {
            let own = listeners.values.count { $0.person == listener.person }
            guard listeners.count < limits.livePages, own < limits.livePagesOfOne else { return false }
            listeners[ObjectIdentifier(listener)] = listener
            if listener.agent != nil { tellPresence(listener.topic) }
            if following == nil { following = Task { await follow() } }
            return true
        }

        func remove(_ listener: LiveListener) {
            guard listeners.removeValue(forKey: ObjectIdentifier(listener)) != nil else { return }
            listener.end()
            if listener.agent != nil { tellPresence(listener.topic) }
            guard listeners.isEmpty else { return }
            following?.cancel()
            following = nil
            writers = [:]
        }

        // MARK: Who is there

        /// Who else handles a request and has it open, in the order of their names, and whether they are writing.
        func others(on number: Request.Number, than person: Person.ID) -> [(name: String, isWriting: Bool)] {
            let agents = Set(listeners.values.filter { $0.topic == .request(number) }.compactMap(\.agent))
            return agents.filter { $0.id != person }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
                .map { ($0.name, writers[number]?[$0.id] != nil) }
        }

        /// That somebody has typed something. Who has no page open is not shown.
        func note(writingBy person: Person.ID, on number: Request.Number) {
            let isOpen = listeners.values.contains { $0.topic == .request(number) && $0.agent?.id == person }
            guard isOpen else { return }
            let isNew = writers[number]?.updateValue(.now + Self.writing, forKey: person) == nil
            if writers[number] == nil { writers[number] = [person: .now + Self.writing] }
            if isNew { tellPresence(.request(number)) }
        }

        private func tellPresence(_ topic: LiveListener.Topic) {
            for listener in listeners.values where listener.topic == topic && listener.agent != nil {
                listener.tell(.presence)
            }
        }

        private func forgetWriters() {
            let now = ContinuousClock.now
            for (number, people) in writers {
                let left = people.filter { $0.value > now }
                guard left.count < people.count else { continue }
                writers[number] = left.isEmpty ? nil : left
                tellPresence(.request(number))
            }
        }

        // MARK: What happens

        /// Follows the journals until nobody listens. While the store cannot be read it is asked less and less often;
        /// where it went on from is where it goes on.
        private func follow() async {
            var (place, pause): (JournalPosition?, Duration) = (nil, interval)
            while !Task.isCancelled {
                do {
                    let changes = try await desk.changes(after: place, as: .web)
                    // Between a page and its first question something may have changed.
                    if place == nil { listeners.values.forEach { $0.tell(.changed) } }
                    await tell(changes)
                    (place, pause) = (changes.next, interval)
                    if changes.isMore { continue }
                } catch {
                    pause = min(pause * 2, Self.longestPause)
                }
                forgetWriters()
                if lastBeat + Self.beat < .now {
                    lastBeat = .now
                    listeners.values.forEach { $0.tell(.beat) }
                }
                // It ends early only with the task.
                try? await Task.sleep(for: pause)
            }
        }

        private func tell(_ changes: DeskChanges) async {
            guard !changes.versions.isEmpty else { return }
            let teams = await teams(of: changes)
            for listener in listeners.values {
                switch listener.topic {
                case .request(let number):
                    if changes.versions[number] != nil { listener.tell(.changed) }
                case .queue(let own):
                    if teams.map({ !own.isDisjoint(with: $0) }) ?? true { listener.tell(.changed) }
                }
            }
        }

        /// The teams whose queues look otherwise now; `nil` for all.
        private func teams(of changes: DeskChanges) async -> Set<Team.ID>? {
            let hasQueues = listeners.values.contains { if case .queue = $0.topic { true } else { false } }
            guard hasQueues else { return [] }
            guard changes.moved.isEmpty, changes.versions.count <= Self.maximumLookups else { return nil }
            var teams: Set<Team.ID> = []
            for number in changes.versions.keys {
                guard let request = try? await desk.request(.number(number), as: .web) else { return nil }
                if let team = request.team { teams.insert(team) }
            }
            return teams
        }
    }

    extension Viewer {
        /// The site itself, which shows nothing of what it reads so.
        static let web = Viewer.host("web")
    }
#endif
