#if SQLite
    import GRDB
    import ServiceDesk

    extension StoreError {
        /// What an error of SQLite means to the one who uses the store.
        init(_ error: any Error, at path: String) {
            switch error {
            case let error as StoreError: self = error
            case let error as DatabaseError: self.init(error, at: path)
            case is CancellationError: self.init(.other, "The task was cancelled before the store answered.")
            case let error as DecodingError:
                self.init(.damaged, "The store \(path) holds something that cannot be read.", detail: "\(error)")
            default: self.init(.other, "The store \(path) failed.", detail: "\(error)")
            }
        }

        private init(_ error: DatabaseError, at path: String) {
            let detail = error.description
            switch error.resultCode {
            case _ where error.saysFull:
                self.init(.full, "There is no space left for the store \(path). Nothing was changed.", detail: detail)
            case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL:
                self.init(.busy, "The store \(path) is in use. Nothing was changed; try again.", detail: detail)
            case .SQLITE_READONLY, .SQLITE_PERM:
                self.init(
                    .readOnly, "The store \(path) cannot be written: its file and its folder must be writable.",
                    detail: detail)
            case .SQLITE_CANTOPEN:
                self.init(.unavailable, "The store \(path) cannot be opened.", detail: detail)
            case .SQLITE_NOTADB:
                self.init(.notAStore, "\(path) is not a store of the desk.", detail: detail)
            case .SQLITE_CORRUPT:
                self.init(.damaged, "The store \(path) is damaged. Restore a backup.", detail: detail)
            case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHORT_READ:
                self.init(.damaged, "The store \(path) is cut off. Restore a backup.", detail: detail)
            case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_FSYNC:
                self.init(
                    .unknownOutcome, "The disk of \(path) did not confirm the last write. Repeat it with the same key.",
                    detail: detail)
            case .SQLITE_TOOBIG:
                self.init(.constraint, "Something is too large for the store \(path).", detail: detail)
            case .SQLITE_CONSTRAINT:
                self.init(.constraint, "Something that must be unique is in the store \(path) already.", detail: detail)
            case .SQLITE_MISUSE:
                self.init(.unavailable, "The store \(path) was closed; open it again.", detail: detail)
            default:
                self.init(.other, "The store \(path) failed.", detail: detail)
            }
        }
    }

    extension DatabaseError {
        /// On a full disk SQLite cannot lengthen the index of its log either, which has a code of its own.
        fileprivate var saysFull: Bool {
            resultCode == .SQLITE_FULL || extendedResultCode == .SQLITE_IOERR_SHMSIZE
        }
    }
#endif
