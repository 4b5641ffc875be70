#if SQLite && PostgreSQL && Mail
    import Foundation
    import MailChannel
    import MailTransport
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskSQLite
    import Synchronization

    /// Mail taken in through LMTP, each acknowledged once it is committed; server, desk and those who send are one
    /// process.
    enum MailBenchmark {
        private static let (count, connections, rounds) = (5_000, 16, 3)

        static func run() async throws -> [Figure] {
            let memory = try largeMail()
            var sqlite: [Rate] = []
            for _ in 0..<rounds {
                let folder = try temporaryFolder()
                defer { removeFolder(folder) }
                let store = try SQLiteStore(path: folder.appending(path: "desk.sqlite").path)
                sqlite.append(try await rate(store))
                try store.close()
            }
            let server = try PostgresServer()
            var postgres: [Rate] = []
            for round in 0..<rounds {
                var configuration = PostgreSQLStore.Configuration()
                configuration.schema = "mail\(round)"
                let store = try await PostgreSQLStore(parameters: server.parameters, configuration: configuration)
                postgres.append(try await rate(store))
                await store.close()
            }
            try server.end()
            return memory + [
                figure("SQLite: mails taken in through LMTP", sqlite, 500),
                figure("PostgreSQL: the same", postgres, 400),
                Figure(
                    name: "the same on SQLite, resident memory of the last mails against the first",
                    value: sqlite.map(\.growth).median, unit: "", bound: .atMost(1.5),
                    detail: "after \(count) mails, against after \(count / 5)"),
            ]
        }

        private static func figure(_ name: String, _ rates: [Rate], _ promise: Double) -> Figure {
            Figure(
                name: name, value: rates.map(\.perSecond).median, unit: "mails/s", bound: .atLeast(promise),
                detail: String(
                    format: "%d mails of 2 kB, %d connections, median of %d; %.1f ms of processor each, those who send "
                        + "included", count, connections, rounds, rates.map(\.processor).median * 1_000))
        }

        private struct Rate {
            var perSecond: Double
            /// Seconds of processor for each mail.
            var processor: Double
            var growth: Double
        }

        private static func rate(_ store: some CompleteStore) async throws -> Rate {
            try await store.save([
                .team(Team(id: "it", name: "IT")),
                .person(
                    Person(id: "anna", name: "Anna", addresses: [Address(.mail, "anna@firm.example", isVerified: true)])
                ),
            ])
            guard let key = MailKey("the key of a benchmark of mail") else { throw BenchmarkFailure("No key.") }
            let options = MailOptions(
                [Mailbox("it@desk.example", name: "IT", team: "it")], key: key, authentication: .vouchedByServer)
            let intake = MailIntake(desk: Desk(store), directory: store, attachments: store, options: options)
            let (ports, started) = AsyncStream.makeStream(of: Int.self)
            let lmtp = LMTPServer(LMTPOptions(.host("127.0.0.1", port: 0)), handler: LMTPIntake(intake)) {
                started.yield($0 ?? 0)
            }
            let serving = Task { try await lmtp.run() }
            defer { serving.cancel() }
            for await port in ports { return try await measure(port) }
            throw BenchmarkFailure("LMTP does not listen.")
        }

        private static func measure(_ port: Int) async throws -> Rate {
            let early = EarlyMemory()
            let began = processorTime()
            let elapsed = try await seconds {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for connection in 0..<connections {
                        group.addTask {
                            try await onThread {
                                try send(from: connection, to: port) { sent in
                                    if sent == count / connections / 5 {
                                        early.note(try ProcessMemory.bytes("VmRSS", of: getpid()))
                                    }
                                }
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            guard early.most > 0 else { throw BenchmarkFailure("Nothing here says how much memory this takes.") }
            let sent = Double(count / connections * connections)
            return Rate(
                perSecond: sent / elapsed, processor: (processorTime() - began) / sent,
                growth: Double(try ProcessMemory.bytes("VmRSS", of: getpid())) / Double(early.most))
        }

        /// What was used after the first mails.
        private final class EarlyMemory: Sendable {
            private let bytes = Mutex(0)
            var most: Int { bytes.withLock { $0 } }
            func note(_ count: Int) { bytes.withLock { $0 = max($0, count) } }
        }

        private static func onThread(_ body: @escaping @Sendable () throws -> Void) async throws {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let thread = Thread { continuation.resume(with: Result(catching: body)) }
                thread.start()
            }
        }

        /// Sends mails one after another, and checks that each is taken.
        private static func send(from connection: Int, to port: Int, _ told: (Int) throws -> Void) throws {
            var client = try LineClient(port: port)
            defer { client.close() }
            try client.expect("220")
            try client.say("LHLO benchmark")
            try client.expect("250")
            for number in 0..<count / connections {
                let text = mail(connection, number) + "\r\n."
                // As mail servers do: what is not announced may become as large as any mail, and few have room at once.
                let size = text.utf8.count
                try client.say("MAIL FROM:<anna@firm.example> SIZE=\(size)\r\nRCPT TO:<it@desk.example>\r\nDATA")
                try client.expect("250")
                try client.expect("250")
                try client.expect("354")
                try client.say(text)
                try client.expect("250")
                try told(number)
            }
        }

        private static func mail(_ connection: Int, _ number: Int) -> String {
            """
            From: Anna <anna@firm.example>\r
            To: it@desk.example\r
            Subject: Printer \(connection) \(number)\r
            Message-ID: <\(connection).\(number)@firm.example>\r
            Date: Mon, 2 Mar 2026 09:00:00 +0000\r
            MIME-Version: 1.0\r
            Content-Type: text/plain; charset=utf-8\r
            \r
            \(String(repeating: "The printer on the second floor says paper jam, and has no paper.\r\n", count: 26))
            """
        }

        // MARK: A large mail

        /// What the command takes to keep a mail of 25 MB.
        private static func largeMail() throws -> [Figure] {
            let folder = try temporaryFolder()
            defer { removeFolder(folder) }
            let store = folder.appending(path: "desk.sqlite").path
            _ = try CommandBenchmark.run(["demo", "--store", store])
            let settings = folder.appending(path: "mail.yaml")
            try Data(
                """
                mailboxes: [{address: it@desk.example, team: it}]
                writers-vouched-by: server
                """.utf8
            ).write(to: settings)
            let mail = folder.appending(path: "mail.eml")
            let line = String(repeating: "QUJD", count: 19) + "\r\n"
            let head =
                "From: anna@parc.example\r\nTo: it@desk.example\r\nMessage-ID: <1@x>\r\n"
                + "Content-Type: application/zip\r\n"
                + "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=a.zip\r\n\r\n"
            try Data((head + String(repeating: line, count: 25_000_000 / line.utf8.count)).utf8).write(to: mail)
            let process = Process()
            process.executableURL = CommandBenchmark.desk
            process.arguments = ["mail", "receive", "--settings", settings.path, "--store", store]
            process.environment = ProcessInfo.processInfo.environment.merging(
                ["DESK_MAIL_KEY": "the key of a benchmark of mail"]) { _, new in new }
            process.standardInput = try FileHandle(forReadingFrom: mail)
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            var (peak, whole) = (0, 0)
            while process.isRunning {
                // It may end between two questions.
                guard let own = try? ProcessMemory.bytes("RssAnon", of: process.processIdentifier),
                    let all = try? ProcessMemory.bytes("VmHWM", of: process.processIdentifier)
                else { break }
                (peak, whole) = (max(peak, own), max(whole, all))
                usleep(2_000)
            }
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw BenchmarkFailure("The large mail was not taken.") }
            guard peak > 0 else { throw BenchmarkFailure("Nothing here says how much memory a process takes.") }
            return [
                Figure(
                    name: "a mail of 25 MB taken from a pipe, memory of the process", value: Double(peak) / 1_048_576,
                    unit: "MB", bound: .atMost(64),
                    detail: "one attachment, base64; the whole command; with the pages of its program and libraries "
                        + "\(whole >> 20) MB")
            ]
        }

        private static func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
    }

    /// Says lines to a server, and reads its answers.
    private struct LineClient {
        private let connection: LocalConnection
        private var input: [UInt8] = []

        init(port: Int) throws { connection = try LocalConnection(port: port) }

        func close() { connection.close() }

        func say(_ text: String) throws { try connection.send("\(text)\r\n") }

        /// Reads one answer.
        mutating func expect(_ code: String) throws {
            while true {
                let line = try line()
                guard line.hasPrefix(code) else { throw BenchmarkFailure("LMTP says \(line), not \(code).") }
                if line.dropFirst(3).first != "-" { return }
            }
        }

        private mutating func line() throws -> String {
            while true {
                if let end = input.firstIndex(of: 0x0A) {
                    defer { input.removeFirst(end + 1) }
                    return String(decoding: input[..<end], as: UTF8.self)
                }
                let piece = try connection.read()
                guard !piece.isEmpty else { throw BenchmarkFailure("LMTP has closed the connection.") }
                input += piece
            }
        }
    }
#endif
