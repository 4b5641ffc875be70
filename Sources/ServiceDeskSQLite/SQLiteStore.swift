import ServiceDesk

/// Keeps everything in one SQLite file.
public final class SQLiteStore: Sendable {
    /// How to open a file.
    public struct Configuration: Sendable {
        /// How long to wait, in milliseconds, while another process writes.
        public var lockTimeout = 5_000
        /// The name under which this process is told to others who wait for the lock.
        public var processName = "desk"
        public init() {}
    }
}
