#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    /// What `propose` asks, and `open` again: the same question has the same answers in the same order.
    struct ProposalOptions: ParsableArguments {
        @Option(
            help: ArgumentHelp("Opened from when on; without it for the last 90 days.", valueName: "time"),
            transform: TimeArgument.read)
        var from: TimeArgument?
        @Option(
            help: ArgumentHelp("Opened until when; without it until now.", valueName: "time"),
            transform: TimeArgument.read)
        var until: TimeArgument?
        @Option(help: ArgumentHelp("So many requests make a proposal.", valueName: "count")) var minimum = 5
        @Option(help: ArgumentHelp("How many proposals at most, 1 to 1000.", valueName: "count")) var limit = 20

        func validate() throws {
            guard (2...100_000).contains(minimum) else {
                throw ValidationError("--minimum is a number from 2 to 100000.")
            }
            guard (1...1_000).contains(limit) else { throw ValidationError("--limit is a number from 1 to 1000.") }
        }

        func proposals(in session: Session) async throws -> [ProblemProposal] {
            let now = SystemTime().now()
            let start = from?.timestamp(at: now) ?? now.advanced(bySeconds: -90 * 86_400)
            let end = until?.end(at: now) ?? now
            guard start < end else { throw Failure(.usage, "--until comes after --from.") }
            return try await session.desk.proposeProblems(
                from: start, to: end, as: session.viewer, minimum: minimum, limit: limit)
        }
    }

    struct ProposeProblems: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "propose", abstract: "Say which requests recur, and why they look alike.",
            discussion: "Of the requests that you may see, without those that come of a problem already.")

        @OptionGroup var options: ProposalOptions
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let proposals = try await options.proposals(in: session)
            guard !session.isJSON else {
                return try Terminal.printJSON(["proposals": proposals.map { ProposalJSON($0) }])
            }
            guard !proposals.isEmpty else {
                return Terminal.print("Nothing recurs in that time; --from looks further back.")
            }
            var table = Table(columns: [
                .init(title: "#", isNumber: true), .init(title: "COUNT", isNumber: true),
                .init(title: "LIFT", isNumber: true), .init(title: "PATTERN"),
            ])
            table.rows = proposals.enumerated().map { index, proposal in
                [
                    .init(text: "\(index + 1)", style: Style.bold), .init(text: "\(proposal.count)"),
                    .init(text: proposal.lift.tenths), .init(text: proposal.pattern.description),
                ]
            }
            table.print()
            let width = min(Terminal.width ?? 100, 100)
            for (index, proposal) in proposals.enumerated() {
                let mark = "\(index + 1)".padded(to: 3)
                Terminal.print("\n" + Style.bold(mark + proposal.pattern.description.safe.asOneLine))
                for line in proposal.evidence.flatMap({ $0.safe.asOneLine.wrapped(to: width - 3) }) {
                    Terminal.print("   " + line)
                }
            }
            Terminal.print("\n" + Style.dim("desk problem open # --team TEAM, with the same options, opens one."))
        }
    }

    struct OpenProblems: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "open", abstract: "Open proposals as problems of your team, with what speaks for them.",
            discussion: """
                Name them as “propose” numbers them, all at once: what was opened is proposed no more, and the others \
                have other numbers then.
                """)

        @Argument(help: ArgumentHelp("Which proposals.", valueName: "#")) var places: [Int]
        @Option(help: ArgumentHelp("The team that looks into it; without it yours.", valueName: "team"))
        var team: String?
        @OptionGroup var options: ProposalOptions
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard places.allSatisfy({ $0 > 0 }), Set(places).count == places.count else {
                throw ValidationError("Proposals are numbered from 1, and each is named once.")
            }
        }

        mutating func run() async throws {
            let session = try await acting.begin()
            guard let team = team.map({ Team.ID($0) }) ?? session.onlyTeam else {
                throw Failure(.usage, "Say which team looks into it: --team TEAM.")
            }
            // Said first, so that no problem is left without the requests that come of it.
            guard session.viewer.teams.contains(team) else {
                guard try await session.directory.teams([team]).isEmpty else {
                    throw Failure(.notPermitted, "Members of “\(team)” open its problems, and you are none.")
                }
                throw Failure(.unknownName, "There is no team “\(team)”.")
            }
            let proposals = try await options.proposals(in: session)
            guard places.allSatisfy({ $0 <= proposals.count }) else {
                let there = proposals.isEmpty ? "nothing recurs" : "there are \(proposals.count)"
                throw Failure(.badInput, "There is no proposal \(places.max() ?? 0): \(there).")
            }
            var problems: [Request] = []
            for place in places {
                problems.append(
                    try await session.desk.open(proposals[place - 1], team: team, as: session.viewer))
            }
            guard !session.isJSON else {
                return try Terminal.printJSON(["problems": problems.map { RequestJSON($0) }])
            }
            for problem in problems { try session.report(problem) }
        }
    }

    extension Double {
        /// `3.2`.
        var tenths: String { "\((self * 10).rounded() / 10)" }
    }
#endif
