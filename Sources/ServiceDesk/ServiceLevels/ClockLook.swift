/// That the clocks of a request were looked at: when to look again, and whether that still holds.
struct ClockLook: Sendable {
    /// When something comes due, unless something happens before; `nil` for never.
    let next: Timestamp?
    private let course: Course
    private let promised: Promises?
    private let late: Promises?
    private let due: Timestamp?
    private let isOpen: Bool
    private let isPending: Bool
    private let linkCount: Int
    /// Whether all clocks follow the conversation and the resolution alone, whoever has the request.
    private let isPlain: Bool

    init(at request: Request, next: Timestamp?) {
        self.next = next
        course = request.course ?? Course()
        promised = request.promised
        late = request.late
        due = request.due
        isOpen = request.state.isOpen
        isPending = request.pending != nil
        linkCount = request.links.count
        isPlain = course.marks.allSatisfy { mark in
            guard case .targeted(let targets) = mark.event else { return true }
            return targets.allSatisfy(\.metric.isPlain)
        }
    }

    /// Whether nothing has come due, and nothing has happened since that a clock follows.
    func holds(for request: Request, at now: Timestamp) -> Bool {
        let course = request.course ?? Course()
        return next.map { now < $0 } ?? true && request.due == due && request.promised == promised
            && request.late == late
            && request.state.isOpen == isOpen && (request.pending != nil) == isPending
            && request.links.count == linkCount && course.dropped == self.course.dropped
            && course.progress == self.course.progress && course.marks.starts(with: self.course.marks)
            && course.marks.dropFirst(self.course.marks.count).allSatisfy(isIdle)
    }

    /// Whether no clock starts, stops or is answered by a mark.
    private func isIdle(_ mark: Course.Mark) -> Bool {
        switch mark.event {
        case .assigned, .handedOver: isPlain
        case .started: isPlain && !isPending
        case .closed: isPlain && !isOpen
        default: false
        }
    }
}

extension SLAMetric {
    fileprivate var isPlain: Bool {
        switch self {
        case .firstResponse, .nextResponse, .periodicUpdate, .resolution: true
        case .ownership, .named: false
        }
    }
}
