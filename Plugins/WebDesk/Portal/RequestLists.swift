#if Web
    import Hummingbird
    import ServiceDesk

    /// Lists of requests, as rows of a table.
    extension Visit {
        func requests() async throws -> Response {
            let viewer = try viewer
            var query = RequestQuery(
                viewer: viewer, order: RequestOrder(.updated, isDescending: true), limit: 25)
            let isAll = self.query("state") == "all"
            if !isAll { query.filter.isOpen = true }
            query.filter.requesters = viewer.person.map { [$0] } ?? []
            query.after = self.query("after").flatMap { RequestQuery.Cursor($0) }
            var values: PageValues = [
                "title": text("requests.title"), "isAll": isAll, "isMine": true,
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
                values["next"] = "state=\(isAll ? "all" : "open")&after=\(next.description.percentEncoded)"
            }
            return try self.page("requests", values)
        }

        /// The first of a list, to be shown as something else than a table.
        func rows(_ query: RequestQuery) async throws -> [PageValues] {
            try await rowValues(try await desk.page(query).requests)
        }
    }
#endif
