import ServiceDesk

extension LogStore {
    // snippet: store-visible
    /// The requests that a viewer may see and that meet the filter: the one place from which lists and counts start.
    private func visible(to viewer: Viewer, _ filter: RequestFilter) -> [Request] {
        state.requests.values.filter { viewer.standing(to: $0) != .none && filter.matches($0) }
    }
    // end

    // snippet: store-page
    func page(_ query: RequestQuery) async throws(StoreError) -> Page {
        try query.validate()
        let order = query.order
        func precedes(_ left: RequestQuery.Cursor, _ right: RequestQuery.Cursor) -> Bool {
            let (left, right) = ((left.value, left.number), (right.value, right.number))
            return order.isDescending ? left > right : left < right
        }
        let found = visible(to: query.viewer, query.filter)
            .map { (place: RequestQuery.Cursor(behind: $0, in: order), request: $0) }
            .filter { found in query.after.map { precedes($0, found.place) } ?? true }
            .sorted { precedes($0.place, $1.place) }
        let page = found.prefix(query.limit)
        return Page(requests: page.map(\.request), next: found.count > query.limit ? page.last?.place : nil)
    }
    // end

    // snippet: store-counts
    func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] {
        try query.validate()
        return Dictionary(grouping: visible(to: query.viewer, query.filter)) { request in
            query.groups.map { $0.value(of: request) }
        }
        .map { CountRow(values: $0.key, count: $0.value.count) }
        .sorted { left, right in left.values.lexicographicallyPrecedes(right.values) { ($0 ?? "") < ($1 ?? "") } }
    }
    // end

    // snippet: store-measurements
    func measurements(_ query: MeasurementQuery) async throws(StoreError) -> MeasurementPage {
        try query.validate()
        return state.measured.measurements(query)
    }

    func rewrite(_ rewrite: MeasurementRewrite) async throws(StoreError) -> Bool {
        try rewrite.validate()
        return takeMeasured { $0.rewrite(rewrite) }
    }
    // end

    // snippet: store-search
    func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
        try query.validate()
        let scan = PassageScan(state.passages)
        let numbers = scan.numbers(for: query.text, limit: query.limit) { number, passage in
            guard let request = state.request(number), query.filter.matches(request),
                let journal = state.journals[request.id]
            else { return false }
            return query.viewer.mayRead(journal[passage.version - 1], of: request)
        }
        return numbers.compactMap { state.request($0) }
    }
    // end
}
