/// Folds a journal once more, for a store that an older version wrote: its requests lack what is kept with them today.
package struct JournalFold {
    private var audit: JournalAudit
    private var isBroken = false

    package init(of id: Request.ID) { audit = JournalAudit(of: id) }

    /// Takes the next event. A damaged journal completes nothing.
    package mutating func take(_ event: RecordedEvent) {
        guard !isBroken else { return }
        do throws(JournalFault) { try audit.check(event) } catch { isBroken = true }
    }

    /// A request as it is to be kept, with what older versions did not keep.
    ///
    /// Everything else stays as it is kept, also where the journal gives something else: that is damage, which an audit
    /// must still find.
    ///
    /// - Parameter encoded: The request as it is kept, which stands where the journal ends.
    /// - Returns: `nil` where nothing is missing, or the journal cannot say.
    /// - Throws: `DecodingError` where what is kept is no request.
    package func completing(_ encoded: [UInt8]) throws -> [UInt8]? {
        guard !isBroken, let request = audit.state(number: 0) else { return nil }
        guard try CanonicalJSON.encode(directly: request) != encoded else { return nil }
        var kept = try Request(encoded: encoded, number: 0)
        guard kept.version == request.version, kept.journalHead == request.journalHead else { return nil }
        (kept.course, kept.late) = (request.course, request.late)
        let completed = try CanonicalJSON.encode(directly: kept)
        return completed == encoded ? nil : completed
    }
}
