import Dispatch
import Logging
import Metrics

/// The calls to one kind of store, as metrics and spans name them.
protocol StoreCall: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
    var span: SpanName { get }
}

/// Counts, times, traces and logs calls to a store, so that no store has to.
///
/// Spans: ``SpanName``, one for each call.
/// Metrics: `service_desk_store_seconds` (timer; dimension `call`), `service_desk_store_errors` (counter; dimensions
/// `call`, `code`).
struct StoreObserver<Call: StoreCall>: Sendable {
    private let logger: Logger
    private let spans: DeskSpans
    private let timers: [Call: Metrics.Timer]

    init(logger: Logger, spans: DeskSpans) {
        self.logger = logger
        self.spans = spans
        timers = Dictionary(
            uniqueKeysWithValues: Call.allCases.map {
                ($0, Timer(label: "service_desk_store_seconds", dimensions: [("call", $0.rawValue)]))
            })
    }

    /// - Parameter expected: A code that the caller takes for an answer, of which there is nothing to tell.
    func observe<Result>(
        _ call: Call, _ attributes: [SpanAttributeName: String] = [:], expecting expected: StoreError.Code? = nil,
        _ body: () async throws(StoreError) -> Result
    ) async throws(StoreError) -> Result {
        let start = DispatchTime.now().uptimeNanoseconds
        do throws(StoreError) {
            let result = try await spans.span(call.span, .client, attributes, body)
            timers[call]?.recordNanoseconds(Int64(DispatchTime.now().uptimeNanoseconds - start))
            return result
        } catch {
            Counter(
                label: "service_desk_store_errors",
                dimensions: [("call", call.rawValue), ("code", error.code.rawValue)]
            ).increment()
            let level: Logger.Level = error.code == expected ? .debug : .error
            logger.log(level: level, "\(call.rawValue) failed", metadata: ["error": "\(error.debugDescription)"])
            throw error
        }
    }
}
