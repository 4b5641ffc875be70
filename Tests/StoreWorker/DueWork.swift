#if SQLite
    import Foundation
    import ServiceDesk
    import ServiceDeskTesting
    import Synchronization

    /// Does due work until it is killed. For each piece it says `begin`, and `done` when its effect was committed.
    enum DueWork {
        /// - Parameter kept: What is begun and never done.
        static func run(_ path: String, seed: UInt64, keeping kept: WorkKey? = nil) async throws {
            let store = try await openStore(path)
            var configuration = Desk.Configuration()
            configuration.workHandlers = [Reminding(kept: kept)]
            configuration.work.lease = .seconds(3_600)
            configuration.work.concurrency = 16
            configuration.work.owner = "worker \(seed)"
            StoreWorker.say("ready")
            try await Desk(store, configuration: configuration).run()
        }
    }

    /// Tells what clocks come to, by the policies in the store, and kills itself in the midst of it. For each piece it
    /// says `done` when its effect was committed.
    enum ClockTelling {
        /// - Parameter count: After how many pieces it dies.
        static func run(_ path: String, seed: UInt64, count: Int) async throws {
            let told = Mutex(0)
            let store = try await openStore(path)
            var configuration = Desk.Configuration()
            configuration.work.lease = .seconds(3_600)
            configuration.work.concurrency = 16
            configuration.work.owner = "worker \(seed)"
            StoreWorker.say("ready")
            await Desk(store, configuration: configuration).run { result in
                StoreWorker.say("\(result.outcome.name) \(result.work.item.key)")
                let isEnough = told.withLock { told in
                    told += 1
                    return told >= count
                }
                if isEnough { kill(getpid(), SIGKILL) }
            }
        }
    }

    /// Opens a request for each piece of work: an effect that a second time would show.
    struct Reminding: WorkHandler {
        let kind: WorkKind = "remind"
        let kept: WorkKey?

        func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
            StoreWorker.say("begin \(work.item.key)")
            if work.item.key == kept { try await Task.sleep(for: .seconds(86_400)) }
            let draft = RequestDraft("Rappel \(work.item.key)", requester: "anna", team: "it")
            let request = try await desk.open(draft, as: .host("remind"), settling: work.receipt)
            StoreWorker.say("done \(work.item.key) \(request.number)")
            return .settled
        }
    }
#endif
