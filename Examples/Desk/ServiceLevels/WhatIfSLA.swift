#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskYAML

    struct WhatIfSLA: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "what-if",
            abstract: "Try an edited organisation file: which open requests would be due at another time.",
            discussion: """
                Hours and service levels of the file take the place of those of the store. Nothing is changed: “desk \
                apply FILE” loads it, “desk sla apply” gives open requests the new service levels.
                """)

        @Argument(help: "The organisation file.") var file: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        private struct Move {
            let number: Request.Number
            let clock: String
            let before, after: ClockReading?
        }

        private struct MoveJSON: Encodable {
            let number: Request.Number
            let clock: String
            let before, after: ReadingJSON?

            init(_ move: Move) {
                (number, clock) = (move.number, move.clock)
                (before, after) = (move.before.map(ReadingJSON.init), move.after.map(ReadingJSON.init))
            }
        }

        mutating func run() async throws {
            let organisation = try OrganisationFile(reading: file)
            let opened = try await openStore(store, .readOnly)
            let old = try await opened.calendars()
            let proposal = try await OrganisationChanges(organisation, in: opened).proposal(in: opened)
            let (desk, host) = (Desk(opened), Viewer.host("desk sla what-if"))
            let calendars = ServiceCalendars(old)
            var (moves, examined, cursor) = ([Move](), 0, RequestQuery.Cursor?.none)
            repeat {
                let outlook = try await desk.whatIf(proposal, from: calendars, as: host, after: cursor)
                for entry in outlook.moves {
                    moves += entry.moves.map { move in
                        Move(
                            number: entry.request.number, clock: move.clock.rawValue,
                            before: move.before, after: move.after)
                    }
                }
                (examined, cursor) = (examined + outlook.examined, outlook.next)
            } while cursor != nil
            if output.json { return try Terminal.printJSON(["moves": moves.map(MoveJSON.init)]) }
            var table = Table(columns: [
                .init(title: "#", isNumber: true), .init(title: "CLOCK"), .init(title: "DUE NOW"),
                .init(title: "WOULD BE DUE"),
            ])
            table.rows = moves.map { move in
                [
                    .init(text: "\(move.number)"), .init(text: move.clock), .init(text: Self.words(move.before)),
                    .init(text: Self.words(move.after)),
                ]
            }
            if !moves.isEmpty {
                table.print()
                Terminal.printZone(at: SystemTime().now())
            }
            let count = Set(moves.map(\.number)).count
            Terminal.print("\(examined.grouped) open requests, \(count.grouped) would move.")
        }

        private static func words(_ reading: ClockReading?) -> String {
            guard let reading else { return "nothing owed" }
            let due = reading.due?.long ?? "–"
            switch reading.word {
            case "running": return due
            case let word where reading.isBreached: return "\(due) (\(word))"
            case let word: return "\(due) (\(word), \(reading.remaining) left)"
            }
        }
    }
#endif
