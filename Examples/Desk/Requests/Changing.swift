#if Command
import ArgumentParser
import ServiceDesk

/// A subcommand that changes one request and prints how it stands afterwards.
protocol ChangingCommand: AsyncParsableCommand {
    var acting: ActingOptions { get }
    func change(in session: Session) async throws -> Request
}

extension ChangingCommand {
    mutating func run() async throws {
        let session = try await acting.begin()
        try session.report(try await change(in: session))
    }
}

/// A subcommand that does one thing to one request.
protocol PerformingCommand: ChangingCommand {
    var number: NumberArgument { get }
    func command(in session: Session) async throws -> RequestCommand
}

extension PerformingCommand {
    func change(in session: Session) async throws -> Request {
        try await session.desk.perform(try await command(in: session), on: number.reference, as: session.viewer)
    }
}
#endif
