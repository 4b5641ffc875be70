import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Commands that are written down, as macros, rules and templates have them")
struct CommandCodingTests {
    private static let commands: [RequestCommand] = [
        .rename("Autre sujet"), .classify(kind: .incident), .classify(impact: .low, urgency: .high),
        .chooseService(nil), .chooseService("vpn", fields: ["a": .text("b"), "n": .number(1.5)]), .fill(["a": nil]),
        .setLanguage(nil), .setLanguage("fr"), .tag(["vpn"]), .untag(["vpn"]), .setDue(nil), .assign(team: nil),
        .assign(team: "it", agent: "bram"), .take, .watch("anna"), .unwatch("anna"),
        .changeRequester("anna", beneficiary: nil), .hold(Pending(.supplier, waitingFor: .supplier("acme"))),
        .hold(Pending(.date, waitingFor: .nobody)), .resume, .resolve(.fixed),
        .resolve(.answered, despiteOpenChildren: true),
        .close(), .close(despiteOpenChildren: true), .reopen(reason: "Encore."), .protect(.init(named: ["anna"])),
        .unprotect, .handOver(nil), .handOver("acme"), .breakGlass(reason: "x"),
        .askApproval(ApprovalQuestion("Oui ?", from: .manager)),
        .askApproval(ApprovalQuestion("Oui ?", from: .people(["anna", "lena"]), needed: 1, within: 60)),
        .decideApproval(1, agrees: false, remark: "Non."), .withdrawApproval(2), .addSteps(["Appeler"]),
        .tick(step: 1, isDone: false), .skip(part: "badge"), .addThing(Thing("device", "LT:1")),
        .removeThing(Thing("device", "1")), .diagnose(Diagnosis(cause: "Câble", workaround: 3)),
        .prevent(Prevention("Autre câble", since: Timestamp(microseconds: 5))), .thank(["bram"], "Merci"),
        .answerSurvey(SurveyAnswer(rating: 5, remark: "Parfait", isShared: true)),
    ]

    @Test("come back as they were", arguments: commands)
    func roundTrip(command: RequestCommand) throws {
        let bytes = try CanonicalJSON.encode(command)
        #expect(
            try CanonicalJSON.decode(RequestCommand.self, from: bytes) == command,
            "\(String(decoding: bytes, as: UTF8.self))")
    }
}
