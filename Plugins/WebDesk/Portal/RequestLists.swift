#if Web
    import Hummingbird
    import ServiceDesk

    /// Lists of requests, as rows of a table.
    extension Visit {
        /// One’s own that are open, all of one’s own, and what is open of all that one may see.
        private enum List: String, CaseIterable {
            case open, all, shared
        }

        func requests() async throws -> Response {
            let viewer = try viewer
            var query = RequestQuery(
                viewer: viewer, order: RequestOrder(.updated, isDescending: true), limit: 25)
            let list = List(rawValue: self.query("state") ?? "") ?? .open
            if list != .all { query.filter.isOpen = true }
            if list != .shared { query.filter.requesters = viewer.person.map { [$0] } ?? [] }
            query.after = self.query("after").flatMap { RequestQuery.Cursor($0) }
            var values: PageValues = [
                "title": text("requests.title"), "isMine": true,
                "lists": List.allCases.map { other -> PageValues in
                    [
                        "id": other.rawValue, "name": text("requests.\(other.rawValue)"),
                        "isCurrent": other == list && self.query("text") == nil,
                    ]
                },
            ]
            // Words are looked for in all that one may see.
            if let words = self.query("text") {
                let found = try await desk.search(
                    SearchQuery(viewer: viewer, text: SearchText(words), limit: 50))
                values["rows"] = try await markup(of: found)
                values["text"] = words
                values["isEmpty"] = found.isEmpty
                return try page("requests", values)
            }
            let page = try await desk.page(query)
            values["rows"] = try await markup(of: page.requests)
            values["isEmpty"] = page.requests.isEmpty
            if let next = page.next {
                values["next"] = "state=\(list.rawValue)&after=\(next.description.percentEncoded)"
            }
            return try self.page("requests", values)
        }

        /// The first of a list, to be shown as something else than a table.
        func rows(_ query: RequestQuery) async throws -> [PageValues] {
            try await rowValues(try await desk.page(query).requests)
        }
    }
#endif
