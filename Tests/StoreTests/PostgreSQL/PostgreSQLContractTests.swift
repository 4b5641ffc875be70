#if PostgreSQL
    import LibPQ
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskTesting
    import Testing

    @Suite("The PostgreSQL store keeps the contract", .enabled(if: PostgresServer.isThere))
    struct PostgreSQLContractTests {
        // One after the other: each makes the tables anew.
        @Test(.serialized, arguments: StoreContract.checks)
        func contract(_ check: StoreCheck<any CompleteStore>) async throws {
            try await withStore { store in try await check.run(store) }
        }
    }

    @Suite("The PostgreSQL store in lockstep with the store in memory", .enabled(if: PostgresServer.isThere))
    struct PostgreSQLLockstepTests {
        @Test(.serialized, arguments: [1, 2, 3, 4] as [UInt64])
        func agrees(seed: UInt64) async throws {
            try await withStore { store in try await Lockstep.run(seed: seed, commands: 2_000, store: store) }
        }
    }
#endif
