#if SQLite
    import Foundation
    import ServiceDesk
    import ServiceDeskTesting

    /// Opens what is owed at an instant, again and again until it is killed.
    enum Owing {
        static func run(_ path: String, at instant: Timestamp) async throws {
            let store = try await openStore(path)
            var configuration = Desk.Configuration()
            configuration.time = ManualClock(instant)
            configuration.work.lease = .seconds(60)
            // Each kill is an attempt that nobody lived to end.
            configuration.work.maximumAttempts = 1_000
            let desk = Desk(store, configuration: configuration)
            StoreWorker.say("ready")
            while true {
                try await desk.runOnce()
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }
#endif
