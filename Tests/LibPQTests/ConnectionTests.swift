#if PostgreSQL
    import Foundation
    import LibPQ
    import PostgresServer
    import Testing

    @Suite("A connection", .enabled(if: PostgresServer.isThere, "There is no PostgreSQL here."))
    struct ConnectionTests {
        @Test("gives back what it was given, of each type")
        func values() async throws {
            let connection = try await Scene.connection()
            let id = UUID()
            let parameters: [PQParameter] = [
                .null, .bool(true), .integer(.min), .integer(.max), .double(-0.125), .text("Ça va, é́ 🖨️"), .text(""),
                .bytes([0, 255, 0]), .bytes([]), .uuid(id),
            ]
            let places = parameters.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
            let row = try await connection.run("SELECT \(places)", parameters, deadline: Scene.deadline)[0]
            #expect(row.isNull(0) && !row.isNull(6))
            #expect(try row.bool(1) && row.integer(2) == .min && row.integer(3) == .max && row.double(4) == -0.125)
            #expect(try row.text(5) == "Ça va, é́ 🖨️" && row.text(6) == "")
            #expect(try row.bytes(7) == [0, 255, 0] && row.bytes(8) == [] && row.uuid(9) == id)
            let small = try await connection.run(
                "SELECT (-2)::smallint, (-3)::int, 'x'::varchar", deadline: Scene.deadline)
            #expect(try small[0].integer(0) == -2 && small[0].integer(1) == -3 && small[0].text(2) == "x")
        }

        @Test("unfolds arrays")
        func arrays() async throws {
            let connection = try await Scene.connection()
            let ids = [UUID(), UUID()]
            let table = try await connection.run(
                "SELECT * FROM unnest($1, $2, $3, $4) AS t(a, b, c, d)",
                [
                    .integers([1, -2]), .texts(["un", ""]), .byteArrays([[], [7, 0]]), .uuids(ids),
                ], deadline: Scene.deadline)
            #expect(table.rowCount == 2 && table.columnCount == 4 && table.name(ofColumn: 1) == "b")
            #expect(try table.rows.map { try $0.integer(0) } == [1, -2])
            #expect(try table.rows.map { try $0.text(1) } == ["un", ""])
            #expect(try table.rows.map { try $0.bytes(2) } == [[], [7, 0]])
            #expect(try table.rows.map { try $0.uuid(3) } == ids)
            let none = try await connection.run(
                "SELECT cardinality($1)", [.texts([])], deadline: Scene.deadline)
            #expect(try none[0].integer(0) == 0)
        }

        @Test("says which column is not what it was read as")
        func mistakes() async throws {
            let connection = try await Scene.connection()
            let row = try await connection.run("SELECT 'a' AS name, NULL::bigint", deadline: Scene.deadline)[0]
            let error = #expect(throws: PQError.self) { try row.integer(0) }
            #expect(error?.code == .unexpected && error?.message.contains("name") == true)
            #expect(throws: PQError.self) { try row.integer(1) }
            #expect(throws: PQError.self) { try row.text(7) }
            for statement in [PQStatement("SELECT $1", [.text("a\0b")]), PQStatement("SELECT\0 1")] {
                let error = try await Scene.error {
                    _ = try await connection.run([statement], deadline: Scene.deadline)
                }
                #expect(error.code == .misuse)
            }
            #expect(try await connection.run("SELECT 1", deadline: Scene.deadline)[0].integer(0) == 1)
        }

        @Test("does all statements of a batch or none, and says which was refused")
        func atomic() async throws {
            let connection = try await Scene.connection()
            let table = try await Scene.table("id bigint PRIMARY KEY", on: connection)
            func insert(_ ids: [Int64], isPrepared: Bool) -> [PQStatement] {
                ids.map { PQStatement("INSERT INTO \(table) VALUES ($1)", [.integer($0)], isPrepared: isPrepared) }
            }
            for isPrepared in [false, true] {
                let error = try await Scene.error {
                    _ = try await connection.run(
                        insert([1, 2, 1, 3], isPrepared: isPrepared), deadline: Scene.deadline)
                }
                #expect(error.code == .server && error.state == .uniqueViolation && error.statement == 2)
                #expect(error.isOutcomeKnown && !error.endsConnection && error.constraint != nil && error.detail != nil)
                #expect(try await Scene.count(table, on: connection) == 0)
            }
            let done = try await connection.run(insert([1, 2, 3], isPrepared: true), deadline: Scene.deadline)
            #expect(done.tables.map(\.affectedRows) == [1, 1, 1] && done.tables[0].commandTag == "INSERT 0 1")
            #expect(try await Scene.count(table, on: connection) == 3)
        }

        @Test("sends and reads more than any buffer holds, in both directions at once")
        func large() async throws {
            let connection = try await Scene.connection()
            let piece = [UInt8](repeating: 7, count: 50_000)
            let statements = (0..<400).map { index in
                PQStatement("SELECT $1::bytea, $2::bigint", [.bytes(piece), .integer(Int64(index))], isPrepared: true)
            }
            let result = try await connection.run(statements, deadline: Scene.deadline)
            #expect(try result.tables.map { try $0[0].integer(1) } == (0..<400).map(Int64.init))
            #expect(try result.tables.allSatisfy { try $0[0].bytes(0) == piece })
        }

        @Test("gathers what the server says beside its answer")
        func notices() async throws {
            let connection = try await Scene.connection()
            let text = "DO $$ BEGIN RAISE WARNING 'Attention: %', 42; END $$"
            let result = try await connection.run([PQStatement(text)], deadline: Scene.deadline)
            #expect(result.notices == [PQNotice(severity: "WARNING", state: "01000", message: "Attention: 42")])
            #expect(try await connection.run([PQStatement("SELECT 1")], deadline: Scene.deadline).notices == [])
        }

        @Test("takes calls from many tasks, one after the other")
        func turns() async throws {
            let connection = try await Scene.connection()
            try await withThrowingTaskGroup(of: Int64.self) { group in
                for index in Int64(0)..<50 {
                    group.addTask {
                        try await connection.run("SELECT $1", [.integer(index)], deadline: Scene.deadline)[0].integer(0)
                    }
                }
                let found = try await group.reduce(into: Set()) { $0.insert($1) }
                #expect(found == Set(0..<50))
            }
        }

        @Test("connects with what is named, whatever characters it has, and says why it cannot")
        func connecting() async throws {
            let owner = try await Scene.connection()
            let (name, password) = ("u-\(UUID().uuidString)", "it's a \"pass\" word\\ =%é")
            let quoted = password.replacingOccurrences(of: "'", with: "''")
            _ = try await owner.run(
                "CREATE ROLE \(name.pqIdentifier) LOGIN PASSWORD '\(quoted)'", deadline: Scene.deadline)
            var parameters = try Scene.parameters()
            (parameters["user"], parameters["password"], parameters["application_name"]) = (name, password, "a 'b' c")
            let connection = try await PQConnection.open(parameters, deadline: Scene.deadline)
            let row = try await connection.run(
                "SELECT current_user::text, current_setting('application_name')", deadline: Scene.deadline)[0]
            #expect(try row.text(0) == name && row.text(1) == "a 'b' c")
            #expect(await connection.serverVersion >= 130_000)
            parameters["dbname"] = "none such"
            let missing = try await Scene.error {
                _ = try await PQConnection.open(parameters, deadline: Scene.deadline)
            }
            #expect(missing.code == .connection && missing.message.contains("none such"))
            parameters["host"] = "/nowhere"
            let nowhere = try await Scene.error {
                _ = try await PQConnection.open(parameters, deadline: Scene.deadline)
            }
            #expect(nowhere.code == .connection && nowhere.message.contains("/nowhere"))
            let several = try Scene.parameters()["host"].map { "/nowhere,\($0)" }
            (parameters["host"], parameters["dbname"]) = (several, "postgres")
            parameters["target_session_attrs"] = "read-write"
            let found = try await PQConnection.open(parameters, deadline: Scene.deadline)
            #expect(await found.isOpen)
        }
    }
#endif
