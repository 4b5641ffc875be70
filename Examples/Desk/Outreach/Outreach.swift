#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON

    struct ReachingOut: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "outreach", abstract: "Tell departments and teams what concerns them, before they ask.",
            discussion: """
                What is said is an article for them; the request that it is about keeps who has read it. Only the \
                team that handles the request sees that.
                """,
            subcommands: [SendOutreach.self, ListOutreach.self, ReadOutreach.self, ShowReaders.self])
    }

    struct SendOutreach: ChangingCommand {
        static let configuration = CommandConfiguration(
            commandName: "send", abstract: "Publish word of a request to those whom it concerns.",
            discussion: """
                Without --team the request’s team says it, without --language it is in the request’s, or in yours. \
                Nothing is said of what is confidential.
                """)

        @Argument(help: "The request that it is about.") var number: NumberArgument
        @OptionGroup var article: PublishedText
        @OptionGroup var acting: ActingOptions

        var named: [NumberArgument] { [number] }

        mutating func run() async throws {
            let session = try await acting.begin()
            let request = try await naming(named) { try await change(in: session) }
            guard !session.isJSON, let outreach = request.outreach.last else { return try session.report(request) }
            Terminal.print(
                "\(Style.bold("A\(outreach.article)"))  told \(outreach.audience.words.joined(separator: ", ").safe) "
                    + "of #\(request.number)")
            Terminal.print("They say that they have read it: desk outreach read A\(outreach.article)")
        }

        func change(in session: Session) async throws -> Request {
            let request = try await session.desk.request(number.reference, as: session.viewer)
            let content = try await article.content(about: request, in: session)
            return try await session.sayingWhatIsThere {
                try await session.desk.reachOut(about: number.reference, content, as: session.viewer)
            }
        }
    }

    struct ListOutreach: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List what you were told, the newest first.")

        @Option(help: ArgumentHelp("How many at most, 1 to 200.", valueName: "count")) var limit = 20
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard (1...200).contains(limit) else { throw ValidationError("--limit is 1 to 200.") }
        }

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let told = try await session.desk.outreach(as: session.viewer, limit: limit)
            try session.print(
                told.compactMap { ListedArticle($0) { $0.published } }, next: nil, nothing: "You were told nothing.")
        }
    }

    struct ReadOutreach: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "read", abstract: "Say that you have read what you were told.",
            discussion: "Again changes nothing. You need not see the request that it is about.")

        @Argument(help: "The article.") var article: ArticleArgument
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin()
            do {
                try await session.desk.acknowledge(article.number, as: session.viewer)
            } catch let rejection as Rejection where rejection.field == "outreach" {
                throw Failure(
                    .unknownName, "A\(article.number) is not what somebody was told; see “desk outreach list”.")
            }
            guard !session.isJSON else {
                return try Terminal.printJSON(["read": article.number])
            }
            Terminal.print("\(Style.bold("A\(article.number)"))  read")
        }
    }

    struct ShowReaders: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "readers", abstract: "Show who has read what was said about a request, and who has not.")

        @Argument(help: "The request.") var number: NumberArgument
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let found = try await naming([number]) {
                try await session.desk.readership(of: number.reference, as: session.viewer)
            }
            guard !session.isJSON else {
                return try Terminal.printJSON(
                    ReadersAnswer(number: number.number, outreach: found.map { ReadershipJSON($0) }))
            }
            guard !found.isEmpty else { return Terminal.print("Nobody was told of #\(number.number).") }
            var table = Table(columns: [
                .init(title: "ARTICLE", isNumber: true), .init(title: "TOLD", needsWidth: 80),
                .init(title: "READ", isNumber: true), .init(title: "MISSING", isNumber: true),
                .init(title: "SHARE", isNumber: true), .init(title: "AUDIENCE"),
            ])
            table.rows = found.map { readership in
                let outreach = readership.outreach
                return [
                    .init(text: "A\(outreach.article)", style: Style.bold), .init(text: outreach.at.long),
                    .init(text: "\(readership.readers.count)"),
                    .init(text: outreach.audience.isEveryone ? "–" : "\(readership.missing.count)"),
                    .init(text: readership.share.map { "\(Int(($0 * 100).rounded())) %" } ?? "–"),
                    .init(text: outreach.audience.words.joined(separator: ", ")),
                ]
            }
            table.print()
            let names = try await session.names(of: found.flatMap { $0.readers + $0.missing })
            for readership in found { print(readership, names) }
        }

        private func print(_ readership: Desk.Readership, _ names: [Person.ID: String]) {
            func people(_ people: [Person.ID]) -> String {
                people.map { person in names[person].map { "\($0) (\(person))" } ?? person.rawValue }
                    .joined(separator: ", ")
            }
            let lines = [("read by", people(readership.readers)), ("missing", people(readership.missing))]
            guard lines.contains(where: { !$0.1.isEmpty }) else { return }
            Terminal.print("\n" + Style.bold("A\(readership.outreach.article)"))
            for (name, value) in lines where !value.isEmpty {
                Terminal.print(Style.dim(name.padded(to: 12)) + value.safe.asOneLine)
            }
        }
    }

    // MARK: - For programs

    struct ReadersAnswer: Encodable {
        var number: Request.Number
        var outreach: [ReadershipJSON]
    }

    struct ReadershipJSON: Encodable {
        let article: Article.Number
        let audience, readers: [String]
        let at: TimeJSON
        /// Left out for everyone, of whom there is no list.
        let missing: [String]?
        let share: Double?

        init(_ readership: Desk.Readership) {
            let outreach = readership.outreach
            (article, audience, at) = (outreach.article, outreach.audience.words, TimeJSON(outreach.at))
            readers = readership.readers.map(\.rawValue)
            missing = outreach.audience.isEveryone ? nil : readership.missing.map(\.rawValue)
            share = readership.share
        }
    }
#endif
