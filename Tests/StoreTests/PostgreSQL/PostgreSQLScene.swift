#if PostgreSQL
    import Foundation
    import LibPQ
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL

    /// Gives an empty store in a schema of its own, which is dropped afterwards.
    func withStore<Result>(
        _ configure: (inout PostgreSQLStore.Configuration) -> Void = { _ in },
        _ body: (PostgreSQLStore) async throws -> Result
    ) async throws -> Result {
        var configuration = PostgreSQLStore.Configuration()
        configuration.schema = "desk \(UUID().uuidString.prefix(8))"
        configuration.timeout = .seconds(120)
        configure(&configuration)
        let server = try PostgresServer.shared.get()
        let store = try await PostgreSQLStore(parameters: server.parameters, configuration: configuration)
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await body(store))
        } catch {
            result = .failure(error)
        }
        await store.close()
        try await run("DROP SCHEMA \(configuration.schema.pqIdentifier) CASCADE")
        return try result.get()
    }

    /// Does statements, one after the other, beside all stores.
    func run(_ texts: String...) async throws {
        let server = try PostgresServer.shared.get()
        let connection = try await PQConnection.open(server.parameters, deadline: .now + .seconds(60))
        for text in texts { _ = try await connection.run(text, deadline: .now + .seconds(60)) }
        await connection.close()
    }
#endif
