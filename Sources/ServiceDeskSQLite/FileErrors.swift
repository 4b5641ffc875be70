import Foundation
import ServiceDesk

extension StoreError {
    /// Why the system refused something to do with a file of the store.
    ///
    /// - Parameter what: What could not be done, to which file.
    init(errno code: Int32, _ what: String) {
        let reason = String(cString: strerror(code))
        switch code {
        case ENOSPC, EDQUOT: self.init(.full, "There is no space left: \(what).", detail: reason)
        case ENOENT, ENOTDIR: self.init(.unavailable, "There is no such folder: \(what).", detail: reason)
        case EACCES, EPERM, EROFS:
            self.init(.readOnly, "The store cannot be written: \(what) (\(reason)).", detail: reason)
        default: self.init(.unavailable, "The store cannot be used: \(what) (\(reason)).", detail: reason)
        }
    }
}
