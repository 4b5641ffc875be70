#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskYAML

    struct Recurring: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "recurring", abstract: "Requests that are opened from templates again and again.",
            discussion: "“desk run” opens each ahead of its date, once.",
            subcommands: [ScheduleRecurring.self, ListRecurring.self, WithdrawRecurring.self])
    }

    struct ScheduleRecurring: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "schedule", abstract: "Load a file of recurring requests; those that are there are changed.",
            discussion: "What was opened stays as it is; what was due already is not opened.")

        @Argument(help: "The file.") var file: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let requests = try RecurringFile(reading: file).requests
            let desk = Desk(try await openStore(store, .existing))
            var answers: [RecurringJSON] = []
            for (recurring, node) in requests {
                let opens: Timestamp?
                do {
                    opens = try await desk.schedule(recurring, as: .host("desk"))
                } catch let rejection as Rejection {
                    throw YAMLMap.mistake("“\(recurring.id)”: \(rejection)", at: node, in: file)
                }
                answers.append(RecurringJSON(recurring, opensAt: opens))
                guard !output.json else { continue }
                let when = opens.map { "opens \($0.long)" } ?? "has no day left: not kept"
                Terminal.print("\(recurring.id.rawValue.safe.asOneLine)  \(when)")
            }
            if output.json { try Terminal.printJSON(["recurring": answers]) }
        }
    }

    struct ListRecurring: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List what is opened again and again, and when next.")

        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let desk = Desk(try await openStore(store, .readOnly))
            let scheduled = try await desk.recurringRequests(as: .host("desk"))
            if output.json {
                return try Terminal.printJSON([
                    "recurring": scheduled.map { entry in
                        RecurringJSON(entry.recurring, opensAt: entry.isGivenUp ? nil : entry.opensAt, entry.failure)
                    }
                ])
            }
            guard !scheduled.isEmpty else {
                return Terminal.print("Nothing recurs; “desk recurring schedule” changes that.")
            }
            var table = Table(columns: [
                .init(title: "ID"), .init(title: "TEMPLATE"), .init(title: "REQUESTER"), .init(title: "EVERY"),
                .init(title: "OPENS"),
            ])
            table.rows = scheduled.map { entry in
                let recurring = entry.recurring
                let opens = entry.isGivenUp ? "given up: \(entry.failure ?? "")" : entry.opensAt.long
                return [
                    .init(text: recurring.id.rawValue, style: Style.bold), .init(text: recurring.template.rawValue),
                    .init(text: recurring.requester.rawValue),
                    .init(text: recurring.rule.recurrence?.description ?? "once"),
                    .init(text: opens, style: entry.isGivenUp ? Style.red : { $0 }),
                ]
            }
            table.print()
        }
    }

    struct WithdrawRecurring: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "withdraw", abstract: "End a recurring request: it is opened no more.")

        @Argument(help: "Its id.") var id: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let (desk, host) = (Desk(try await openStore(store, .existing)), Viewer.host("desk"))
            guard try await desk.recurringRequests(as: host).contains(where: { $0.recurring.id.rawValue == id }) else {
                throw Failure(.unknownName, "There is no recurring request “\(id)”; “desk recurring list” lists them.")
            }
            try await desk.withdraw(recurring: RecurringRequest.ID(id), as: host)
            if output.json { return try Terminal.printJSON(["withdrawn": id]) }
            Terminal.print("\(id.safe.asOneLine)  is opened no more; what was opened stays.")
        }
    }

    struct RecurringJSON: Encodable {
        var id, template, requester, hours, first, time: String
        var values: [String: String]
        var beneficiary, every, opensAt, failure: String?

        init(_ recurring: RecurringRequest, opensAt: Timestamp?, _ failure: String? = nil) {
            (id, template) = (recurring.id.rawValue, recurring.template.rawValue)
            (requester, beneficiary) = (recurring.requester.rawValue, recurring.beneficiary?.rawValue)
            values = recurring.values
            (hours, first) = (recurring.rule.calendar.rawValue, recurring.rule.first.description)
            (time, every) = (recurring.rule.time.description, recurring.rule.recurrence?.description)
            (self.opensAt, self.failure) = (opensAt?.description, failure)
        }
    }
#endif
