import Synchronization

/// One at a time, for each team, finds an agent and is committed: a policy that counts what everyone has in hand must
/// see what the one before it gave.
///
/// That holds within one desk. Two desks over one store, in one process or in several, can each give somebody the last
/// place at the same moment; then there is one request more than the capacity for each desk at most.
final class AssignmentTurns: Sendable {
    private let state = Mutex(State())

    private struct State {
        /// Those who wait for their turn, by team; a team is here while it is somebody's turn.
        var waiting: [Team.ID: [CheckedContinuation<Void, Never>]] = [:]
        var choices: [Team.ID: Choice] = [:]
    }

    /// To whom a policy gave a request.
    struct Choice: Hashable, Sendable {
        var agent: Person.ID
        /// The team's newest request with an agent as it was then.
        var newest: Request.Number
    }

    /// Returns when it is one's turn; first come, first served.
    func begin(_ team: Team.ID) async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.waiting[team] != nil else {
                    state.waiting[team] = []
                    return true
                }
                state.waiting[team]?.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    func end(_ team: Team.ID) {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.waiting[team]?.isEmpty == false else {
                state.waiting[team] = nil
                return nil
            }
            return state.waiting[team]?.removeFirst()
        }
        next?.resume()
    }

    func remember(_ choice: Choice, of team: Team.ID) { state.withLock { $0.choices[team] = choice } }

    /// To whom this desk gave the team's last request, unless a newer one has an agent: an older request that came from
    /// another team is not the newest, and the turn moves on all the same.
    func lastAgent(of team: Team.ID, newest: Request.Number) -> Person.ID? {
        state.withLock { $0.choices[team].flatMap { $0.newest == newest ? $0.agent : nil } }
    }
}
