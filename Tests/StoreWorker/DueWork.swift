#if SQLite
    import ServiceDesk
    import ServiceDeskSQLite
    import ServiceDeskTesting

    /// Does due work until it is killed. For each piece it says `begin`, and `done` when its effect was committed.
    enum DueWork {
        static func run(_ path: String, seed: UInt64) async throws {
            let store = try SQLiteStore(path: path)
            var configuration = Desk.Configuration()
            configuration.workHandlers = [Reminding()]
            configuration.work.lease = .seconds(3_600)
            configuration.work.concurrency = 16
            configuration.work.owner = "worker \(seed)"
            StoreWorker.say("ready")
            try await Desk(store, configuration: configuration).run()
        }
    }

    /// Opens a request for each piece of work: an effect that a second time would show.
    package struct Reminding: WorkHandler {
        package let kind: WorkKind = "remind"

        package init() {}

        package func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
            StoreWorker.say("begin \(work.item.key)")
            let draft = RequestDraft("Rappel \(work.item.key)", requester: "anna", team: "it")
            let request = try await desk.open(draft, as: .host("remind"), settling: work.receipt)
            StoreWorker.say("done \(work.item.key) \(request.number)")
            return .settled
        }
    }
#endif
