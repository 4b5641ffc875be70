#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskYAML

    struct Due: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "due", abstract: "Show what the desk has to do next, or say when a request should be done.",
            discussion: """
                With a request and a time: when the request should be done. Without: the work that “desk run” does, \
                what is due first, and what was given up with the reason.
                """)

        @Argument(help: "The request.") var number: NumberArgument?
        @Argument(help: ArgumentHelp("\(TimeArgument.forms); none for no promise.", valueName: "time"))
        var time: String?
        @Option(help: ArgumentHelp("Try work that was given up once more.", valueName: "key")) var revive: String?
        @Option(help: "How many pieces of work are shown, 1 to 1000.") var limit = 20
        @OptionGroup var acting: ActingOptions

        func validate() throws {
            guard (1...1_000).contains(limit) else { throw ValidationError("--limit is 1 to 1000.") }
            guard number != nil else { return }
            guard revive == nil else { throw ValidationError("--revive takes no request.") }
            guard let time else { throw ValidationError("Say when: a time is \(TimeArgument.forms), or none.") }
            guard time == "none" || TimeArgument(argument: time) != nil else {
                throw ValidationError("“\(time)” is no time; a time is \(TimeArgument.forms), or none.")
            }
        }

        mutating func run() async throws {
            if let number { return try await promise(number) }
            let store = try await openStore(acting.store, revive == nil ? .readOnly : .existing)
            let desk = Desk(store)
            if let revive { return try await giveAnotherTry(WorkKey(revive), desk) }
            let host = Viewer.host("due")
            let pending = try await desk.work(WorkQuery(.pending(), limit: limit), as: host)
            let buried = try await desk.work(WorkQuery(.buried, limit: limit), as: host)
            let records = pending.records + buried.records
            let numbers = try await store.numbers(of: Set(records.compactMap(\.item.task.request)))
            if acting.output.json {
                return try Terminal.printJSON(
                    DueAnswer(
                        work: records.map { DueAnswer.Work($0, numbers) },
                        isWhole: pending.next == nil && buried.next == nil))
            }
            guard !records.isEmpty else { return Terminal.print("Nothing is due, now or later.") }
            print(records, numbers)
            if pending.next != nil || buried.next != nil { Terminal.print("\nMore follow: raise --limit.") }
        }

        private func promise(_ number: NumberArgument) async throws {
            let session = try await acting.begin()
            let due = time.flatMap { TimeArgument(argument: $0) }?.timestamp(at: SystemTime().now(), endOfDay: true)
            try session.report(
                try await naming([number]) {
                    try await session.desk.perform(.setDue(due), on: number.reference, as: session.viewer)
                })
        }

        private func giveAnotherTry(_ key: WorkKey, _ desk: Desk) async throws {
            let host = Viewer.host("due")
            let found = try await desk.work(WorkQuery(.named([key])), as: host).records.first
            guard found?.isBuried == true else {
                throw Failure(.unknownName, "There is no work “\(key)” that was given up; “desk due” lists it.")
            }
            try await desk.plan([.revive(key, at: SystemTime().now())], as: host)
            if acting.output.json { return try Terminal.printJSON(["revived": key.rawValue]) }
            Terminal.print("\(key.rawValue.safe) is due now.")
        }

        private func print(_ records: [WorkRecord], _ numbers: [Request.ID: Request.Number]) {
            let now = SystemTime().now()
            var table = Table(columns: [
                .init(title: "WHEN"), .init(title: "WORK"), .init(title: "#", isNumber: true),
                .init(title: "TRIES", isNumber: true), .init(title: "STATE"), .init(title: "KEY", maximumWidth: 60),
                .init(title: "REASON"),
            ])
            for record in records {
                table.rows.append([
                    .init(text: record.nextAt.short(at: now)), .init(text: record.item.task.kind.rawValue),
                    .init(text: record.item.task.request.flatMap { numbers[$0] }.map(String.init) ?? ""),
                    .init(text: "\(record.attempt)"), .init(text: record.state(at: now)),
                    .init(text: record.key.rawValue), .init(text: record.failure ?? ""),
                ])
            }
            table.print()
        }
    }

    extension WorkRecord {
        /// In one word.
        fileprivate func state(at now: Timestamp) -> String {
            if isBuried { return "given-up" }
            if claim != nil, nextAt > now { return "under-way" }
            return nextAt <= now ? "due" : "waiting"
        }
    }

    struct DueAnswer: Encodable {
        struct Work: Encodable {
            var key, kind, dueAt, nextAt: String
            var request: Request.Number?
            var attempt: Int
            var owner, reason: String?
            var isGivenUp: Bool

            init(_ record: WorkRecord, _ numbers: [Request.ID: Request.Number]) {
                (key, kind) = (record.key.rawValue, record.item.task.kind.rawValue)
                (dueAt, nextAt) = (record.item.dueAt.description, record.nextAt.description)
                request = record.item.task.request.flatMap { numbers[$0] }
                (attempt, owner, reason) = (record.attempt, record.owner, record.failure)
                isGivenUp = record.isBuried
            }
        }

        var work: [Work]
        var isWhole: Bool
    }
#endif
