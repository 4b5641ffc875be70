import ServiceDesk
import Testing

@Suite("The forms of services")
struct ServiceFormTests {
    private let form = ServiceForm([
        .init("size", label: "Taille", kind: .choice(["13", "15"]), isRequired: true),
        .init(
            "reason", label: "Reden", kind: .text, isRequired: true,
            condition: .init(field: "size", isOneOf: [.choice("15")])),
        .init("count", label: "How many", kind: .number), .init("day", label: "Jour", kind: .date),
        .init("for", label: "Pour qui", kind: .person),
    ])

    private func refused(_ answers: [String: FieldValue]) -> Rejection? {
        do throws(Rejection) {
            try form.validate(answers)
            return nil
        } catch {
            return error
        }
    }

    @Test("takes answers of each kind")
    func kinds() throws {
        let day = try #require(CalendarDate("2026-03-09"))
        #expect(
            refused([
                "size": .choice("15"), "reason": .text("Vue"), "count": .number(2), "day": .date(day),
                "for": .person("anna"),
            ]) == nil)
        #expect(refused(["size": .choice("13")]) == nil)
    }

    @Test(
        "names the field that is missing, wrong or not asked",
        arguments: [
            ([:], "size"),
            (["size": .choice("17")], "size"),
            (["size": .text("13")], "size"),
            (["size": .choice("15")], "reason"),
            (["size": .choice("15"), "reason": .text("  ")], "reason"),
            (["size": .choice("13"), "reason": .text("not asked")], "reason"),
            (["size": .choice("13"), "count": .text("2")], "count"),
            (["size": .choice("13"), "count": .number(.nan)], "count"),
            (["size": .choice("13"), "day": .text("2026-03-09")], "day"),
            (["size": .choice("13"), "for": .text("anna")], "for"),
            (["size": .choice("13"), "colour": .text("noir")], "colour"),
        ] as [([String: FieldValue], String)])
    func refusals(answers: [String: FieldValue], field: String) {
        let rejection = refused(answers)
        #expect(rejection?.code == .invalidField)
        #expect(rejection?.field == field)
    }

    @Test("without questions takes no answers")
    func empty() {
        #expect(throws: Rejection.self) { try ServiceForm().validate(["a": .number(1)]) }
        #expect(throws: Never.self) { try ServiceForm().validate([:]) }
    }

    @Test("typed answers are read as the field wants them")
    func typed() throws {
        let fields = Dictionary(uniqueKeysWithValues: form.fields.map { ($0.name, $0) })
        func read(_ text: String, _ name: String) throws -> FieldValue {
            try FieldValue(text, for: try #require(fields[name]))
        }
        #expect(try read("15", "size") == .choice("15"))
        #expect(try read("2.5", "count") == .number(2.5))
        #expect(try read("2026-02-28", "day").description == "2026-02-28")
        #expect(try read("anna", "for") == .person("anna"))
        for (text, name) in [("two", "count"), ("inf", "count"), ("nan", "count"), ("2026-02-30", "day"), ("", "day")] {
            #expect(throws: Rejection.self) { try read(text, name) }
        }
    }

    @Test("answers are kept with the request and changed one by one")
    func answers() async throws {
        let service = Service(id: "laptop", team: "it", name: "Laptop", form: form, defaultKind: .serviceRequest)
        let company = try await Company(saving: [.service(service)])
        let anna = try await company.viewer("anna")
        let draft = RequestDraft("Nieuwe laptop", service: "laptop", fields: ["size": .choice("13")])
        var request = try await company.desk.open(draft, as: anna)
        #expect(request.team == "it" && request.impact == .low && request.kind == .serviceRequest)
        request = try await company.perform(
            .fill(["count": .number(2), "for": .person("rita")]), on: request, by: "anna")
        #expect(request.fields == ["size": .choice("13"), "count": .number(2), "for": .person("rita")])
        request = try await company.perform(.fill(["count": nil]), on: request, by: "bram")
        #expect(request.fields == ["size": .choice("13"), "for": .person("rita")])
        let before = request
        let missing = try await company.refusal {
            _ = try await company.perform(.fill(["size": nil]), on: before, by: "anna")
        }
        let nobody = try await company.refusal {
            _ = try await company.perform(.fill(["for": .person("nobody")]), on: before, by: "anna")
        }
        #expect(missing == .invalidField && nobody == .unknownReference)
        let incomplete = try await company.refusal {
            _ = try await company.desk.open(RequestDraft("Laptop", service: "laptop"), as: anna)
        }
        #expect(incomplete == .invalidField)
    }
}
