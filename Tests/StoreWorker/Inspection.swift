import ServiceDesk
import ServiceDeskSQLite

/// Checks stores that may be damaged in any way. For each path it says `inspecting`, what it found, and `digest` of all
/// that can be read from the store, so that the test sees whether anything reads differently than before.
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
            for text in try await requests(in: store) { digest.update(Array(text.utf8)) }
            for text in try await directory(in: store) { digest.update(Array(text.utf8)) }
            return digest.finalize().description
        } catch {
            return "error"
        }
    }

    private static func requests(in store: SQLiteStore) async throws -> [String] {
        let host = Viewer.host("inspect")
        var texts: [String] = []
        for key in RequestOrder.Key.allCases {
            let page = try await store.page(RequestQuery(viewer: host, order: RequestOrder(key), limit: 1_000))
            texts += page.requests.map { "\($0.number) \($0)" }
            guard key == .number else { continue }
            for request in page.requests {
                for event in try await store.history(HistoryQuery(request.id)) {
                    texts.append("\(event)")
                    for attachment in event.event.message?.attachments ?? [] {
                        for try await piece in AttachmentBytes(digest: attachment.digest, store: store) {
                            texts.append("\(piece)")
                        }
                    }
                }
            }
        }
        for word in ["printer", "wachtwoord", "imprimante", "look", "done"] {
            texts.append(
                "\(try await store.search(SearchQuery(viewer: host, text: SearchText(word), limit: 200)).map(\.number))"
            )
        }
        for person in ["anna", "bert", "chloe"] as [Person.ID] {
            let viewer = Viewer(person, teams: [], now: Timestamp(microseconds: 0))
            texts.append("\(try await store.page(RequestQuery(viewer: viewer, limit: 1_000)).requests.map(\.number))")
        }
        let tagged = RequestFilter { $0.tags = ["printer"] }
        texts.append("\(try await store.page(RequestQuery(viewer: host, filter: tagged)).requests.map(\.number))")
        texts.append("\(try await store.counts(CountQuery(viewer: host, by: [.team, .state])))")
        texts.append("\(try await store.keys(.page(after: nil, limit: 10_000)))")
        return texts
    }

    private static func directory(in store: SQLiteStore) async throws -> [String] {
        var texts: [String] = []
        for kind in DirectoryEntry.Kind.allCases {
            texts += try await store.entries(DirectoryQuery(kind)).map { "\($0)" }
        }
        for person in ["anna", "bert", "chloe"] as [Person.ID] { texts.append("\(try await store.teams(of: person))") }
        texts.append("\(String(describing: try await store.person(at: Address(.mail, "bert@example.org"))))")
        return texts
    }
}
