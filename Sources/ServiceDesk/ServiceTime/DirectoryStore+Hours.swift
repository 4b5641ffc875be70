extension DirectoryStore {
    /// All calendars of the organisation, by id.
    public func calendars() async throws(StoreError) -> [ServiceCalendar] {
        try await allEntries(.calendar).compactMap(\.calendar)
    }

    /// All on-call schedules of the organisation, by id.
    public func onCallSchedules() async throws(StoreError) -> [OnCallSchedule] {
        try await allEntries(.onCall).compactMap(\.onCall)
    }

    /// All entries of one kind, in the order of their ids.
    public func allEntries(_ kind: DirectoryEntry.Kind) async throws(StoreError) -> [DirectoryEntry] {
        var (entries, query, isWhole) = ([DirectoryEntry](), DirectoryQuery(kind, limit: 1_000), false)
        while !isWhole {
            let page = try await self.entries(query)
            entries += page
            query.after = page.last?.id
            isWhole = page.count < query.limit
        }
        return entries
    }
}
