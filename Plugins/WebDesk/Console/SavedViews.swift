#if Web
    import ServiceDesk
    import Synchronization

    /// Lists of the queue that are kept under a name: one’s own, and those of a team.
    ///
    /// They are kept in the desk’s own store, as tokens are: as work that is due in ten years and gives them up then.
    /// All processes know them, they move with the store, and an organisation whose directory is not the desk’s has
    /// them as well.
    final class SavedViews: Sendable {
        static let kind: WorkKind = "saved-view"
        /// As many has one person or team at most.
        static let maximumCount = 30
        private static let lifetime: Int64 = 3_652 * 86_400
        private static let host = Viewer.host("saved-views")
        /// For so long others’ views are taken to be what they were.
        private static let age: Duration = .seconds(10)

        enum Owner: Hashable, Sendable, Codable {
            case person(Person.ID)
            case team(Team.ID)
        }

        struct View: Hashable, Sendable, Codable {
            var owner: Owner
            var name: String
            /// What stands behind the question mark of the list’s address.
            var link: String

            /// Saving under the same name replaces.
            var key: WorkKey { WorkKey("\(SavedViews.kind):\(id)") }

            /// For the address that removes it.
            var id: String {
                let owner: String =
                    switch self.owner {
                    case .person(let person): "p\(person)"
                    case .team(let team): "t\(team)"
                    }
                return String(Digest(of: Array("\(owner)\0\(name)".utf8)).description.prefix(32))
            }
        }

        /// What is known of all lists, since which change of ours.
        private struct Known {
            var views: [View] = []
            var until: ContinuousClock.Instant?
            var changes = 0
        }

        private let desk: Desk
        private let known = Mutex(Known())

        init(_ desk: Desk) { self.desk = desk }

        /// One’s own, then those of one’s teams, each by name.
        func views(for viewer: Viewer) async throws -> [View] {
            guard let person = viewer.person else { return [] }
            let all = try await all()
            func sorted(_ owner: Owner) -> [View] {
                all.filter { $0.owner == owner }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
            }
            return sorted(.person(person)) + viewer.teams.flatMap { sorted(.team($0)) }
        }

        /// - Throws: ``ServiceDesk/Rejection`` for a name that is none, and where there are too many.
        func save(_ view: View, as viewer: Viewer) async throws {
            guard (1...60).contains(view.name.count), view.name.utf8.count <= 240,
                !view.name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
            else { throw Rejection(.invalidField, "name: It has 1 to 60 characters on one line.", field: "name") }
            try check(view.owner, viewer)
            forget()
            let others = try await all().filter { $0.owner == view.owner && $0.name != view.name }
            guard others.count < Self.maximumCount else {
                throw Rejection(
                    .tooLarge, "There are \(Self.maximumCount) lists already; remove one of them.", field: "name")
            }
            let end = desk.configuration.time.now().advanced(bySeconds: Self.lifetime)
            let item = WorkItem(view.key, dueAt: end, task: try WorkTask(Self.kind, view))
            try await desk.plan([.schedule(item)], as: Self.host)
            forget()
        }

        /// - Returns: What was removed; `nil` where there was none that is the viewer’s to remove.
        func remove(_ id: String, as viewer: Viewer) async throws -> View? {
            forget()
            guard let view = try await views(for: viewer).first(where: { $0.id == id }) else { return nil }
            try await desk.plan([.cancel(view.key)], as: Self.host)
            forget()
            return view
        }

        private func check(_ owner: Owner, _ viewer: Viewer) throws {
            switch owner {
            case .person(let person) where person == viewer.person: break
            case .team(let team) where viewer.teams.contains(team): break
            default: throw Rejection(.notPermitted, "Lists are kept for oneself and for one’s own teams.")
            }
        }

        private func forget() {
            known.withLock { ($0.until, $0.changes) = (nil, $0.changes + 1) }
        }

        private func all() async throws -> [View] {
            let (now, before) = (ContinuousClock.now, known.withLock { $0 })
            if let until = before.until, now < until { return before.views }
            var (found, after): ([View], WorkQuery.Cursor?) = ([], nil)
            repeat {
                let page = try await desk.work(
                    WorkQuery(.pending(), kinds: [Self.kind], limit: 1_000, after: after), as: Self.host)
                found += page.records.compactMap(view)
                after = page.next
            } while after != nil
            known.withLock { [found] known in
                // What was read before the last change says nothing of it.
                guard known.changes == before.changes else { return }
                (known.views, known.until) = (found, now + Self.age)
            }
            return found
        }

        /// One that another version has written keeps nobody from their queue.
        private func view(_ record: WorkRecord) -> View? {
            do {
                return try record.item.task.decode(View.self)
            } catch {
                desk.configuration.logger.warning(
                    "A kept list cannot be read.", metadata: ["key": "\(record.key)", "error": "\(error)"])
                return nil
            }
        }
    }

    /// Gives up lists of the queue that nobody has saved for ten years, and those of whoever is erased.
    struct SavedViewExpiry: WorkHandler {
        let kind = SavedViews.kind

        func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer { .done }

        func filesOfWork(_ item: WorkItem, of person: ErasedPerson) throws -> [Digest]? {
            try item.task.decode(SavedViews.View.self).owner == .person(person.id) ? [] : nil
        }
    }
#endif
