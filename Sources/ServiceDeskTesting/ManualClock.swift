import ServiceDesk
import Synchronization

/// A clock that stands still until it is moved, forwards or backwards.
public final class ManualClock: TimeSource {
    private let time: Mutex<Timestamp>

    /// - Parameter start: Monday, 2 March 2026, 8:00 UTC unless said otherwise.
    public init(_ start: Timestamp = Timestamp(microseconds: 1_772_438_400_000_000)) { time = Mutex(start) }

    public func now() -> Timestamp { time.withLock { $0 } }

    public func set(_ now: Timestamp) { time.withLock { $0 = now } }

    /// Moves the clock; a negative number puts it back. Returns what it shows then.
    @discardableResult
    public func advance(bySeconds seconds: Int64) -> Timestamp {
        time.withLock { time in
            time = time.advanced(bySeconds: seconds)
            return time
        }
    }
}
