import Dispatch
import Logging
import Metrics

/// Counts, times and logs calls to a store, so that no store has to.
///
/// Metrics: `service_desk_store_seconds` (timer; dimension `call`), `service_desk_store_errors` (counter; dimensions
/// `call`, `code`).
struct StoreObserver<Call: RawRepresentable & CaseIterable & Hashable & Sendable>: Sendable
where Call.RawValue == String {
    private let logger: Logger
    private let timers: [Call: Metrics.Timer]

    init(logger: Logger) {
        self.logger = logger
        timers = Dictionary(uniqueKeysWithValues: Call.allCases.map {
            ($0, Timer(label: "service_desk_store_seconds", dimensions: [("call", $0.rawValue)]))
        })
    }

    func observe<Result>(
        _ call: Call, _ body: () async throws(StoreError) -> Result
    ) async throws(StoreError) -> Result {
        let start = DispatchTime.now().uptimeNanoseconds
        do throws(StoreError) {
            let result = try await body()
            timers[call]?.recordNanoseconds(Int64(DispatchTime.now().uptimeNanoseconds - start))
            return result
        } catch {
            Counter(
                label: "service_desk_store_errors",
                dimensions: [("call", call.rawValue), ("code", error.code.rawValue)]
            ).increment()
            logger.error("\(call.rawValue) failed", metadata: ["error": "\(error.debugDescription)"])
            throw error
        }
    }
}
