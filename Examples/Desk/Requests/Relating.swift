#if Command
    import ArgumentParser
    import ServiceDesk

    struct Merge: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "merge", abstract: "End a request in another one; its requester watches that from now on.")

        @Argument(help: "The request that ends.") var number: NumberArgument
        @Option(help: ArgumentHelp("The request that goes on.", valueName: "number")) var into: NumberArgument
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number, into] }

        func change(in session: Session) async throws -> Request {
            try await session.desk.merge(number.reference, into: into.reference, as: session.viewer)
        }
    }

    struct Split: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "split", abstract: "Make a request of its own from a message of another.")

        @Argument(help: "The request with the message.") var number: NumberArgument
        @Argument(help: "The message’s number in the timeline of “desk show”.") var message: Int
        @Option(help: "The new request’s subject; without it the old one.") var subject: String?
        @Option(help: ArgumentHelp("The new request’s team; without it the old one.", valueName: "team")) var team:
            String?
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number] }

        func change(in session: Session) async throws -> Request {
            guard message >= 1 else { throw Failure(.usage, "The timeline starts at 1.") }
            let event = try await session.desk.timeline(
                of: number.reference, as: session.viewer, after: message - 1, limit: 1
            ).first
            guard let event, event.version == message, let found = event.event.message else {
                throw Failure(
                    .badInput, "Entry \(message) of request #\(number.number) is no message; see “desk show”.")
            }
            let (subject, team) = (subject, team.map { Team.ID($0) })
            return try await session.desk.split(found.id, of: number.reference, as: session.viewer) { draft in
                if let subject { draft.subject = subject }
                if let team { draft.team = team }
            }
        }
    }

    struct AddLink: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "link", abstract: "Relate a request to another: desk link 12 child-of 9.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: ArgumentHelp("What it is to the other.", valueName: "relation")) var relation: RelationArgument
        @Argument(help: "The other request.") var other: NumberArgument
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number, other] }

        func change(in session: Session) async throws -> Request {
            try await session.desk.link(number.reference, relation.relation, other.reference, as: session.viewer)
        }
    }

    struct RemoveLink: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "unlink", abstract: "Take back what “desk link” did.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: ArgumentHelp("What it was to the other.", valueName: "relation")) var relation: RelationArgument
        @Argument(help: "The other request.") var other: NumberArgument
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number, other] }

        func change(in session: Session) async throws -> Request {
            try await session.desk.unlink(number.reference, relation.relation, other.reference, as: session.viewer)
        }
    }
#endif
