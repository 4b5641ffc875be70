#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    /// A month of the machine's calendar: `2026-11`.
    struct MonthArgument: Sendable {
        private let year, month: Int

        static func read(_ text: String) throws -> MonthArgument {
            guard text.utf8.count == 7, let first = CalendarDate(text + "-01") else {
                throw ValidationError("“\(text)” is no month; a month is written 2026-11.")
            }
            return MonthArgument(first)
        }

        init(_ day: CalendarDate) { (year, month) = (day.year, day.month) }

        private init(year: Int, month: Int) { (self.year, self.month) = (year, month) }

        private func text(of number: Int, digits: Int) -> String {
            let text = "\(number)"
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }

        /// As it is typed.
        var text: String { "\(text(of: year, digits: 4))-\(text(of: month, digits: 2))" }

        /// Its first instant.
        var start: Timestamp {
            // The first of a month is a day; midnight is where the calendar of the machine has it.
            TimeArgument(argument: text + "-01")?.timestamp(at: SystemTime().now()) ?? SystemTime().now()
        }

        /// The first instant after it.
        var end: Timestamp {
            MonthArgument(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1).start
        }
    }

    struct ShowDigest: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "digest", abstract: "Show a month of a team, to those who lead it.",
            discussion: "It counts what was done and tells of thanks; it names nobody else, and ranks nobody.")

        @Argument(help: "The team.") var team: String
        @Option(
            help: ArgumentHelp("Which month, such as 2026-11; without it this one so far.", valueName: "month"),
            transform: MonthArgument.read)
        var month: MonthArgument?
        @Option(help: ArgumentHelp("Fewer answers are neither averaged nor quoted.", valueName: "count"))
        var minimum = 5
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard minimum > 0 else { throw ValidationError("--minimum is a number from 1 on.") }
        }

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let month = month ?? MonthArgument(SystemTime().now().localDay)
            let digest = try await session.desk.digest(
                of: Team.ID(team), from: month.start, to: month.end, as: session.viewer, withholdingBelow: minimum)
            guard !session.isJSON else {
                return try Terminal.printJSON(DigestJSON(digest, month: month))
            }
            let name = try await session.directory.teams([digest.team]).first?.name ?? digest.team.rawValue
            Terminal.print(Style.bold("\(name.safe) (\(digest.team)), \(month.text)"))
            for (title, value) in facts(of: digest) {
                Terminal.print(Style.dim(title.padded(to: 12)) + value.safe.asOneLine)
            }
            let people = digest.thanks.flatMap { [$0.thanks.from] + $0.thanks.to.elements }
            let names = try await session.names(of: people)
            for given in digest.thanks {
                let people = given.thanks.to.map { names[$0] ?? $0.rawValue }.joined(separator: ", ")
                let from = names[given.thanks.from] ?? given.thanks.from.rawValue
                let line = "\(from) to \(people), #\(given.request): \(given.thanks.text)"
                Terminal.print(Style.dim("thanks".padded(to: 12)) + line.safe.asOneLine)
            }
        }

        private func facts(of digest: TeamDigest) -> [(String, String)] {
            var content = "nobody was asked, or answered"
            if let mean = digest.meanRating {
                content = "\(mean.tenths) of 5, by \(counted(digest.answers, "answer", "answers"))"
            } else if digest.answers > 0 {
                content = "\(counted(digest.answers, "answer", "answers")), too few to tell of"
            }
            return [
                ("opened", "\(digest.opened)"), ("resolved", "\(digest.resolved)"), ("reopened", "\(digest.reopened)"),
                ("open now", "\(digest.backlog)"), ("content", content),
            ] + digest.remarks.map { ("  \($0.rating) of 5", "#\($0.request): \($0.text)") }
                + [
                    ("owed by it", digest.owedByTeam.words), ("owed to it", digest.owedToTeam.words),
                ].filter { !$0.1.isEmpty }
        }
    }

    extension ObligationCount {
        /// `4 in time, 1 late`; empty where there is nothing.
        fileprivate var words: String {
            let counts = [
                (inTime, "in time"), (late, "late"), (excused, "excused"), (dropped, "dropped"), (overdue, "overdue"),
                (open, "open"),
            ]
            return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        }
    }

    // MARK: - For programs

    struct DigestJSON: Encodable {
        struct Remark: Encodable {
            var number: Request.Number
            var rating: Int
            var text: String
        }

        let team, month: String
        let from, until: TimeJSON
        let opened, resolved, reopened, backlog, answers: Int
        /// Left out where there are too few answers.
        let meanRating: Double?
        let remarks: [Remark]
        let thanks: [ThanksJSON]
        let owedByTeam, owedToTeam: ObligationCount

        init(_ digest: TeamDigest, month: MonthArgument) {
            (team, self.month) = (digest.team.rawValue, month.text)
            (from, until) = (TimeJSON(digest.start), TimeJSON(digest.end))
            (opened, resolved, reopened) = (digest.opened, digest.resolved, digest.reopened)
            (backlog, answers, meanRating) = (digest.backlog, digest.answers, digest.meanRating)
            remarks = digest.remarks.map { Remark(number: $0.request, rating: $0.rating, text: $0.text) }
            thanks = digest.thanks.map { ThanksJSON($0.thanks, number: $0.request, subject: $0.subject) }
            (owedByTeam, owedToTeam) = (digest.owedByTeam, digest.owedToTeam)
        }
    }
#endif
