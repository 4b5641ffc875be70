#if Command
    import ArgumentParser
    import ServiceDesk

    /// A subcommand that changes one request and prints how it stands afterwards.
    protocol ChangingCommand: AsyncParsableCommand {
        var acting: ActingOptions { get }
        /// The requests that the command names.
        var named: [NumberArgument] { get }
        func change(in session: Session) async throws -> Request
    }

    extension ChangingCommand {
        mutating func run() async throws {
            let session = try await acting.begin()
            try session.report(try await naming(named) { try await change(in: session) })
        }
    }

    /// Does something with requests; where one is not there, the error names them.
    func naming<Result>(_ numbers: [NumberArgument], _ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let rejection as Rejection where rejection.code == .notFound && !numbers.isEmpty {
            let names = numbers.map { "#\($0.number)" }.joined(separator: " or no ")
            throw Failure(.noRequest, "There is no request \(names) that you may see.")
        }
    }

    /// A subcommand that does one thing to one request.
    protocol PerformingCommand: ChangingCommand {
        var number: NumberArgument { get }
        func command(in session: Session) async throws -> RequestCommand
    }

    extension PerformingCommand {
        var named: [NumberArgument] { [number] }

        func change(in session: Session) async throws -> Request {
            try await session.desk.perform(try await command(in: session), on: number.reference, as: session.viewer)
        }
    }
#endif
