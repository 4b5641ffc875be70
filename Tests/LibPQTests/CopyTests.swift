#if PostgreSQL
    import LibPQ
    import PostgresServer
    import Testing

    @Suite("Copying", .enabled(if: PostgresServer.isThere, "There is no PostgreSQL here."))
    struct CopyTests {
        private struct Broken: Error {}

        @Test("there and back gives the same rows, in pieces of any length")
        func thereAndBack() async throws {
            let connection = try await Scene.connection()
            let table = try await Scene.table("id bigint, text text", on: connection)
            let all = Array((0..<50_000).map { "\($0)\tUne ligne \($0) é\n" }.joined().utf8)
            var position = 0
            let count = try await connection.copyIn("COPY \(table) FROM STDIN", deadline: Scene.deadline) {
                guard position < all.count else { return nil }
                let piece = all[position..<min(position + 10_007, all.count)]
                position += piece.count
                return Array(piece)
            }
            #expect(count == 50_000)
            #expect(try await Scene.count(table, on: connection) == 50_000)
            var found: [UInt8] = []
            let back = try await connection.copyOut(
                "COPY (SELECT * FROM \(table) ORDER BY id) TO STDOUT", deadline: Scene.deadline
            ) { found += $0 }
            #expect(back == 50_000 && found == all)
            #expect(try await connection.run("SELECT 1", deadline: Scene.deadline)[0].integer(0) == 1)
        }

        @Test("copies nothing where the sender fails, or a row is wrong")
        func failures() async throws {
            let connection = try await Scene.connection()
            let table = try await Scene.table("id bigint", on: connection)
            var pieces = 0
            await #expect(throws: Broken.self) {
                _ = try await connection.copyIn("COPY \(table) FROM STDIN", deadline: Scene.deadline) {
                    pieces += 1
                    guard pieces < 100 else { throw Broken() }
                    return Array("\(pieces)\n".utf8)
                }
            }
            #expect(try await Scene.count(table, on: connection) == 0)
            var isSent = false
            let error = try await Scene.error {
                _ = try await connection.copyIn("COPY \(table) FROM STDIN", deadline: Scene.deadline) {
                    defer { isSent = true }
                    return isSent ? nil : Array("1\nzwei\n".utf8)
                }
            }
            #expect(error.code == .server && error.state == "22P02")
            #expect(try await Scene.count(table, on: connection) == 0)
        }

        @Test("is refused for what is no copy, or one of the other direction")
        func wrongStatements() async throws {
            let connection = try await Scene.connection()
            let error = try await Scene.error {
                _ = try await connection.copyIn("SELECT 1", deadline: Scene.deadline) { nil }
            }
            #expect(error.code == .misuse)
            #expect(try await connection.run("SELECT 1", deadline: Scene.deadline)[0].integer(0) == 1)
            let missing = try await Scene.error {
                _ = try await connection.copyOut("COPY nowhere TO STDOUT", deadline: Scene.deadline) { _ in }
            }
            #expect(missing.state == .undefinedTable)
            let inBatch = try await Scene.error {
                _ = try await connection.run([PQStatement("COPY pg_class TO STDOUT")], deadline: Scene.deadline)
            }
            #expect(inBatch.code == .unexpected || inBatch.code == .server, "\(inBatch)")
        }

        @Test("hears what is said on a channel")
        func listening() async throws {
            let (connection, other) = (try await Scene.connection(), try await Scene.connection())
            try await connection.listen(to: "Événements \"1\"", deadline: Scene.deadline)
            #expect(try await connection.nextNotification(until: .now + .milliseconds(20)) == nil)
            let task = Task { try await connection.nextNotification(until: Scene.deadline) }
            _ = try await other.run(
                "SELECT pg_notify($1, $2)", [.text("Événements \"1\""), .text("Bonjour")], deadline: Scene.deadline)
            let heard = try #require(try await task.value)
            #expect(heard.channel == "Événements \"1\"" && heard.payload == "Bonjour")
            #expect(heard.backendID == (await other.backendID))
        }
    }
#endif
