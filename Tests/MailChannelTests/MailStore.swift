import Foundation
import PostgresServer
import ServiceDesk
import ServiceDeskPostgreSQL
import ServiceDeskSQLite
import Testing

/// The stores on which mail is tried.
enum MailStore: String, CaseIterable, CustomTestStringConvertible {
    case memory, sqlite, postgresql

    var testDescription: String { rawValue }

    /// Those that are there: without a PostgreSQL the rest.
    static let all = allCases.filter { kind in
        switch kind {
        case .memory: true
        #if SQLite
            case .sqlite: true
        #else
            case .sqlite: false
        #endif
        #if PostgreSQL
            case .postgresql: PostgresServer.isThere
        #else
            case .postgresql: false
        #endif
        }
    }

    /// An empty store.
    func make() async throws -> Home {
        switch self {
        case .memory: return Home(InMemoryStore()) {}
        case .sqlite: return try Self.file()
        case .postgresql: return try await Self.schema()
        }
    }

    /// A store, and what has to be done once nobody uses it any more.
    final class Home: Sendable {
        let store: any CompleteStore
        private let end: @Sendable () async -> Void

        init(_ store: any CompleteStore, end: @escaping @Sendable () async -> Void) {
            (self.store, self.end) = (store, end)
        }

        deinit { Task { [end] in await end() } }
    }

    private static func file() throws -> Home {
        #if SQLite
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mail-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let store = try SQLiteStore(path: folder.appendingPathComponent("desk.sqlite").path)
            return Home(store) {
                // What cannot be removed is left to the system, which empties its temporary folder.
                try? store.close()
                try? FileManager.default.removeItem(at: folder)
            }
        #else
            throw Unexpected("This is built without SQLite.")
        #endif
    }

    private static func schema() async throws -> Home {
        #if PostgreSQL
            var configuration = PostgreSQLStore.Configuration()
            configuration.schema = "mail \(UUID().uuidString.prefix(8))"
            configuration.timeout = .seconds(600)
            let server = try PostgresServer.shared.get()
            let store = try await PostgreSQLStore(parameters: server.parameters, configuration: configuration)
            return Home(store) { await store.close() }
        #else
            throw Unexpected("This is built without PostgreSQL.")
        #endif
    }
}
