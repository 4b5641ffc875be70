import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Requests from templates")
struct TemplateTests {
    @Test("have their places filled in, once: what is filled in is no place")
    func filled() async throws {
        let scene = try await Onboarding()
        let request = try await scene.open(values: ["name": "Zoë {day}", "day": "9 mars"])
        #expect(request.subject == "Arrivée de Zoë {day}" && request.team == "hr" && request.beneficiary == "rita")
        #expect(request.checklist.map(\.text) == ["Signer le contrat de Zoë {day}", "Badge"])
        guard case .opened(let opening) = try await scene.company.journal(of: request).first?.event else {
            Issue.record("It has no opening.")
            return
        }
        #expect(opening.message.text == "Zoë {day} commence le 9 mars.")
    }

    @Test("have the answers of their form filled in, too")
    func fields() async throws {
        let template = Onboarding.template { $0.draft.fields = ["qui": .text("{name}"), "n": .number(2)] }
        let request = try await Onboarding(template).open()
        #expect(request.fields == ["qui": .text("Rita"), "n": .number(2)])
    }

    @Test("name what is missing, and what nobody asked for")
    func values() async throws {
        let scene = try await Onboarding()
        for (values, field) in [
            (["name": "Rita"], "day"), (["name": " ", "day": "9 mars"], "name"), ([:], "name"),
            (["name": "Rita", "day": "9 mars", "shoe": "38"], "shoe"),
        ] {
            let rejection = try await scene.company.rejection { _ = try await scene.open(values: values) }
            #expect(rejection?.code == .invalidField && rejection?.field == field)
            #expect(rejection?.description.contains("onboarding") == true)
        }
        let unknown = try await scene.company.rejection { _ = try await scene.open("offboarding") }
        #expect(unknown?.code == .unknownReference && unknown?.field == "template")
        #expect(try await scene.company.all().isEmpty)
    }

    @Test("are no requests where a part could never be opened: it is named")
    func partWithoutTeam() async throws {
        let template = Onboarding.template { $0.parts[2].draft.team = "nobody" }
        let scene = try await Onboarding(template)
        let rejection = try await scene.company.rejection { _ = try await scene.open() }
        #expect(rejection?.description.contains("desk") == true && rejection?.description.contains("nobody") == true)
        #expect(try await scene.company.all().isEmpty)
    }

    @Test("are opened once under a key; other values under it are refused")
    func key() async throws {
        let scene = try await Onboarding()
        let first = try await scene.open(key: "rita")
        #expect(try await scene.open(key: "rita").number == first.number)
        let other = try await scene.company.refusal {
            _ = try await scene.open(values: ["name": "Wim", "day": "9 mars"], key: "rita")
        }
        #expect(other == .keyReused)
        try await scene.company.desk.runOnce()
        #expect(try await scene.open(key: "rita").number == first.number)
        try await scene.company.desk.runOnce()
        #expect(try await scene.company.all().count == 3)
        let own = try await scene.company.refusal { _ = try await scene.open(key: "part:\(first.id):laptop") }
        #expect(own == .invalidField)
    }

    @Test("are opened by those who may ask for it themselves")
    func byAnna() async throws {
        let scene = try await Onboarding()
        let anna = try await scene.company.viewer("anna")
        let request = try await scene.company.desk.open(
            template: "onboarding", with: Onboarding.values, beneficiary: "rita", as: anna)
        #expect(request.requester == "anna")
        #expect(request.parts.isEmpty && request.checklist.isEmpty)
        let other = try await scene.company.refusal {
            _ = try await scene.company.desk.open(
                template: "onboarding", with: Onboarding.values, requester: "wim", as: anna)
        }
        #expect(other == .notPermitted)
        #expect(try await scene.company.desk.templates().map(\.id) == ["onboarding"])
    }

    @Test("say what is wrong before they are kept", arguments: TemplateFault.all)
    func refused(_ fault: TemplateFault) async throws {
        let template = Onboarding.template(fault.change)
        let rejection = #expect(throws: Rejection.self) { try template.validate() }
        for word in fault.words {
            #expect(rejection?.description.contains(word) == true, "\(rejection?.description ?? "")")
        }
        let company = try await Company()
        let error = await #expect(throws: StoreError.self) { try await company.store.save([.template(template)]) }
        #expect(error?.code == .constraint)
    }

    @Test("all of a circle are named, and none beside it")
    func circle() {
        let template = Onboarding.template {
            $0.parts[0].after = ["welcome"]
            $0.parts.append(.init("later", RequestDraft("Later", team: "it"), after: ["welcome"]))
        }
        let rejection = #expect(throws: Rejection.self) { try template.validate() }
        let text = rejection?.description ?? ""
        let circle = ["account", "welcome", "laptop", "account"].map { "“\($0)”" }
        #expect(text.contains(circle.joined(separator: ", which waits for ")), "\(text)")
        #expect(!text.contains("later") && !text.contains("desk"))
    }

    @Test("a long row of parts is no circle")
    func row() throws {
        try Onboarding.template {
            $0.parts = (1...RequestPart.maximumCount).reversed().map { number in
                let draft = RequestDraft("Stap \(number)", team: "it")
                return .init("p\(number)", draft, after: number > 1 ? ["p\(number - 1)"] : [])
            }
        }.validate()
    }
}

/// What a template cannot be, and what its refusal must name.
struct TemplateFault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let words: [String]
    let change: @Sendable (inout RequestTemplate) -> Void

    init(_ name: String, _ words: String..., change: @escaping @Sendable (inout RequestTemplate) -> Void) {
        (testDescription, self.words, self.change) = (name, words, change)
    }

    static let all = [
        TemplateFault("waits for itself", "“desk”, which waits for “desk”") { $0.parts[2].after = ["desk"] },
        TemplateFault("two wait for each other", "“account”", "“laptop”") { $0.parts[0].after = ["laptop"] },
        TemplateFault("comes after nothing", "“desk”", "“shoes”") { $0.parts[2].after = ["shoes"] },
        TemplateFault("the same name", "same name") { $0.parts[1].name = "account" },
        TemplateFault("no name", "parts") { $0.parts[1].name = "a b" },
        TemplateFault("unknown place", "{city}", "{name}") { $0.draft.text = "À {city}." },
        TemplateFault("unknown place in a part", "{city}") { $0.parts[1].draft.subject = "Naar {city}" },
        TemplateFault("unknown place in a step", "{city}") { $0.draft.checklist = ["Train pour {city}"] },
        TemplateFault("unknown place in an answer", "{city}") { $0.draft.fields = ["où": .text("{city}")] },
        TemplateFault("too far ahead", "“desk”", "366") { $0.parts[2].ahead = 367 * 86_400 },
        TemplateFault("no subject", "subject") { $0.parts[2].draft.subject = " " },
        TemplateFault("no title", "title") { $0.title = "" },
        // What is asked for and can be no place would be asked for in vain.
        TemplateFault("asks for what no place can be", "start date") { $0.asks.append("start date") },
        TemplateFault("asks twice", "day") { $0.asks.append("day") },
    ]
}
