import Foundation
import ReportPage
import ServiceDesk

extension ReportContent {
    /// Contents on whose pages, taken together, every text stands.
    static var varied: [ReportContent] { [everything(), nothing(), crowded, small, quiet, fresh, hidden] }

    /// Much of everything, over weeks.
    static var crowded: ReportContent {
        var content = everything()
        content.goal = nil
        content.days = days(100) { $0 == 50 ? 4_000 : 400 }
        content.teams = (1...20).map { number in
            .init("T\(number)", number > 18 ? nil : figures(number * 30, answer: Int64(number) * 5_000))
        }
        content.total = figures(9_999, answer: 7_200)
        content.total?.openBefore = 400
        content.workloads = overloads.map { .init("T", Workload($0, by: WorkloadThresholds { $0.load = 0.8 })) }
        content.workloads += (1...18).map { .init("T\($0)", Workload(WorkloadFacts(unassigned: $0))) }
        content.workloadsWithheld = 1
        content.flows = (1...20).map { .init(from: "T\($0)", to: "T\($0 % 7)", requests: 1_000 / $0) }
        content.flowsWithheld = 2
        content.knowledge?.answeredAtLeast = Share(1_201, of: 2_010)
        content.leftOut = Set(Part.allCases)
        return content
    }

    /// Little of everything, over months.
    static var small: ReportContent {
        var content = nothing()
        content.days = days(500) { 600 - $0 }
        content.hours[1][8] = 2
        content.hours[2][8] = 2
        var figures = Figures()
        (figures.opened, figures.openBefore) = (100, 700)
        let spread = Spread(count: 7, mean: 100, median: 90, ninetieth: 90)
        (figures.firstResponse, figures.nextResponse) = (.init(elapsed: spread), .init(elapsed: spread))
        figures.targets = ["nextResponse": Share(1, of: 1), "periodicUpdate": Share(90, of: 200)]
        (figures.firstContact, figures.bounced) = (Share(1, of: 3), Share(1, of: 4))
        content.total = figures
        content.teams = [.init("A", figures), .init("B", figures), .init("C", nil)]
        content.workloads = [.init("A", Workload(WorkloadFacts(unassigned: 3)))]
        content.obligationsWithheld.open = 1
        content.estimates = Share(80, of: 100)
        content.knowledge = .init(
            read: 1, helpful: Share(0, of: 0), openedNothing: Share(0, of: 0), answeredAtLeast: Share(0, of: 0),
            answeredAtMost: Share(0, of: 0))
        return content
    }

    /// As much at the end as at the start, and one overloaded team of one.
    static var quiet: ReportContent {
        var content = nothing()
        content.days = days(20) { _ in 10 }
        var figures = figures(20, answer: 60)
        (figures.openBefore, figures.opened, figures.resolved) = (10, 0, 0)
        figures.resolution = .init(elapsed: Spread(count: 9, mean: 90, median: 90, ninetieth: 90))
        figures.waits = [:]
        for cause in Figures.WaitCause.allCases { figures.waits[cause] = figures.resolution }
        content.total = figures
        content.goal = 0.2
        content.workloads = [.init("A", Workload(overloads[0]))]
        return content
    }

    /// Answered only, and one overloaded team of two.
    static var fresh: ReportContent {
        var content = nothing()
        var figures = figures(9, answer: 600)
        figures.resolution = Figures().resolution
        content.total = figures
        content.workloads = [.init("A", Workload(overloads[0])), .init("B", Workload(WorkloadFacts(unassigned: 3)))]
        return content
    }

    /// Of so few that nothing is told of them together.
    static var hidden: ReportContent {
        var content = nothing()
        content.teams = [.init("A", nil)]
        content.workloads = [.init("A", Workload(overloads[0])), .init("B", Workload(WorkloadFacts(unassigned: 3)))]
        var twice = content.workloads[0]
        twice.name = "C"
        content.workloads.append(twice)
        return content
    }

    /// Teams that have too much to do, for each reason.
    static var overloads: [WorkloadFacts] {
        var (growing, stuck) = ([WorkloadFacts.Day](), [WorkloadFacts.Day]())
        for number in 0..<28 {
            guard let date = CalendarDate("2026-09-07")?.advanced(byDays: number) else { continue }
            growing.append(.init(date, opened: 3, ended: 1))
            stuck.append(.init(date, opened: 3))
        }
        return [
            WorkloadFacts(members: [.init("luc", isThere: false, open: 3)]),
            WorkloadFacts(members: [.init("luc", isThere: false), .init("eva", isThere: false)], unassigned: 1),
            WorkloadFacts(members: [.init("luc", capacity: 4, open: 9)]),
            WorkloadFacts(members: [.init("luc", capacity: 4, open: 9), .init("eva")]),
            WorkloadFacts(unassigned: 30, days: growing), WorkloadFacts(unassigned: 30, days: stuck),
            WorkloadFacts(unassigned: 30, promised: 1_200, days: growing),
            WorkloadFacts(unassigned: 30, promised: 14, overdue: 1, days: growing),
        ]
    }

    private static func days(_ count: Int, open: (Int) -> Int) -> [Day] {
        (0..<count).compactMap { number in
            CalendarDate("2025-01-01").map { Day($0.advanced(byDays: number), arrivals: 1, open: open(number)) }
        }
    }

    private static func figures(_ count: Int, answer: Int64) -> Figures {
        var figures = Figures()
        (figures.opened, figures.resolved) = (count, count)
        let spread = Spread(count: count, mean: Double(answer), median: answer, ninetieth: answer * 3)
        (figures.firstResponse, figures.resolution) = (.init(elapsed: spread), .init(elapsed: spread))
        figures.handling = .init(elapsed: spread)
        figures.waits[.requester] = .init(elapsed: spread)
        figures.targets = ["firstResponse": Share(count / 2, of: count), "resolution": Share(1, of: 2)]
        figures.targets["nextResponse"] = Share(count / 3, of: count)
        return figures
    }
}
