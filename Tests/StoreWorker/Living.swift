#if SQLite
    import Foundation
    import ServiceDesk
    import ServiceDeskTesting

    /// Lives through an instant of a company, again and again until it is killed: does what is due, and does what
    /// people do: agrees or not, ticks steps, finishes what was opened.
    enum Living {
        static func run(_ path: String, at instant: Timestamp, seed: UInt64) async throws {
            let store = try await openStore(path)
            var configuration = Desk.Configuration()
            configuration.time = ManualClock(instant)
            configuration.closeResolvedAfter = .seconds(5 * 86_400)
            let desk = Desk(store, configuration: configuration)
            var random = SeededGenerator(seed: seed)
            StoreWorker.say("ready")
            while true {
                try await desk.runOnce()
                var query = RequestQuery(viewer: .host("live"), order: RequestOrder(.number, isDescending: true))
                query.filter.isOpen = true
                query.limit = 40
                for request in try await store.page(query).requests where Int.random(in: 0..<3, using: &random) == 0 {
                    do {
                        try await act(on: request, desk, &random)
                    } catch let rejection as Rejection where rejection.code != .expired {
                        // Somebody else was quicker, or it is not the time for it.
                    }
                }
            }
        }

        private static func act(on request: Request, _ desk: Desk, _ random: inout SeededGenerator) async throws {
            let host = Viewer.host("live")
            if let approval = request.approvals.last(where: \.isOpen) {
                guard let approver = approval.missing.first, Bool.random(using: &random) else { return }
                let viewer = try await desk.viewer(for: approver)
                let agrees = Int.random(in: 0..<4, using: &random) > 0
                try await desk.perform(.decideApproval(approval.id, agrees: agrees), on: .id(request.id), as: viewer)
            } else if let step = request.checklist.first(where: { $0.done == nil }) {
                try await desk.perform(.tick(step: step.id), on: .id(request.id), as: host)
            } else if request.obligation != nil {
                try await desk.fulfil(.id(request.id), with: "Fait.", as: host)
            } else if request.parts.contains(where: \.isWaiting) {
                // Its parts come first.
            } else if Int.random(in: 0..<8, using: &random) == 0 {
                try await desk.perform(.hold(Pending(.date, waitingFor: .nobody)), on: .id(request.id), as: host)
            } else {
                try await desk.perform(.resolve(.fixed), on: .id(request.id), as: host)
            }
        }
    }
#endif
