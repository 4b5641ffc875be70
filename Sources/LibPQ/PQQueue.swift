#if PostgreSQL
    import Dispatch

    /// Runs an actor on a queue of its own: libpq may look up names and read files while it connects, which must not
    /// hold up the threads that all tasks share.
    final class PQQueue: SerialExecutor {
        let queue: DispatchQueue

        init(_ label: String) { queue = DispatchQueue(label: label) }

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
        }

        func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

        func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
    }
#endif
