#if SQLite && Web && Command
    import Foundation
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceDeskSQLite
    import WebDesk

    /// A desk on the web in a process of its own, so that its memory is its own: `benchmarks --serve STORE`. The header
    /// `X-Person` says who is signed in; `/constant` answers always the same, as long as a request of the API is.
    enum WebServer {
        static let agent: Person.ID = "bram"

        /// Prints the port on which it listens, and ends with its standard input.
        static func run(_ path: String) async throws {
            var configuration = Desk.Configuration()
            configuration.notices = NoticeOptions([])
            let store = try SQLiteStore(path: path)
            let desk = Desk(store, configuration: configuration)
            var options = SiteOptions()
            options.limits.changesPerMinute = 1_000_000
            options.limits.callsPerMinute = 100_000_000
            options.limits.livePagesOfOne = options.limits.livePages
            guard let header = HTTPField.Name("X-Person") else { throw BenchmarkFailure("There is no such header.") }
            let site = try DeskSite(
                desk, identity: HostIdentity { $0.headers[header].map { Person.ID($0) } }, options: options)
            let router = Router()
            site.mount(on: router)
            router.get("/constant") { request, _ in
                let size = request.uri.queryParameters["size"].flatMap { Int($0) } ?? 0
                return Response(
                    status: .ok, headers: [.contentType: "application/json"],
                    body: ResponseBody(byteBuffer: ByteBuffer(repeating: UInt8(ascii: "x"), count: size)))
            }
            let application = Application(
                router: router, server: .http1(configuration: .init(idleTimeout: .seconds(60))),
                configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
                onServerRunning: { channel in
                    print(channel.localAddress?.port ?? 0)
                    fflush(nil)
                })
            let serving = Task { try await application.run() }
            try await endOfInput()
            serving.cancel()
            _ = await serving.result
            try store.close()
        }

        /// On a thread of its own: one that tasks run on would be missing meanwhile.
        private static func endOfInput() async throws {
            try await withCheckedThrowingContinuation { continuation in
                Thread.detachNewThread {
                    continuation.resume(with: Result { _ = try FileHandle.standardInput.readToEnd() })
                }
            }
        }

        /// Requests in all of one team’s states: of each hundred 35 are open.
        static func fill(_ store: SQLiteStore, requests count: Int) async throws {
            var people: [DirectoryEntry] = [
                .person(Person(id: agent, name: "Bram", language: "en")),
                .team(Team(id: "it", name: "IT", members: [.init(agent)])),
            ]
            people += (0..<500).map { .person(Person(id: Person.ID("p\($0)"), name: "Person \($0)", language: "en")) }
            try await store.save(people)
            let desk = Desk(store)
            let bram = try await desk.viewer(for: agent)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<64 {
                    group.addTask {
                        for number in stride(from: task, to: count, by: 64) {
                            let viewer = try await desk.viewer(for: Person.ID("p\(number % 500)"))
                            let request = try await desk.open(
                                RequestDraft(
                                    "Printer \(number) on floor \(number % 7)",
                                    text: String(repeating: "It says paper jam, and there is no paper. ", count: 4),
                                    team: "it"), as: viewer)
                            if number % 100 >= 35 { try await desk.perform(.close(), on: .id(request.id), as: bram) }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }
#endif
