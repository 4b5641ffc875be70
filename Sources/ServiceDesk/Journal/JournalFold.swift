/// Folds a journal once more, for a store that an older version wrote: its requests lack what is kept with them today.
package struct JournalFold {
    private let id: Request.ID
    private var request: Request?
    private var isBroken = false

    package init(of id: Request.ID) { self.id = id }

    /// Takes the next event.
    package mutating func take(_ event: RecordedEvent) {
        if event.version != (request?.version ?? 0) + 1 { isBroken = true }
        if request == nil { request = Request(opening: event) } else { request?.apply(event) }
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
        guard let request, !isBroken else { return nil }
        guard try CanonicalJSON.encode(directly: request) != encoded else { return nil }
        var kept = try Request(encoded: encoded, number: 0)
        guard kept.version == request.version, kept.journalHead == request.journalHead else { return nil }
        kept.course = request.course
        let completed = try CanonicalJSON.encode(directly: kept)
        return completed == encoded ? nil : completed
    }
}
