extension Desk {
    /// Erases a person: what they wrote, who they were, and what was there for them alone.
    ///
    /// Of incidents and service requests that they made, or that were made for them, all texts, answers and files go,
    /// whoever wrote them. Of other requests their own messages, files, reasons and remarks go; what they set down for
    /// all stays: subjects, steps, questions, causes. Everywhere another id, which tells nothing, stands where theirs
    /// stood; so that what happened, when, and all figures stay as they are. Notices and tokens of theirs are
    /// cancelled; the directory that the desk keeps forgets them (a directory of the host is the host’s). The journals
    /// still prove themselves (``JournalAudit``). What others wrote of the person in other requests is not found by
    /// itself: the report names where to look.
    ///
    /// It goes through all journals, twice. There is one erasure at a time; one that is interrupted is ended by doing
    /// it again. Until ``expunge(as:)``, what was erased is in the files of the store; backups and exports that were
    /// made before have it for good.
    ///
    /// - Parameters:
    ///   - isRehearsal: Whether it only says what would be done. Nothing is changed then, and nothing is named that
    ///     would be left.
    ///   - progress: Called now and then, with what has been done.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted`` for anyone but the host’s own program,
    ///   ``Rejection/Code/contended`` where another erasure has not ended, or a request changed again and again;
    ///   ``StoreError``.
    public func erase(
        _ person: Person.ID, isRehearsal: Bool = false, as viewer: Viewer,
        progress: (ErasureReport) -> Void = { _ in }
    ) async throws -> ErasureReport {
        guard viewer.isHost else { throw Rejection(.notPermitted, "People are erased by the desk itself.") }
        let erasing = try await PersonErasure(person, isRehearsal: isRehearsal, on: self, by: viewer.actor)
        return try await erasing.run(progress)
    }

    /// Rewrites the files of the store of requests, so that nothing of what was erased is left in them
    /// (``RequestStore/expunge()``): once for any number of people. Where people, files or articles are kept in other
    /// stores, have those rewritten too.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted`` for anyone but the host’s own program;
    ///   ``StoreError``.
    public func expunge(as viewer: Viewer) async throws {
        guard viewer.isHost else { throw Rejection(.notPermitted, "What was erased is removed by the desk itself.") }
        try await store.expunge()
    }
}
