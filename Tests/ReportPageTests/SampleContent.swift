import Foundation
import ReportPage
import ServiceDesk

extension ReportContent {
    static let start = Timestamp(date: "2026-09-07T00:00:00Z")

    static func nothing(title: String = "Rapport") -> ReportContent {
        ReportContent(
            title: title, audience: "La maison", from: start, to: start.advanced(bySeconds: 28 * 86_400),
            zone: TimeZone(identifier: "UTC") ?? .gmt, madeAt: start.advanced(bySeconds: 28 * 86_400))
    }

    /// Four weeks in which everything happens that a report tells of.
    ///
    /// - Parameter name: What everything is called that has a name.
    static func everything(_ name: (String) -> String = { $0 }) -> ReportContent {
        var content = nothing(title: name("Rapport"))
        content.audience = name("La maison")
        content.total = figures(9_120)
        content.teams = [
            .init(name("IT"), figures(6_000)), .init(name("Personeel"), figures(3_100)), .init(name("Paie"), nil),
            .init(name("Achats"), nil),
        ]
        for day in 0..<28 {
            guard let date = CalendarDate("2026-09-07")?.advanced(byDays: day) else { continue }
            content.days.append(.init(date, arrivals: day % 7 > 4 ? 3 : 300 + day, open: 400 + day))
        }
        content.hours[0][9] = 412
        content.hours[4][16] = 17
        content.goal = 0.9
        content.obligations = [
            .init(name("Personeel"), byIt: count(4, late: 1), toIt: count(30, late: 6)),
            .init(name("Boekhouding"), byIt: count(30, late: 6), toIt: count(4, late: 1)),
        ]
        content.obligationsWithheld = count(2, late: 1)
        content.flows = [
            .init(
                from: name("Ventes"), to: name("IT"), requests: 5_000, median: 12_000, inTime: Share(4, of: 5),
                obligations: 3),
            .init(from: name("IT"), to: name("Ventes"), requests: 700),
        ]
        content.knowledge = .init(
            read: 3_120, helpful: Share(412, of: 520), openedNothing: Share(1_290, of: 2_010),
            answeredAtLeast: Share(340, of: 2_010), answeredAtMost: Share(1_201, of: 2_010))
        content.estimates = Share(793, of: 1_000)
        return content
    }

    private static func count(_ inTime: Int, late: Int) -> ObligationCount {
        var count = ObligationCount()
        (count.inTime, count.late) = (inTime, late)
        return count
    }

    private static func figures(_ count: Int) -> Figures {
        var figures = Figures()
        (figures.opened, figures.resolved, figures.closed) = (count, count - 100, 40)
        (figures.reopened, figures.openBefore) = (12, 400)
        let (short, long) = (
            Spread(count: 514, mean: 20_000, median: 12_000, ninetieth: 187_200),
            Spread(count: 514, mean: 400_000, median: 86_400, ninetieth: 1_036_800)
        )
        figures.firstResponse = .init(elapsed: short, service: short)
        figures.handling = .init(elapsed: short, service: short)
        figures.resolution = .init(elapsed: long, service: short)
        figures.waits[.requester] = .init(elapsed: short, service: short)
        figures.firstContact = Share(170, of: 514)
        figures.targets = ["firstResponse": Share(421, of: 514), "resolution": Share(500, of: 514)]
        figures.promises = [.answer: Share(300, of: 400), .resolution: Share(333, of: 350)]
        return figures
    }
}

extension Timestamp {
    /// Reads `2026-09-07T00:00:00Z`.
    init(date text: String) { self.init((try? Date(text, strategy: .iso8601)) ?? .distantPast) }
}
