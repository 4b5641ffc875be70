extension DirectoryStore {
    /// All service level policies that the directory keeps, by id.
    public func policies() async throws(StoreError) -> [PriorityPolicy] {
        try await allEntries(.policy).compactMap(\.policy)
    }

    /// The hours of the organisation, as clocks need them.
    public func serviceCalendars() async throws(StoreError) -> ServiceCalendars {
        ServiceCalendars(try await calendars())
    }
}
