#if Web
    import Foundation
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    /// The figures of a time, as one page with its charts.
    extension Site {
        var reportRoutes: [Route] {
            [
                Route(.get, "/reports", for: .agent) { try await $0.reports() },
                Route(.get, "/reports/page", for: .agent) { try await $0.report() },
            ]
        }
    }

    extension Visit {
        /// So many days are told of where nothing is chosen.
        private static let usualDays = 90
        /// Most days of a report.
        private static let maximumDays = 1_100

        fileprivate func reports(problem: Rejection? = nil) async throws -> Response {
            let viewer = try viewer
            let teams = try await desk.catalogue(as: viewer).teams.filter { viewer.teams.contains($0.id) }
            let (from, to) = (today.advanced(byDays: 1 - Self.usualDays), today)
            var values: PageValues = [
                "title": text("reports.title"), "from": query("from") ?? from.description,
                "to": query("to") ?? to.description,
                "spans": [30, 90, 365].map { days -> PageValues in
                    [
                        "name": texts("reports.days", ["count": String(days)]),
                        "link": "from=\(today.advanced(byDays: 1 - days))&to=\(to)",
                    ]
                },
                "teams": teams.map { team -> PageValues in
                    ["id": team.id.rawValue, "name": team.name, "isChosen": query("team") == team.id.rawValue]
                },
            ]
            if let problem { values["problem"] = self.values(of: problem) }
            return try page("reports", values, status: problem.map(Site.status) ?? .ok)
        }

        fileprivate func report() async throws -> Response {
            do {
                return try await makeReport(
                    from: query("from") ?? "", to: query("to") ?? "", team: query("team"))
            } catch let error as Rejection where error.code == .invalidField {
                return try await reports(problem: error)
            }
        }

        /// - Parameters:
        ///   - first: The first day, as `2026-03-02`.
        ///   - last: The last one.
        ///   - team: One of the teams of whoever looks; `nil` for all.
        func makeReport(from first: String, to last: String, team: String?) async throws -> Response {
            let viewer = try viewer
            guard let from = CalendarDate(first), let to = CalendarDate(last), from <= to,
                to < from.advanced(byDays: Self.maximumDays), from <= today
            else {
                throw Rejection(
                    .invalidField, texts("reports.badTime", ["days": String(Self.maximumDays)]), field: "from")
            }
            try admit(site.reports)
            let zone = site.options.zone
            let (start, end) = (
                zone.instant(of: from, .startOfDay), zone.instant(of: to.advanced(byDays: 1), .startOfDay)
            )
            let own = try await desk.catalogue(as: viewer).teams.filter { viewer.teams.contains($0.id) }
            let chosen = team.map { id in own.filter { $0.id.rawValue == id } } ?? own
            guard !chosen.isEmpty else { throw Rejection(.notFound, texts["error.notFound"]) }
            let report = SiteReport(
                viewer: viewer, start: start, end: min(end, site.now().advanced(bySeconds: 1)),
                teams: SortedSet(chosen.map(\.id)), zone: zone, title: text("reports.title"),
                audience: chosen.map(\.name).listed, language: language, back: address("/reports"))
            guard let make = site.options.report else { throw Rejection(.notFound, texts["error.notFound"]) }
            var response = html(try await make(report))
            // Its style stands in it, and no script.
            response.headers[HTTPField.Name("Content-Security-Policy")!] =
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
            return response
        }

        private var today: CalendarDate { site.options.zone.wall(at: site.now()).date }
    }
#endif
