#if PostgreSQL
    import LibPQ
    import ServiceDesk
    import Synchronization

    /// Opens connections: tries one host after the other, and refuses a primary that was replaced.
    ///
    /// libpq itself would wait for the first host as long as it does not answer, and take an old primary that was
    /// started again for the one to write to.
    final class PostgreSQLConnector: Sendable, CustomStringConvertible {
        private let hosts: [[String: String]]
        /// Values of `target_session_attrs`: a host of the second sort is taken where there is none of the first.
        private let sorts: [String]
        private let connectTimeout: Duration
        private let settings: PQStatement
        private let isBehindPooler: Bool
        private let memory = Mutex(Memory())

        private struct Memory {
            /// Which host answered the last time.
            var preferred = 0
            /// The highest timeline that was seen. It rises by one with each promotion of a standby.
            var timeline: UInt32 = 0
        }

        let description: String

        init(_ parameters: [String: String], _ configuration: PostgreSQLStore.Configuration) {
            var parameters = parameters
            // libpq gives up what it prefers where it knows of one host only.
            let wanted = parameters["target_session_attrs"]
                ?? (configuration.mode == .readOnly ? "primary" : "read-write")
            sorts = wanted == "prefer-standby" ? ["standby", "any"] : [wanted]
            if parameters["application_name"] == nil { parameters["application_name"] = "service-desk" }
            hosts = Self.single(parameters)
            // libpq leaves this one to whoever connects without blocking.
            let seconds = parameters["connect_timeout"].flatMap { Int($0) } ?? 0
            connectTimeout = seconds > 0 ? .seconds(seconds) : configuration.connectTimeout
            settings = Self.settings(configuration)
            isBehindPooler = configuration.isBehindPooler
            let place = [parameters["host"] ?? parameters["hostaddr"], parameters["dbname"] ?? parameters["user"]]
            description = (["PostgreSQL"] + place.compactMap { $0 }).joined(separator: " ")
                + " schema \(configuration.schema)"
        }

        /// Says where the tables are, and how to plan: statements of a desk are short, so that compiling them, or
        /// starting workers for them, takes longer than they do. Behind a pooler it holds for one transaction, and
        /// transactions are isolated as they are there by default.
        static func settings(_ configuration: PostgreSQLStore.Configuration) -> PQStatement {
            PQStatement(
                """
                SELECT set_config('search_path', $1, $2), set_config('jit', 'off', $2), \
                set_config('max_parallel_workers_per_gather', '0', $2), \
                set_config('default_transaction_isolation', 'read committed', $2)
                """, [.text(configuration.schema.pqIdentifier), .bool(configuration.isBehindPooler)])
        }

        /// One set of parameters for each host.
        private static func single(_ parameters: [String: String]) -> [[String: String]] {
            func list(_ name: String) -> [String] {
                (parameters[name] ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            let lists = ["host": list("host"), "hostaddr": list("hostaddr"), "port": list("port")]
            let count = lists.values.map(\.count).max() ?? 1
            guard count > 1 else { return [parameters] }
            return (0..<count).map { index in
                var one = parameters
                for (name, values) in lists where parameters[name] != nil {
                    // One port is that of all hosts.
                    one[name] = values.count == 1 ? values[0] : values[min(index, values.count - 1)]
                }
                return one
            }
        }

        func open(until deadline: ContinuousClock.Instant) async throws(PQError) -> PQConnection {
            let first = memory.withLock { $0.preferred }
            var failures: [PQError] = []
            for offset in 0..<hosts.count * sorts.count {
                let index = (first + offset) % hosts.count
                let host = hosts[index].merging(["target_session_attrs": sorts[offset / hosts.count]]) { $1 }
                do throws(PQError) {
                    let connection = try await open(host, until: min(deadline, .now + connectTimeout))
                    memory.withLock { $0.preferred = index }
                    return connection
                } catch {
                    failures.append(error)
                    // A wrong password is wrong everywhere, but a host that is not the right one is no reason to stop.
                    guard error.code != .cancelled, error.code != .misuse, .now < deadline else { break }
                }
            }
            // Whatever it was: there is no connection, and nothing was sent.
            guard failures.count > 1 else { throw failures[0] }
            let messages = failures.map(\.message).joined(separator: "; ")
            throw PQError(.connection, messages, state: failures.compactMap(\.state).first)
        }

        private func open(
            _ parameters: [String: String], until deadline: ContinuousClock.Instant
        ) async throws(PQError) -> PQConnection {
            let connection: PQConnection
            do throws(PQError) {
                connection = try await PQConnection.open(parameters, deadline: deadline)
            } catch {
                guard error.code == .deadline else { throw error }
                throw PQError(
                    .connection, "\(parameters["host"] ?? "The server") does not answer within \(connectTimeout).")
            }
            do throws(PQError) {
                try await greet(connection, deadline)
            } catch {
                await connection.close()
                throw error
            }
            return connection
        }

        /// Says where the tables are, and finds out whom one talks to.
        private func greet(_ connection: PQConnection, _ deadline: ContinuousClock.Instant) async throws(PQError) {
            let greeting = PQStatement(
                """
                SELECT current_setting('server_encoding'), \
                CASE WHEN pg_is_in_recovery() THEN '' ELSE pg_walfile_name(pg_current_wal_lsn()) END, \
                current_setting('server_version_num')::bigint, pg_backend_pid()::bigint
                """)
            let table = try await connection.run([settings, greeting], deadline: deadline).tables[1]
            let backend = await connection.backendID
            let isDirect = try table[0].integer(3) == Int64(backend)
            guard isDirect || isBehindPooler else {
                throw PQError(
                    .misuse, "Somebody between this process and the server gives its connections to others too, as "
                        + "pgbouncer does. Say so: isBehindPooler, or pooled=true in a URL.")
            }
            let encoding = try table[0].text(0)
            guard encoding == "UTF8" else {
                throw PQError(
                    .misuse, "The database has the encoding \(encoding): a desk needs one that was made with ENCODING "
                        + "'UTF8'.")
            }
            guard try table[0].integer(2) >= 140_000 else {
                throw PQError(.misuse, "The server is too old: a desk needs PostgreSQL 14 or newer.")
            }
            // Eight hexadecimal digits of the timeline begin the name of a file of its log.
            guard let timeline = UInt32(try table[0].text(1).prefix(8), radix: 16) else { return }
            let highest = memory.withLock { memory in
                memory.timeline = max(memory.timeline, timeline)
                return memory.timeline
            }
            guard timeline == highest else {
                throw PQError(
                    .connection, "The server was replaced by another one and must not be written to: its timeline is "
                        + "\(timeline), and \(highest) was seen.")
            }
        }
    }
#endif
