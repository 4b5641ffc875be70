import Testing

@testable import ReportPage
@testable import ServiceDesk

@Suite("What sides owe each other, in a report")
struct OwedTests {
    private func row(
        _ from: Obligation.Party, _ to: Obligation.Party, _ inTime: Int, late: Int = 0
    ) -> ObligationReport.Row {
        var row = ObligationReport.Row(obligor: from, beneficiary: to)
        (row.count.inTime, row.count.late) = (inTime, late)
        return row
    }

    @Test("is told by sides, of people together, and never of one small side alone")
    func sumsObligations() {
        let report = ObligationReport(rows: [
            row(.person("anna"), .team("hr"), 4), row(.person("luc"), .team("hr"), 3, late: 1),
            row(.team("hr"), .team("it"), 6), row(.supplier("acme"), .team("it"), 1),
            row(.team("paie"), .team("achats"), 2),
        ])
        let names: [Obligation.Party: String] = [.team("hr"): "Personeel", .team("it"): "IT"]
        var content = ReportContent.nothing()
        content.add(report, calling: names, of: [])
        #expect(content.obligations.map(\.name) == ["Personeel", ReportWords(.english)[.people], "IT"])
        #expect(
            content.obligations.map(\.byIt.total) == [6, 8, 0] && content.obligations.map(\.toIt.total) == [8, 0, 7])
        #expect(content.obligationsWithheld.total == 2)

        content = .nothing()
        content.add(report, calling: names, of: ["it"])
        #expect(content.obligations.map(\.name) == ["IT"] && content.obligationsWithheld.total == 0)
    }

    @Test("keeps a team and a department of one name apart, and each small one withheld")
    func sameName() {
        var names: [Obligation.Party: String] = [.department("hr"): "Personeel", .team("hr"): "Personeel"]
        names[.team("it")] = "IT"
        let rows = [row(.department("hr"), .team("it"), 6), row(.team("it"), .team("hr"), 7)]
        var content = ReportContent.nothing()
        content.add(ObligationReport(rows: rows), calling: names, of: [])
        #expect(content.obligations.map(\.name) == ["IT", "Personeel", "Personeel"])
        #expect(content.obligations.map(\.byIt.total) == [7, 0, 6])
        #expect(content.obligations.map(\.toIt.total) == [6, 7, 0])

        // Together they would not be few.
        content = .nothing()
        let few = [row(.department("hr"), .team("hr"), 3), row(.team("it"), .team("hr"), 1)]
        content.add(ObligationReport(rows: few), calling: names, of: [])
        #expect(content.obligations.isEmpty && content.obligationsWithheld.total == 4)
    }
}
