#if SQLite && PostgreSQL
    import Foundation
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL

    /// Opening requests durably on PostgreSQL, against what pgbench reaches with the same rows in the same tables, and
    /// over a network that is slow.
    enum PostgresOpeningBenchmark {
        private static let people = OpeningBenchmark.people

        static func run(count: Int, rounds: Int) async throws -> [Figure] {
            let server = try PostgresServer()
            let proxy = try PostgresProxy(to: server, delay: .milliseconds(1))
            var (direct, delayed, batched, single) = ([Double](), [Double](), [Double](), [Double]())
            for round in 0..<rounds {
                direct.append(try await rate(count, server.parameters, "direct\(round)"))
                delayed.append(try await rate(count, proxy.parameters, "slow\(round)"))
                let limit = PostgresLimit(server, schema: "direct\(round)")
                batched.append(try limit.rate(perTransaction: 64))
                single.append(try limit.rate(perTransaction: 1))
            }
            try proxy.close()
            try server.end()
            func ratio(_ ours: [Double], _ theirs: [Double]) -> Double { zip(ours, theirs).map(/).median }
            func detail(_ ours: [Double], _ theirs: [Double]) -> String {
                String(
                    format: "%.0f/s of %.0f/s, %d requests, %d rounds", ours.median, theirs.median, count, rounds)
            }
            return [
                Figure(
                    name: "PostgreSQL: opening, 64 callers, against pgbench in transactions of 64",
                    value: ratio(direct, batched), unit: "", bound: .atLeast(0.6), detail: detail(direct, batched)),
                Figure(
                    name: "the same, against pgbench in a transaction each", value: ratio(direct, single), unit: "",
                    bound: .atLeast(3), detail: detail(direct, single)),
                Figure(
                    name: "the same with 1 ms more in each direction, against without", value: ratio(delayed, direct),
                    unit: "", bound: .atLeast(0.5), detail: detail(delayed, direct)),
            ]
        }

        /// How many requests a second 64 callers open.
        private static func rate(
            _ count: Int, _ parameters: [String: String], _ schema: String
        ) async throws -> Double {
            var configuration = PostgreSQLStore.Configuration()
            configuration.schema = schema
            let store = try await PostgreSQLStore(parameters: parameters, configuration: configuration)
            try await OpeningBenchmark.prepare(store)
            let elapsed = try await OpeningBenchmark.open(count, callers: 64, in: store, seed: 1)
            await store.close()
            return Double(count) / elapsed
        }
    }

    /// What pgbench reaches with the rows of requests that were opened: one `INSERT` each, into tables and indexes that
    /// are made alike.
    private struct PostgresLimit {
        private let server: PostgresServer
        private let schema: String
        private static let tables = ["counter", "request", "participant", "event", "passage", "passage_tally", "tally"]

        init(_ server: PostgresServer, schema: String) { (self.server, self.schema) = (server, schema) }

        /// The best of some numbers of clients, in requests a second.
        func rate(perTransaction count: Int) throws -> Double {
            let clients = count == 1 ? [16, 64] : [1, 2, 4]
            return try clients.map { try rate(perTransaction: count, clients: $0) }.max() ?? 0
        }

        private func rate(perTransaction count: Int, clients: Int) throws -> Double {
            let folder = try temporaryFolder()
            defer { removeFolder(folder) }
            // pgbench runs as we do; it only reads this.
            let script = folder.appending(path: "script.sql")
            try Data(try self.script(count).utf8).write(to: script)
            try prepare()
            // A number of transactions and not a time: the signal of a timer may be blocked where we start programs.
            let output = try server.run([
                "pgbench", "-n", "-M", "prepared", "-f", script.path, "-t",
                "\((count == 1 ? 6_400 : 160) / clients)", "-c", "\(clients)",
                "-j", "\(min(clients, 2))", "-h", server.parameters["host"] ?? "", "-U", "desk", "postgres",
            ])
            let line = output.split(separator: "\n").first { $0.hasPrefix("tps = ") }
            guard let tps = line?.split(separator: " ").dropFirst(2).first.flatMap({ Double($0) }) else {
                throw BenchmarkFailure("pgbench did not say how fast it was:\n\(output)")
            }
            return tps * Double(count)
        }

        /// Empty tables with the same indexes.
        private func prepare() throws {
            var text = "DROP SCHEMA IF EXISTS bare CASCADE; CREATE SCHEMA bare; "
            text += "CREATE SEQUENCE bare.numbers INCREMENT 64; "
            for table in Self.tables { text += "CREATE TABLE bare.\(table) (LIKE \(schema).\(table) INCLUDING ALL); " }
            text += "INSERT INTO bare.counter VALUES ('request', 0); CHECKPOINT"
            _ = try server.run(psql(text))
        }

        private func psql(_ text: String) -> [String] {
            ["psql", "-qAt", "-v", "ON_ERROR_STOP=1", "-h", server.parameters["host"] ?? "", "-U", "desk", "-c", text,
                "postgres",
            ]
        }

        /// A transaction with the rows of so many requests, each with a number and an id of its own.
        private func script(_ count: Int) throws -> String {
            let rows = try server.run(
                psql(
                    """
                    SELECT format('INSERT INTO bare.request SELECT :base + %s, gen_random_uuid(), %s, %L, %L, %L, %s, \
                    %L, %s, %L, %s, %L, %s, %s, %s, %s, %L;', ordinal, r.version, team, agent, state, is_open, kind, \
                    priority, service, is_confidential, supplier, handed_over, opened, updated, due, r.content) \
                    || format('INSERT INTO bare.event (number, version, at, content, hash) VALUES (:base + %s, 1, %s, \
                    %L, %L);', ordinal, e.at, e.content, e.hash) \
                    || format('INSERT INTO bare.participant VALUES (%L, :base + %s, 0, 0);', p.person, ordinal) \
                    || format('INSERT INTO bare.passage VALUES ((:base + %s)::bigint << 24 | 2, %L, %s, NULL);', \
                    ordinal, s.words, s.length) \
                    FROM (SELECT *, row_number() OVER () - 1 AS ordinal FROM \(schema).request LIMIT \(count)) r \
                    JOIN \(schema).event e USING (number) JOIN \(schema).participant p USING (number) \
                    JOIN \(schema).passage s ON s.place >> 24 = number
                    """))
            guard rows.split(separator: "\n").count == count else {
                throw BenchmarkFailure("There are not \(count) requests in \(schema).")
            }
            return """
                SELECT nextval('bare.numbers') AS base \\gset
                BEGIN;
                UPDATE bare.counter SET value = value + \(count) WHERE name = 'request';
                \(rows.split(separator: ";").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
                    .filter { !$0.isEmpty }.map { $0 + ";" }.joined(separator: "\n"))
                INSERT INTO bare.passage_tally VALUES (\(count), \(count * 116));
                INSERT INTO bare.tally VALUES ('it', 'new', \(count));
                COMMIT;
                """
        }
    }
#endif
