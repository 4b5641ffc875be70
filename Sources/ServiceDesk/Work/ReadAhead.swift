import Synchronization

/// The request of a piece of due work, read together with those of its whole claim: to read each alone costs a
/// handler more than to decide.
///
/// The desk takes it for the first command in the handler's task that settles the work. A request that has changed
/// since is found out at the commit, and is then read anew like any other. Whoever asks for a request is never answered
/// with it: it may have become confidential since.
final class ReadAhead: Sendable {
    @TaskLocal static var current: ReadAhead?

    /// What is older is not used: a handler that was busy elsewhere wants to know what is so now.
    private static let maximumAge: Duration = .seconds(1)

    private let request: Mutex<Request?>
    private let time: Timestamp

    init(_ request: Request, readAt time: Timestamp) {
        self.request = Mutex(request)
        self.time = time
    }

    /// Whether it was not taken yet.
    var isThere: Bool { request.withLock { $0 != nil } }

    /// The request that was asked for, the first time.
    func take(_ reference: RequestReference, at now: Timestamp) -> Request? {
        guard case .id(let id) = reference else { return nil }
        return request.withLock { request in
            guard request?.id == id else { return nil }
            defer { request = nil }
            return time <= now && now < time.advanced(by: Self.maximumAge) ? request : nil
        }
    }
}

/// The requests of a claim.
struct ClaimedRequests {
    private var requests: [Request.ID: Request] = [:]
    private let time: Timestamp

    /// A store that cannot be read now gives none: each handler asks again, and finds out.
    init(of claimed: [ClaimedWork], in store: any RequestStore, at now: Timestamp) async {
        time = now
        let ids = Set(claimed.compactMap(\.item.task.request))
        // One alone is read by its handler, which may not even want it.
        guard ids.count > 1 else { return }
        for start in stride(from: 0, to: claimed.count, by: RequestReference.maximumBatch) {
            let batch = claimed[start...].prefix(RequestReference.maximumBatch).compactMap(\.item.task.request)
            guard let found = try? await store.requests(Set(batch).map { .id($0) }) else { return }
            for request in found { requests[request.id] = request }
        }
    }

    func request(of work: ClaimedWork) -> ReadAhead? {
        work.item.task.request.flatMap { requests[$0] }.map { ReadAhead($0, readAt: time) }
    }
}
