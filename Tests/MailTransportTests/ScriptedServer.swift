import NIOCore
import NIOPosix

@testable import MailTransport

/// A server that does to a client what its script says, line by line.
struct ScriptedServer: Sendable {
    enum Reaction: Sendable {
        case say(String)
        case nothing
        case close
        case sayAndClose(String)
    }

    /// What the server does at the beginning of a connection.
    var greeting: Reaction = .say("220 fake\r\n")
    /// What it does after a line; `isData` within a message.
    var react: @Sendable (_ line: String, _ isData: Bool) -> Reaction

    /// An SMTP server that takes everything, but for the lines that begin with a word.
    static func smtp(
        offers: [String] = ["8BITMIME", "SIZE 1000000"], _ exceptions: [String: Reaction] = [:]
    ) -> ScriptedServer {
        ScriptedServer { line, isData in
            if let exception = exceptions.first(where: { isData ? line == $0.key : line.hasPrefix($0.key) }) {
                return exception.value
            }
            if isData { return line == "." ? .say("250 2.0.0 taken\r\n") : .nothing }
            let hello = (["fake"] + offers).enumerated().map { "250\($0 == offers.count ? " " : "-")\($1)\r\n" }
                .joined()
            switch line.prefix(4) {
            case "EHLO": return .say(hello)
            case "DATA": return .say("354 go on\r\n")
            case "QUIT": return .sayAndClose("221 bye\r\n")
            default: return .say("250 2.0.0 OK\r\n")
            }
        }
    }

    /// Runs the server while something is done with its port; gives the lines that it got, a list for each connection.
    func run(_ body: @escaping @Sendable (Int) async throws -> Void) async throws -> [[String]] {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let port = server.channel.localAddress?.port ?? 0
        return try await withThrowingTaskGroup(of: [[String]].self) { group in
            group.addTask {
                let lines = Lines()
                try await server.executeThenClose { connections in
                    try await withThrowingDiscardingTaskGroup { tasks in
                        for try await connection in connections {
                            tasks.addTask { await serve(connection, lines) }
                        }
                    }
                }
                return await lines.all
            }
            let result: Result<Void, any Error>
            do { result = .success(try await body(port)) } catch { result = .failure(error) }
            try await server.channel.close()
            let lines = try await group.next() ?? []
            try result.get()
            return lines
        }
    }

    private actor Lines {
        var all: [[String]] = []
        func begin() -> Int {
            all.append([])
            return all.count - 1
        }
        func add(_ line: String, to connection: Int) { all[connection].append(line) }
    }

    private func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>, _ lines: Lines) async {
        let number = await lines.begin()
        try? await connection.executeThenClose { inbound, outbound in
            /// - Returns: Whether it goes on.
            func perform(_ reaction: Reaction) async throws -> Bool {
                switch reaction {
                case .say(let text): try await outbound.write(ByteBuffer(string: text))
                case .nothing: break
                case .close: return false
                case .sayAndClose(let text):
                    try await outbound.write(ByteBuffer(string: text))
                    return false
                }
                return true
            }
            guard try await perform(greeting) else { return }
            var (rest, isData) = ("", false)
            for try await bytes in inbound {
                rest += String(buffer: bytes)
                while let end = rest.range(of: "\r\n") {
                    let line = String(rest[..<end.lowerBound])
                    rest = String(rest[end.upperBound...])
                    await lines.add(line, to: number)
                    let reaction = react(line, isData)
                    if isData, line == "." { isData = false }
                    if line == "DATA", case .say(let text) = reaction { isData = text.hasPrefix("354") }
                    guard try await perform(reaction) else { return }
                }
            }
        }
    }
}
