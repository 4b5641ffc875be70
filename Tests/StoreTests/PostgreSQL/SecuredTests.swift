#if PostgreSQL
    import Foundation
    import LibPQ
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskTesting
    import Testing

    @Suite(
        "PostgreSQL over TLS and TCP", .serialized,
        .enabled(if: PostgresServer.canBeStarted, "There is no PostgreSQL here."))
    struct SecuredPostgreSQLTests {
        @Test("large messages both ways, and a store in lockstep with the one in memory")
        func secured() async throws {
            let server = try PostgresServer.secured()
            let connection = try await PQConnection.open(server.parameters, deadline: .now + .seconds(60))
            let table = try await connection.run(
                "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()", deadline: .now + .seconds(60))
            #expect(try table[0].bool(0) && table[0].text(1).hasPrefix("TLS"))
            // Much more than one record of TLS, and than the socket takes at once.
            let bytes = (0..<(8 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let echo = try await connection.run(
                [PQStatement("SELECT $1", [.bytes(bytes)]), PQStatement("SELECT $1", [.bytes(bytes)])],
                deadline: .now + .seconds(120))
            for table in echo.tables { #expect(try table[0].bytes(0) == bytes) }
            await connection.close()
            let store = try await PostgreSQLStore(parameters: server.parameters)
            try await Lockstep.run(seed: 7, commands: 300, store: store)
            await store.close()
            try server.end()
        }

        @Test("a server whose certificate is not known, or is for somebody else, is refused")
        func refused() async throws {
            let (server, other) = (try PostgresServer.secured(), try PostgresServer.secured())
            let certificate = try other.certificate
            for wrong in [["sslrootcert": certificate], ["host": "db.example"]] {
                let parameters = server.parameters.merging(wrong) { $1 }
                let error = try await #require(throws: StoreError.self) {
                    var configuration = PostgreSQLStore.Configuration()
                    configuration.timeout = .seconds(2)
                    _ = try await PostgreSQLStore(parameters: parameters, configuration: configuration)
                }
                #expect(error.code == .unavailable && error.description.contains("certificate"), "\(error)")
            }
            // Without TLS nobody is let in.
            let plain = server.parameters.merging(["sslmode": "disable"]) { $1 }
            await #expect(throws: StoreError.self) { _ = try await PostgreSQLStore(parameters: plain) }
            for server in [server, other] { try server.end() }
        }
    }
#endif
