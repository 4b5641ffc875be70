#if Command
    import ArgumentParser
    import Foundation
    import ReportPage
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    struct WriteReport: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "report", abstract: "Write a page with the figures of a time, to be read and printed.",
            discussion: """
                One file that stands alone, with its charts in it: it fetches nothing and runs nothing. With --as it \
                tells of your teams; without, of the whole organisation, as for whoever keeps the store. It names no \
                person, and teams and sides of which there is little are withheld. Without times it is of the last 90 \
                days, or of as many as there are; where nothing has happened for longer, of those before the last \
                change.
                """)

        @Argument(help: "The file to write; - for standard output.") var file: String
        @Option(
            help: ArgumentHelp("From when on; \(TimeArgument.forms).", valueName: "time"),
            transform: TimeArgument.read)
        var from: TimeArgument?
        @Option(
            help: ArgumentHelp("Until when, a day to its end; without it until now.", valueName: "time"),
            transform: TimeArgument.read)
        var to: TimeArgument?
        @Option(help: ArgumentHelp("Only of this team; again for each.", valueName: "team")) var team: [String] = []
        @Option(help: "What stands at the top; else that it is a report of the service desk.") var title: String?
        @Option(help: ArgumentHelp("In which language: en, fr or nl.", valueName: "language")) var language = "en"
        @Option(
            help: ArgumentHelp(
                "Whose days and hours, such as Europe/Brussels; else this computer’s.", valueName: "zone"))
        var zone: String?
        @Option(
            help: ArgumentHelp("The share of targets in time that is aimed at, such as 90.", valueName: "per cent"))
        var goal: Int?
        @Option(help: ArgumentHelp("Withhold teams and sides with fewer than so many.", valueName: "count"))
        var minimum = 5
        @Flag(help: "Replace a file that is there.") var force = false
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard minimum > 0 else { throw ValidationError("--minimum is a number from 1 on.") }
            guard goal.map({ (1...100).contains($0) }) ?? true else {
                throw ValidationError("--goal is a number from 1 to 100.")
            }
            guard zone.map({ TimeZone(identifier: $0) != nil }) ?? true else {
                throw ValidationError("“\(zone ?? "")” is no zone; a zone is Europe/Brussels or UTC.")
            }
            guard ReportPage.languages.contains(Language(Language(language).main)) else {
                throw ValidationError("There is no report in “\(language)”; --language is en, fr or nl.")
            }
        }

        private struct Answer: Encodable {
            var file, zone: String
            var from, until: TimeJSON
            var bytes: Int
            /// Left out where they are withheld.
            var opened: Int?
            var teams, teamsWithheld: Int
        }

        mutating func run() async throws {
            if let zone {
                // The days that were typed are days of that zone, too.
                setenv("TZ", zone, 1)
                tzset()
            }
            let session = try await acting.beginAsAnyone()
            let named = try await session.directory.teams(team.map { Team.ID($0) })
            if let unknown = team.first(where: { id in !named.contains { $0.id.rawValue == id } }) {
                throw Failure(.unknownName, "There is no team “\(unknown)”.")
            }
            let target = file == "-" ? nil : try OutputFile(file, replaces: force)
            let (start, end) = try await times(session)
            var query = ReportQuery(
                viewer: session.viewer, from: start, to: end, of: SortedSet(named.map(\.id)),
                zone: zone.flatMap { TimeZone(identifier: $0) } ?? .current, title: title,
                goal: goal.map { Double($0) / 100 }, language: Language(language))
            query.withholdingBelow = minimum
            let content = try await session.desk.reportContent(query, naming: session.directory)
            let bytes = Array(ReportPage(content).html.utf8)
            guard let target else { return try Terminal.write(bytes) }
            try target.write(bytes)
            try target.finish()
            try tell(content, bytes.count, session)
        }

        // MARK: - Which time

        private static let days = 90

        private func times(_ session: Session) async throws -> (Timestamp, Timestamp) {
            let now = SystemTime().now()
            var end = now
            if let to {
                end = to.timestamp(at: now, endOfDay: true)
                // Of a day that is its last minute, which belongs to it.
                if end != to.timestamp(at: now) { end = end.advanced(bySeconds: 60) }
            } else if from == nil, let last = try await newest(session)?.updatedAt,
                last < now.advanced(bySeconds: -Int64(Self.days) * 86_400)
            {
                end = last.advanced(bySeconds: 1)
            }
            var start = midnight(of: end.localDay.advanced(byDays: 1 - Self.days), at: now)
            if let from {
                start = from.timestamp(at: now)
            } else if let first = try await oldest(session)?.openedAt, first < end {
                start = max(start, midnight(of: first.localDay, at: now))
            }
            guard start < end else { throw Failure(.usage, "--to comes after --from.") }
            return (start, end)
        }

        private func midnight(of day: CalendarDate, at now: Timestamp) -> Timestamp {
            TimeArgument(argument: day.description)?.timestamp(at: now) ?? day.startInUTC
        }

        private func newest(_ session: Session) async throws -> Request? {
            try await first(session, RequestOrder(.updated, isDescending: true))
        }

        private func oldest(_ session: Session) async throws -> Request? {
            try await first(session, RequestOrder(.opened))
        }

        private func first(_ session: Session, _ order: RequestOrder) async throws -> Request? {
            try await session.desk.page(RequestQuery(viewer: session.viewer, order: order, limit: 1)).requests.first
        }

        // MARK: - What was written

        private func tell(_ content: ReportContent, _ bytes: Int, _ session: Session) throws {
            let shown = content.teams.count { $0.figures != nil }
            if session.isJSON {
                return try Terminal.printJSON(
                    Answer(
                        file: file, zone: content.zone.identifier, from: TimeJSON(content.start),
                        until: TimeJSON(content.end), bytes: bytes, opened: content.total?.opened, teams: shown,
                        teamsWithheld: content.teams.count - shown))
            }
            let days =
                content.start.localDay.description + " to "
                + content.end.advanced(bySeconds: -1).localDay.description
            guard !content.isEmpty else {
                return Terminal.print("\(file): \(days), a page that says that nothing was recorded then.")
            }
            let opened = content.total.map { counted($0.opened, "request", "requests") + " opened" }
            let teams = counted(shown, "team", "teams")
            let few = content.teams.count - shown
            let parts = [days, opened, teams, few == 0 ? nil : "\(few) withheld", "\((bytes + 999) / 1_000) kB"]
            Terminal.print("\(file): " + parts.compactMap { $0 }.joined(separator: ", ") + ".")
        }
    }
#endif
