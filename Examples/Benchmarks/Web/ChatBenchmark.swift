#if SQLite && Web && Command
    import Foundation
    import ServiceDesk
    import ServiceDeskSQLite

    /// Live conversations of two, all at once: how long it takes until both have what one of them says.
    enum ChatBenchmark {
        private static let (rooms, messages, perSecond) = (1_000, 1_000, 25.0)

        static func run() async throws -> [Figure] {
            let folder = try temporaryFolder()
            defer { removeFolder(folder) }
            let path = folder.appending(path: "desk.sqlite").path
            let store = try SQLiteStore(path: path)
            let requests = try await open(store)
            try store.close()
            let server = try ServerProcess(path)
            defer { server.end() }
            let before = try server.residentMegabytes
            let latencies = try Conversations(server, requests).run()
            return [
                Figure(
                    name:
                        "\(2 * rooms) connected: until all of a conversation have a message, 99th percentile",
                    value: latencies.percentile(0.99), unit: "ms", bound: .atMost(100),
                    detail: String(
                        format:
                            "%d messages, %.0f a second, median %.1f ms, longest %.0f ms; since it was sent",
                        latencies.count, perSecond, latencies.median, latencies.max() ?? 0)),
                Figure(
                    name: "resident memory of the server meanwhile", value: try server.residentMegabytes, unit: "MB",
                    bound: .atMost(200), detail: String(format: "%.0f MB before they came", before)),
            ]
        }

        private static func open(_ store: SQLiteStore) async throws -> [Request] {
            try await store.save(
                [
                    .person(Person(id: WebServer.agent, name: "Bram", language: "en")),
                    .team(Team(id: "it", name: "IT", members: [.init(WebServer.agent)])),
                ] + (0..<rooms).map { .person(Person(id: Person.ID("p\($0)"), name: "Person \($0)", language: "en")) })
            let desk = Desk(store)
            var requests: [Request] = []
            for number in 0..<rooms {
                let draft = RequestDraft("VPN \(number)", text: "It breaks.", team: "it", channel: .chat)
                requests.append(
                    try await desk.open(draft, as: try await desk.viewer(for: Person.ID("p\(number)"))))
            }
            return requests
        }

        /// All browsers, in one loop.
        private final class Conversations {
            private let requests: [Request]
            private var streams: [LocalConnection] = []
            private var buffers: [Data] = []
            private var senders: [LocalConnection] = []
            /// When what is under way was sent, and who has it not yet.
            private var underWay: [Int: (sent: ContinuousClock.Instant, missing: Set<Int>)] = [:]
            private var latencies: [Double] = []

            init(_ server: ServerProcess, _ requests: [Request]) throws {
                self.requests = requests
                for (room, request) in requests.enumerated() {
                    for person in ["p\(room)", WebServer.agent.rawValue] {
                        let stream = try LocalConnection(port: server.port)
                        try stream.send(
                            "GET /requests/\(request.number)/chat/live?after=\(request.version) HTTP/1.1\r\n"
                                + "Host: a\r\nX-Person: \(person)\r\n\r\n")
                        streams.append(stream)
                        buffers.append(Data())
                    }
                }
                for _ in 0..<8 { senders.append(try LocalConnection(port: server.port)) }
            }

            /// - Returns: Milliseconds, for each message.
            func run() throws -> [Double] {
                defer { for connection in streams + senders { connection.close() } }
                // Until everybody is there, and has been told so.
                let begun = ContinuousClock.now
                while ContinuousClock.now < begun + .seconds(15) { try look(for: 100) }
                guard buffers.allSatisfy({ !$0.isEmpty }) else { throw BenchmarkFailure("Not everybody got in.") }
                let start = ContinuousClock.now
                for message in 0..<messages {
                    let due = start + .seconds(Double(message) / perSecond)
                    while ContinuousClock.now < due { try look(for: 1) }
                    let room = message * 7 % rooms
                    // Whoever said something a moment ago in this room is waited for.
                    while underWay[room] != nil { try look(for: 1) }
                    underWay[room] = (.now, [2 * room, 2 * room + 1])
                    try say("Message \(message)", in: room, over: senders[message % senders.count])
                }
                let end = ContinuousClock.now + .seconds(10)
                while !underWay.isEmpty, ContinuousClock.now < end { try look(for: 10) }
                guard underWay.isEmpty else { throw BenchmarkFailure("\(underWay.count) messages did not arrive.") }
                return latencies
            }

            private func say(_ text: String, in room: Int, over sender: LocalConnection) throws {
                let body = "quiet=1&key=\(UInt64.random(in: 0 ... .max))&text=" + text.replacing(" ", with: "+")
                try sender.send(
                    "POST /requests/\(requests[room].number)/chat HTTP/1.1\r\nHost: a\r\n"
                        + "Sec-Fetch-Site: same-origin\r\nX-Person: p\(room)\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
            }

            private func look(for milliseconds: Int32) throws {
                var polled = (streams + senders).map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
                guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return }
                let now = ContinuousClock.now
                for (index, one) in polled.enumerated() where one.revents != 0 {
                    guard index < streams.count else {
                        let answer = try senders[index - streams.count].read()
                        guard answer.starts(with: Data("HTTP/1.1 204".utf8)) else {
                            throw BenchmarkFailure(
                                "It says \(String(decoding: answer.prefix(300), as: UTF8.self))")
                        }
                        continue
                    }
                    let piece = try streams[index].read()
                    guard !piece.isEmpty else { throw BenchmarkFailure("The server has ended a stream.") }
                    if buffers[index].count < 1_000 { buffers[index] += piece }
                    if piece.range(of: Data("event: said".utf8)) != nil { arrived(index, at: now) }
                }
            }

            private func arrived(_ stream: Int, at now: ContinuousClock.Instant) {
                let room = stream / 2
                guard underWay[room]?.missing.remove(stream) != nil, let message = underWay[room],
                    message.missing.isEmpty
                else { return }
                underWay[room] = nil
                let took = now - message.sent
                latencies.append(
                    Double(took.components.seconds) * 1_000 + Double(took.components.attoseconds) / 1e15)
            }
        }
    }
#endif
