/// Settles readings once a day has passed: one piece of work for each hour in which something was read.
///
/// It is scheduled before the first reading of its hour is noted, and due a day after the end of the hour: whatever
/// fails in between, no reading is kept that nobody settles. Each settles whatever is old enough, also of other hours.
struct ReadingWork: WorkHandler {
    static let kind: WorkKind = "settle-readings"
    var kind: WorkKind { Self.kind }

    private static let hour: Int64 = 3_600
    /// So many are settled at a time.
    private static let batch = 500

    static func item(for time: Timestamp) -> WorkItem {
        let end = (time.wholeSeconds.flooredDivision(by: hour) + 1) * hour
        return WorkItem(
            WorkKey("\(kind):\(end / hour)"), dueAt: Timestamp(seconds: end + ArticleReading.span),
            task: WorkTask(kind))
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        let begin = ContinuousClock.now
        while true {
            let begun = desk.configuration.time.now().advanced(bySeconds: -ArticleReading.span)
            let readings = try await desk.articles.readings(ReadingQuery(.begun(upTo: begun), limit: Self.batch))
            try await desk.settle(readings)
            if readings.count < Self.batch { return .done }
            // Whoever takes longer than the lease is taken for lost.
            if ContinuousClock.now - begin > desk.configuration.work.lease / 2 {
                return .again(at: desk.configuration.time.now())
            }
        }
    }
}
