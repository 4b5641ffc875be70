#if SQLite
    import ServiceDesk
    import ServiceDeskSQLite

    /// Checks stores that may be damaged in any way. For each path it says `inspecting`, what it found, and `digest`
    /// of all that can be read from the store, so that the test sees whether anything reads differently than before.
    enum Inspection {
        static func run() async throws {
            while let path = readLine() {
                StoreWorker.say("inspecting \(path)")
                for fault in await faults(at: path) {
                    StoreWorker.say("fault " + fault.split(whereSeparator: \.isNewline).joined(separator: " "))
                }
                StoreWorker.say("digest \(await contents(at: path))")
            }
        }

        private static func open(_ path: String) throws(StoreError) -> SQLiteStore {
            var configuration = SQLiteStore.Configuration()
            configuration.mode = .existing
            return try SQLiteStore(path: path, configuration: configuration)
        }

        private static func faults(at path: String) async -> [String] {
            do {
                let store = try open(path)
                let audit = try await StoreAudit(store).run()
                return try await audit.faults.map(\.description) + store.check().map(\.description)
            } catch {
                return ["\(error)"]
            }
        }

        /// The digest of everything that the protocols give, or the error that came instead.
        private static func contents(at path: String) async -> String {
            do {
                let store = try open(path)
                var digest = DigestBuilder()
                for part in try await requests(in: store) { digest.update(part) }
                for part in try await directory(in: store) { digest.update(part) }
                for part in try await articles(in: store) { digest.update(part) }
                for part in try await work(in: store) { digest.update(part) }
                return digest.finalize().description
            } catch {
                return "error"
            }
        }

        private static func requests(in store: SQLiteStore) async throws -> [[UInt8]] {
            let host = Viewer.host("inspect")
            var parts: [[UInt8]] = []
            for key in RequestOrder.Key.allCases {
                let page = try await store.page(RequestQuery(viewer: host, order: RequestOrder(key), limit: 1_000))
                parts += try page.requests.map { try CanonicalJSON.encode($0) + text($0.number) }
                guard key == .number else { continue }
                for request in page.requests { parts += try await journal(of: request, in: store) }
            }
            for word in ["printer", "wachtwoord", "imprimante", "look", "done"] {
                let query = SearchQuery(viewer: host, text: SearchText(word), limit: 200)
                parts.append(text(try await store.search(query).map(\.number)))
            }
            for person in ["anna", "bert", "chloe"] as [Person.ID] {
                let viewer = Viewer(person, now: Timestamp(microseconds: 0))
                let query = RequestQuery(viewer: viewer, limit: 1_000)
                parts.append(text(try await store.page(query).requests.map(\.number)))
            }
            let tagged = RequestQuery(viewer: host, filter: RequestFilter { $0.tags = ["printer"] })
            parts.append(text(try await store.page(tagged).requests.map(\.number)))
            parts.append(text(try await store.counts(CountQuery(viewer: host, by: [.team, .state]))))
            for record in try await store.keys(.page(after: nil, limit: 10_000)) {
                parts.append(Array(record.key.name.utf8) + record.key.fingerprint.bytes + text(record.number))
            }
            return parts
        }

        private static func journal(of request: Request, in store: SQLiteStore) async throws -> [[UInt8]] {
            var parts: [[UInt8]] = []
            for event in try await store.history(HistoryQuery(request.id)) {
                parts.append(event.content + event.hash.bytes + text(event.at.microseconds))
                for attachment in event.event.message?.attachments ?? [] {
                    let bytes = AttachmentBytes(digest: attachment.digest, store: store)
                    for try await piece in bytes { parts.append(piece) }
                }
            }
            return parts
        }

        private static func directory(in store: SQLiteStore) async throws -> [[UInt8]] {
            var parts: [[UInt8]] = []
            for kind in DirectoryEntry.Kind.allCases {
                parts += try await store.entries(DirectoryQuery(kind)).map { try CanonicalJSON.encode($0) }
            }
            for person in ["anna", "bert", "chloe"] as [Person.ID] {
                parts.append(text(try await store.teams(of: person).map(\.name)))
            }
            parts.append(text(try await store.person(at: Address(.mail, "bert@example.org"))?.name ?? "nobody"))
            return parts
        }

        private static func articles(in store: SQLiteStore) async throws -> [[UInt8]] {
            let now = Timestamp(microseconds: 0)
            var parts: [[UInt8]] = []
            for viewer in [
                Viewer.host("inspect"), Viewer("anna", department: "ops", now: now),
                Viewer("bert", teams: ["it"], now: now),
            ] {
                for article in try await store.page(ArticleQuery(viewer: viewer, limit: 200)).articles {
                    parts.append(text(article.number) + article.newest.encoded + (article.published?.encoded ?? []))
                }
                for word in ["printer", "imprimante", "fermez"] {
                    let query = ArticleSearch(viewer: viewer, text: SearchText(word), limit: 200)
                    parts.append(text(try await store.search(query).map(\.article.number)))
                }
            }
            let tagged = ArticleQuery(viewer: .host("inspect"), filter: ArticleFilter { $0.tags = ["printer"] })
            for article in try await store.page(tagged).articles {
                for revision in try await store.revisions(RevisionQuery(article.id)) {
                    parts.append(revision.encoded + revision.hash.bytes + text(revision.at.microseconds))
                }
            }
            return parts
        }

        private static func work(in store: SQLiteStore) async throws -> [[UInt8]] {
            var parts: [[UInt8]] = []
            for selection in [.all, .pending(), .buried] as [WorkQuery.Selection] {
                let records = try await store.work(WorkQuery(selection, limit: 1_000)).records
                parts += try records.map { try CanonicalJSON.encode($0) }
            }
            return parts
        }

        private static func text(_ value: some Any) -> [UInt8] { Array("\(value)".utf8) }
    }
#endif
