#if Command
    import ArgumentParser
    import ServiceDesk

    struct Take: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "take", abstract: "Take a request: you become its agent.")

        @Argument(help: "The request.") var number: NumberArgument
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand { .take }
    }

    struct Assign: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "assign", abstract: "Give a request to a team, an agent or both.")

        @Argument(help: "The request.") var number: NumberArgument
        @Option(help: ArgumentHelp("The team; without it the request’s own.", valueName: "team")) var team: String?
        @Option(help: ArgumentHelp("The agent, a member of the team.", valueName: "person")) var agent: String?
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard team != nil || agent != nil else { throw ValidationError("Name --team, --agent or both.") }
        }

        func command(in session: Session) async throws -> RequestCommand {
            let agent = agent.map { Person.ID($0) }
            if let team { return .assign(team: Team.ID(team), agent: agent) }
            return .assign(
                team: try await session.desk.request(number.reference, as: session.viewer).team, agent: agent)
        }
    }

    struct Hold: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "hold", abstract: "Let a request wait, saying why and for whom.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: ArgumentHelp("Why it waits.", valueName: "reason")) var reason: Pending.Reason
        @Option(
            help: ArgumentHelp(
                "For whom: requester, nobody, person:ID, team:ID or supplier:ID. Default: the requester for "
                    + "information, the supplier it was handed to for supplier, else nobody.", valueName: "whom"))
        var waitingFor: PartyArgument?
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) async throws -> RequestCommand {
            .hold(Pending(reason, waitingFor: try await party(in: session)))
        }

        private func party(in session: Session) async throws -> Pending.Party {
            if let waitingFor { return waitingFor.party }
            switch reason {
            case .information: return .requester
            case .supplier:
                let request = try await session.desk.request(number.reference, as: session.viewer)
                return request.handover.map { .supplier($0.supplier) } ?? .nobody
            default: return .nobody
            }
        }
    }

    struct Resume: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "resume", abstract: "Go on with a request that waited.")

        @Argument(help: "The request.") var number: NumberArgument
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand { .resume }
    }

    struct Resolve: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "resolve", abstract: "Say that a request is done, and how.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: ArgumentHelp("How.", valueName: "resolution")) var resolution: Resolution
        @Argument(help: "A last reply to the requester; - for standard input.") var text: String?
        @Flag(help: "Also when requests that are part of it are open.") var despiteOpenChildren = false
        @Option(help: "The article that solved it.") var article: ArticleArgument?
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) throws -> RequestCommand {
            let text = try text.map(InputText.read)
            return .resolve(
                resolution, text.map { session.desk.makeMessage($0) }, despiteOpenChildren: despiteOpenChildren,
                article: article?.number)
        }
    }

    struct Close: PerformingCommand {
        static let configuration = CommandConfiguration(commandName: "close", abstract: "Finish a request for good.")

        @Argument(help: "The request.") var number: NumberArgument
        @Flag(help: "Also when requests that are part of it are open.") var despiteOpenChildren = false
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand { .close(despiteOpenChildren: despiteOpenChildren) }
    }

    struct Reopen: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "reopen", abstract: "Bring a resolved or closed request back.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "Why; - for standard input.") var reason: String
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) throws -> RequestCommand { .reopen(reason: try InputText.read(reason)) }
    }
#endif
