#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskYAML

    struct Approvals: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "approve", abstract: "Ask people to agree before a request goes on, and answer.",
            discussion: """
                The team that handles a request asks; the request waits until enough have agreed, or too many have \
                not. Where you are asked several things about one request, say which with --approval.
                """,
            subcommands: [
                ListApprovals.self, AskApproval.self, Agree.self, Decline.self, WithdrawApproval.self,
                ShowApprovals.self,
            ])
    }

    struct AskApproval: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "ask", abstract: "Ask people to agree; the request waits for them.",
            discussion: "Whoever could not see the request watches it from then on. Nobody agrees for themselves.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "What there is to agree to; - for standard input.") var question: String
        @Option(
            name: .customLong("from"), parsing: .upToNextOption,
            help: ArgumentHelp("Who is to agree; several add up.", valueName: "person"))
        var people: [String] = []
        @Flag(help: "Ask the requester’s manager.") var manager = false
        @Option(help: ArgumentHelp("How many must agree; without it all of them.", valueName: "count"))
        var needed: Int?
        @Option(help: ArgumentHelp("After how long it lapses, such as 3d; without it never.", valueName: "span"))
        var within: String?
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number] }

        func validate() throws {
            guard manager != !people.isEmpty else {
                throw ValidationError("Say who is to agree: --from PERSON or --manager, not both.")
            }
            guard within.map({ TimeArgument.span($0) != nil }) ?? true else {
                throw ValidationError("--within is a span of time such as 90m, 3h, 2d or 1w.")
            }
        }

        func change(in session: Session) async throws -> Request {
            let approvers = ApprovalQuestion.Approvers.people(SortedSet(people.map { Person.ID($0) }))
            let asked = ApprovalQuestion(
                try InputText.read(question), from: manager ? .manager : approvers, needed: needed,
                within: within.flatMap(TimeArgument.span))
            return try await session.desk.askApproval(asked, on: number.reference, as: session.viewer)
        }
    }

    /// Which approval of a request, and what one has to say to it.
    struct AnswerOptions: ParsableArguments {
        @Argument(help: "The request.") var number: NumberArgument
        @Option(
            help: ArgumentHelp(
                "Which approval, by its number of “desk approve show”; without it the only one you are asked.",
                valueName: "number"))
        var approval: Int?
        @Option(help: ArgumentHelp("Why; - for standard input.", valueName: "text")) var remark: String?

        fileprivate func decide(_ agrees: Bool, in session: Session) async throws -> Request {
            let id = try await session.approval(approval, of: number)
            let remark = try remark.map(InputText.read) ?? ""
            return try await session.desk.perform(
                .decideApproval(id, agrees: agrees, remark: remark), on: number.reference, as: session.viewer)
        }
    }

    struct Agree: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "yes", abstract: "Agree to what you are asked.")

        @OptionGroup var answer: AnswerOptions
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [answer.number] }

        func change(in session: Session) async throws -> Request { try await answer.decide(true, in: session) }
    }

    struct Decline: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "no", abstract: "Do not agree to what you are asked.")

        @OptionGroup var answer: AnswerOptions
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [answer.number] }

        func change(in session: Session) async throws -> Request { try await answer.decide(false, in: session) }
    }

    struct WithdrawApproval: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "withdraw", abstract: "Take back what was asked; for the team that handles the request.")

        @Argument(help: "The request.") var number: NumberArgument
        @Option(help: ArgumentHelp("Which approval; without it the only open one.", valueName: "number"))
        var approval: Int?
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number] }

        func change(in session: Session) async throws -> Request {
            let request = try await session.desk.request(number.reference, as: session.viewer)
            let open = request.approvals.filter(\.isOpen)
            guard approval != nil || !open.isEmpty else {
                throw Failure(.wrongState, "Nobody is asked to agree to anything on #\(number.number).")
            }
            let id = try approval ?? only(of: open, on: number)
            return try await session.desk.perform(.withdrawApproval(id), on: number.reference, as: session.viewer)
        }
    }

    extension Session {
        /// The approval that is named, or the only one that the viewer is asked.
        fileprivate func approval(_ named: Int?, of number: NumberArgument) async throws -> Approval.ID {
            if let named { return named }
            let request = try await desk.request(number.reference, as: viewer)
            let asked = request.approvals.filter { approval in
                approval.isOpen && viewer.person.map(approval.approvers.contains) == true
            }
            let missing = asked.filter { approval in viewer.person.map(approval.missing.contains) == true }
            // One that was answered already is named too, for the desk says so better.
            let open = missing.isEmpty ? asked.suffix(1) : missing[...]
            guard !open.isEmpty else {
                throw Failure(.notPermitted, "Nobody asks you to agree to anything on #\(number.number).")
            }
            return try only(of: Array(open), on: number)
        }
    }

    /// The one approval that there is.
    private func only(of approvals: [Approval], on number: NumberArgument) throws -> Approval.ID {
        guard let first = approvals.first, approvals.count == 1 else {
            let list = approvals.map { "\($0.id) (\($0.words.safe))" }.joined(separator: ", ")
            throw Failure(.usage, "#\(number.number) has several; say which with --approval: \(list).")
        }
        return first.id
    }
#endif
