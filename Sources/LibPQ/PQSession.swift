#if PostgreSQL
    import CLibpq
    import Foundation
    import Synchronization

    /// What libpq knows of a connection. Used on the queue of its connection only.
    final class PQSession: @unchecked Sendable {
        let pointer: OpaquePointer
        /// The number of the wait for the socket that is under way.
        var wait: UInt64?
        private var notices: [PQNotice] = []
        private let cancels = Mutex(0)
        private var isClosed = false

        /// Most notices that are kept of one call.
        private static let maximumNotices = 1_000

        /// Begins to connect.
        ///
        /// - Parameter parameters: libpq’s connection parameters by their names.
        init(_ parameters: [(key: String, value: String)]) throws(PQError) {
            let keys = parameters.map { strdup($0.key) }
            let values = parameters.map { strdup($0.value) }
            defer { for text in keys + values { free(text) } }
            // The lists end with a null.
            let keyList: [UnsafePointer<CChar>?] = keys.map { UnsafePointer($0) } + [nil]
            let valueList: [UnsafePointer<CChar>?] = values.map { UnsafePointer($0) } + [nil]
            let started = PQconnectStartParams(keyList, valueList, 0)
            guard let started else { throw PQError(.connection, "There is no memory for a connection.") }
            pointer = started
            // So that a refusal comes with its SQLSTATE, which libpq keeps to itself otherwise.
            PQsetErrorVerbosity(pointer, PQERRORS_VERBOSE)
            let box = Unmanaged.passUnretained(self).toOpaque()
            PQsetNoticeReceiver(
                pointer,
                { box, result in
                    guard let box, let result else { return }
                    Unmanaged<PQSession>.fromOpaque(box).takeUnretainedValue().keep(PQNotice(result))
                }, box)
        }

        deinit { if !isClosed { close() } }

        func close() {
            guard !isClosed else { return }
            isClosed = true
            // Whoever waits for the socket does so no more.
            if let wait { PQPoller.shared.cancel(wait) }
            PQfinish(pointer)
        }

        private func keep(_ notice: PQNotice) {
            // A warning may be the one thing that has to be known, and come last.
            if notices.count >= Self.maximumNotices {
                guard notice.severity == "WARNING" else { return }
                notices.remove(at: notices.firstIndex { $0.severity != "WARNING" } ?? 0)
            }
            notices.append(notice)
        }

        func takeNotices() -> [PQNotice] {
            defer { notices = [] }
            return notices
        }

        /// What libpq says of a connection that is no more.
        func lost(isOutcomeKnown: Bool = true) -> PQError {
            let lines = isClosed ? [] : String(cString: PQerrorMessage(pointer)).split(separator: "\n")
            let (text, state) = Self.refusal(in: lines.filter { !$0.hasPrefix("LOCATION:") }.joined(separator: " "))
            return PQError(
                .connection, text.isEmpty ? "The connection was closed." : text, state: state,
                isOutcomeKnown: isOutcomeKnown)
        }

        /// `FATAL:  28P01: password …` as the server says it when it refuses a connection, without the five characters.
        private static func refusal(in text: String) -> (text: String, state: SQLState?) {
            guard let colon = text.firstRange(of: ":  ") else { return (text, nil) }
            let start = colon.upperBound
            let code = text[start...].prefix(5)
            guard code.count == 5, text[start...].dropFirst(5).hasPrefix(": "),
                code.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) })
            else { return (text, nil) }
            return (String(text[..<start] + text[start...].dropFirst(7)), SQLState(String(code)))
        }

        var isAlive: Bool { !isClosed && PQstatus(pointer) == CONNECTION_OK }

        /// Asks the server, over a connection of its own, to stop what it does. That may take a while, and may come
        /// too late.
        func requestCancel() {
            guard !isClosed, let cancel = PQgetCancel(pointer) else { return }
            nonisolated(unsafe) let handle = cancel
            cancels.withLock { $0 += 1 }
            PQCanceller.run {
                var message = [CChar](repeating: 0, count: 256)
                PQcancel(handle, &message, 256)
            } end: {
                PQfreeCancel(handle)
                self.cancels.withLock { $0 -= 1 }
            }
        }

        /// Whether the server may still be asked to stop: that would hit whatever it does then.
        var isBeingCancelled: Bool { cancels.withLock { $0 > 0 } }
    }

    /// Runs what asks servers to stop, each on a thread of its own: libpq waits there for as long as the server likes,
    /// and the threads of Dispatch are those that all tasks share.
    private enum PQCanceller {
        /// Where so many servers do not even answer that, one more would be no help.
        private static let maximum = 32
        private static let running = Mutex(0)

        static func run(_ body: @escaping @Sendable () -> Void, end: @escaping @Sendable () -> Void) {
            let isFree = running.withLock { running in
                guard running < maximum else { return false }
                running += 1
                return true
            }
            guard isFree else { return end() }
            Thread.detachNewThread {
                // libpq writes to a socket that the server may have closed.
                var signals = sigset_t()
                sigemptyset(&signals)
                sigaddset(&signals, SIGPIPE)
                pthread_sigmask(SIG_BLOCK, &signals, nil)
                body()
                end()
                running.withLock { $0 -= 1 }
            }
        }
    }

    extension PQNotice {
        init(_ result: OpaquePointer) {
            severity = PQError.field(result, "V") ?? ""
            state = SQLState(PQError.field(result, "C") ?? "00000")
            message = PQError.field(result, "M") ?? ""
        }
    }

    extension PQError {
        /// A field of an error or a notice by its letter (PostgreSQL, 55.8).
        static func field(_ result: OpaquePointer, _ letter: Unicode.Scalar) -> String? {
            PQresultErrorField(result, Int32(letter.value)).map { String(cString: $0) }
        }

        /// A refusal by the server.
        init(_ result: OpaquePointer) {
            let text = Self.field(result, "M") ?? String(cString: PQresultErrorMessage(result))
            self.init(.server, text, state: Self.field(result, "C").map { SQLState($0) })
            (detail, hint) = (Self.field(result, "D"), Self.field(result, "H"))
            (constraint, table, column) = (
                Self.field(result, "n"), Self.field(result, "t"), Self.field(result, "c")
            )
        }
    }
#endif
