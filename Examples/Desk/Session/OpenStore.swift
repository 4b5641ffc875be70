#if Command
import ServiceDesk
import ServiceDeskSQLite

/// Opens the store that a command works on.
func openStore(_ path: String, _ mode: SQLiteStore.Configuration.Mode) throws -> SQLiteStore {
    var configuration = SQLiteStore.Configuration()
    configuration.mode = mode
    if let timeout = environment("DESK_LOCK_TIMEOUT") {
        guard let milliseconds = Int(timeout), (0...600_000).contains(milliseconds) else {
            throw Failure(.usage, "DESK_LOCK_TIMEOUT is a number of milliseconds from 0 to 600000.")
        }
        configuration.lockTimeout = milliseconds
    }
    return try SQLiteStore(path: path, configuration: configuration)
}
#endif
