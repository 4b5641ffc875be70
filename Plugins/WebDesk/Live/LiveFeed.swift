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
        private let lingering: Duration

        private var listeners: [ObjectIdentifier: LiveListener] = [:]
        private var writers: [Request.Number: [Person.ID: ContinuousClock.Instant]] = [:]
        /// Those whose page is gone, and how long they are shown all the same: a stream that only begins anew is nobody
        /// leaving.
        private var leaving: [Request.Number: [LiveListener.Agent: ContinuousClock.Instant]] = [:]
        private var tasks: [Task<Void, Never>] = []

        private static let beat: Duration = .seconds(15)
        /// How long somebody counts as writing after a letter.
        private static let writing: Duration = .seconds(8)
        private static let longestPause: Duration = .seconds(30)
        /// So many requests are looked up to find whom they concern; beyond it, everybody is told.
        private static let maximumLookups = 50

        /// - Parameter lingering: How long somebody is shown as looking whose page is gone.
        init(
            _ desk: Desk, _ limits: SiteLimits, every interval: Duration = .milliseconds(500),
            lingering: Duration = .seconds(10)
        ) {
            (self.desk, self.limits, self.interval, self.lingering) = (desk, limits, interval, lingering)
        }

        // MARK: Pages

        /// - Returns: Whether there is room for it.
        func add(_ listener: LiveListener) -> Bool {
            let own = listeners.values.count { $0.person == listener.person }
            guard listeners.count < limits.livePages, own < limits.livePagesOfOne else { return false }
            listeners[ObjectIdentifier(listener)] = listener
            if let agent = listener.agent, case .request(let number) = listener.topic {
                if leaving[number]?.removeValue(forKey: agent) == nil { tellPresence(number) }
            }
            if tasks.isEmpty { tasks = [Task { await follow() }, Task { await keepTime() }] }
            return true
        }

        func remove(_ listener: LiveListener) {
            guard listeners.removeValue(forKey: ObjectIdentifier(listener)) != nil else { return }
            listener.end()
            if let agent = listener.agent, case .request(let number) = listener.topic {
                leaving[number, default: [:]][agent] = .now + lingering
                if writers[number]?.removeValue(forKey: agent.id) != nil { tellPresence(number) }
                forget()
            }
            guard listeners.isEmpty else { return }
            tasks.forEach { $0.cancel() }
            (tasks, writers, leaving) = ([], [:], [:])
        }

        // MARK: Who is there

        /// Who else handles a request and has it open, in the order of their names, and whether they are writing.
        func others(on number: Request.Number, than person: Person.ID) -> [(name: String, isWriting: Bool)] {
            let open = listeners.values.filter { $0.topic.number == number }.compactMap(\.agent)
            let agents = Set(open).union(leaving[number]?.keys.map { $0 } ?? [])
            return agents.filter { $0.id != person }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
                .map { ($0.name, writers[number]?[$0.id] != nil) }
        }

        /// That somebody has typed something. Who has no page open is not shown.
        func note(writingBy person: Person.ID, on number: Request.Number) {
            let isOpen = listeners.values.contains { $0.topic.number == number && $0.agent?.id == person }
            guard isOpen else { return }
            let isNew = writers[number]?[person] == nil
            writers[number, default: [:]][person] = .now + Self.writing
            if isNew { tellPresence(number) }
        }

        private func tellPresence(_ number: Request.Number) {
            for listener in listeners.values where listener.topic.number == number && listener.agent != nil {
                listener.tell(.presence)
            }
        }

        /// Forgets who has stopped writing, and who has left.
        private func forget() {
            let numbers = Self.forget(in: &writers) + Self.forget(in: &leaving)
            Set(numbers).forEach(tellPresence)
        }

        /// - Returns: The requests of those whose time is over.
        private static func forget<Who>(
            in times: inout [Request.Number: [Who: ContinuousClock.Instant]]
        ) -> [Request.Number] {
            let now = ContinuousClock.now
            let left = times.mapValues { people in people.filter { $0.value > now } }
            defer { times = left.filter { !$0.value.isEmpty } }
            return times.filter { number, people in people.count > left[number]?.count ?? 0 }.map(\.key)
        }

        /// What depends on the time and not on the store, which may be slow.
        private func keepTime() async {
            var lastBeat = ContinuousClock.now
            while !Task.isCancelled {
                forget()
                if lastBeat + Self.beat < .now {
                    lastBeat = .now
                    listeners.values.forEach { $0.tell(.beat) }
                }
                // It ends early only with the task.
                try? await Task.sleep(for: interval)
            }
        }

        // MARK: What happens

        /// Follows the journals until nobody listens. While the store cannot be read it is asked less and less often;
        /// where it went on from is where it goes on, unless the store does not know that place any more.
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
                    if (error as? StoreError)?.code == .invalidQuery { place = nil }
                    pause = min(pause * 2, Self.longestPause)
                }
                // It ends early only with the task.
                try? await Task.sleep(for: pause)
            }
        }

        private func tell(_ changes: DeskChanges) async {
            guard !changes.versions.isEmpty else { return }
            let requests = await requests(of: changes)
            for listener in listeners.values {
                switch listener.topic {
                case .request(let number):
                    if changes.versions[number] != nil { listener.tell(.changed) }
                case .queue(let viewer):
                    guard let requests else {
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
        }

        /// The requests that changed, as far as there are queues to show them; `nil` where there are too many to look
        /// up, or one cannot be read now: then every queue is told, which looks for itself.
        private func requests(of changes: DeskChanges) async -> [Request]? {
            let hasQueues = listeners.values.contains { $0.topic.number == nil }
            guard hasQueues else { return [] }
            guard changes.versions.count <= Self.maximumLookups else { return nil }
            var requests: [Request] = []
            for number in changes.versions.keys {
                guard let request = try? await desk.request(.number(number), as: .web) else { return nil }
                requests.append(request)
            }
            return requests
        }
    }

    extension LiveListener.Topic {
        /// Of the request that is open; `nil` for a queue.
        var number: Request.Number? { if case .request(let number) = self { number } else { nil } }
    }

    extension Viewer {
        /// The site itself, which shows nothing of what it reads so.
        static let web = Viewer.host("web")
    }
#endif
