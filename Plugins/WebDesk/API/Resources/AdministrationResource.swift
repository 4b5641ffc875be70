#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    /// The organisation and what it owes again and again, for those who keep it. Texts are those of the organisation
    /// file and of the file of obligations.
    extension Site {
        static var administrationOperations: [APIOperation] {
            [
                APIOperation(
                    .get, "/organisation", "readOrganisation", "Entries of the directory as a text.",
                    for: .administration,
                    query: [
                        .required("kind", .choice(DirectoryEntry.Kind.allCases.map(\.rawValue))),
                        APIField("after", .identifier, "`next` of the page before."),
                    ], answers: .ok(.named("OrganisationText"), "At most 500 entries, by id.")
                ) { call in
                    let directory = try call.visit.administration.directory
                    guard let kind: DirectoryEntry.Kind = call.query.choice("kind") else { throw APIProblem.notFound }
                    let entries = try await directory.entries(
                        DirectoryQuery(kind, after: call.query.text("after"), limit: 500))
                    return try call.json(
                        OrganisationTextJSON(
                            text: try OrganisationWriter().text(of: entries),
                            next: entries.count == 500 ? entries.last?.id : nil))
                },
                APIOperation(
                    .post, "/organisation", "changeOrganisation",
                    "Add and change entries, all or none, or find out what that would do.", for: .administration,
                    body: .object([
                        .required("text", .text(2 << 20, isBlankAllowed: false), "As the organisation file has it."),
                        APIField("isTrial", .boolean, "Only say what would change."),
                    ]), answers: .ok(.named("OrganisationChanges"), "What has changed, or would.")
                ) { call in
                    let administration = try call.visit.administration
                    let policies = call.desk.configuration.assignmentPolicies.map(\.name)
                    let file = try call.reading {
                        try OrganisationFile(
                            Array((call.body.text("text") ?? "").utf8), named: "text", assigningBy: policies)
                    }
                    return try await call.site.directoryTurns.take {
                        try await call.changeOrganisation(to: file, in: administration.directory)
                    }
                },
                APIOperation(
                    .get, "/obligations", "listObligations", "What is owed again and again.", for: .administration,
                    answers: .ok(.named("ObligationList"), "Those of which something is still to be opened, by id.")
                ) { call in
                    let all = try await call.desk.obligations(as: .administration)
                    return try call.json(ObligationListJSON(obligations: all.map(ObligationJSON.init)))
                },
                APIOperation(
                    .post, "/obligations", "defineObligations",
                    "Define obligations, or change them, one after the other.",
                    for: .administration,
                    body: .object([
                        .required(
                            "text", .text(2 << 20, isBlankAllowed: false), "As the file of obligations has it.")
                    ]), answers: .ok(.named("ObligationList"), "All of them, afterwards.")
                ) { call in
                    let file = try call.reading {
                        try ObligationFile(Array((call.body.text("text") ?? "").utf8), named: "text")
                    }
                    for obligation in file.obligations {
                        do {
                            try await call.desk.define(obligation, as: .administration)
                            try call.noteChange(of: obligation.id)
                        } catch let rejection as Rejection {
                            throw APIMistake(pointer: "/text", text: "“\(obligation.id)”: \(rejection)")
                        }
                    }
                    let all = try await call.desk.obligations(as: .administration)
                    return try call.json(ObligationListJSON(obligations: all.map(ObligationJSON.init)))
                },
                APIOperation(
                    .delete, "/obligations/{obligation}", "withdrawObligation",
                    "End an obligation: nothing more of it is opened.", for: .administration, answers: .done
                ) { call in
                    let id = Obligation.ID(try call.visit.parameter("obligation"))
                    guard
                        try await call.desk.obligations(as: .administration).contains(where: { $0.obligation.id == id })
                    else { throw APIProblem.notFound }
                    try await call.desk.withdraw(id, as: .administration)
                    try call.noteChange(of: id)
                    return Response(status: .noContent)
                },
            ]
        }
    }

    extension Viewer {
        /// Who has been let in as an administrator does what only the desk may.
        fileprivate static let administration = Viewer.host("administration")
    }

    extension APICall {
        fileprivate func changeOrganisation(
            to file: OrganisationFile, in directory: any DirectoryStore
        ) async throws -> Response {
            let (changes, isTrial): (OrganisationChanges, Bool)
            do {
                changes = try await OrganisationChanges(file, in: directory, at: site.now())
                isTrial = body.flag("isTrial") ?? false
                if !isTrial {
                    try await changes.save(in: directory)
                    try visit.noteChange(changes)
                }
            } catch let mistake as YAMLMistake {
                throw APIMistake(pointer: "/text", text: mistake.description)
            } catch let error as StoreError where error.code == .constraint {
                throw APIMistake(pointer: "/text", text: error.description)
            }
            return try json(
                OrganisationChangesJSON(
                    added: changes.added, changed: changes.changed, unchanged: changes.unchanged, isTrial: isTrial))
        }

        fileprivate func noteChange(of obligation: Obligation.ID) throws {
            let person = try viewer.actor
            desk.configuration.logger.notice(
                "An obligation was changed.", metadata: ["by": "\(person)", "obligation": "\(obligation)"])
        }

        fileprivate func reading<Value>(_ body: () throws -> Value) throws -> Value {
            do {
                return try body()
            } catch let mistake as YAMLMistake {
                throw APIMistake(pointer: "/text", text: mistake.description)
            }
        }
    }

    struct OrganisationTextJSON: Encodable {
        let text: String
        let next: String?

        static let schema = APISchema.object([
            .required("text", .text(64 << 20)), APIField("next", .identifier, "Left out at the end."),
        ])
    }

    struct OrganisationChangesJSON: Encodable {
        let added, changed: [String]
        let unchanged: Int
        let isTrial: Bool

        static let schema = APISchema.object([
            .required("added", .list(.text(300), atMost: 100_000), "As `person anna`."),
            .required("changed", .list(.text(300), atMost: 100_000)), .required("unchanged", .integer(0...100_000)),
            .required("isTrial", .boolean),
        ])
    }

    struct ObligationListJSON: Encodable { let obligations: [ObligationJSON] }

    struct ObligationJSON: Encodable {
        let id, title: String
        let opensAt: TimeJSON
        let failure: String?
        let isGivenUp: Bool
        let definition: Obligation

        init(_ defined: Desk.DefinedObligation) {
            (id, title) = (defined.obligation.id.rawValue, defined.obligation.title)
            (opensAt, failure) = (TimeJSON(defined.opensAt), defined.failure)
            (isGivenUp, definition) = (defined.isGivenUp, defined.obligation)
        }

        static let schema = APISchema.object([
            .required("id", .identifier), .required("title", .text(1_000)),
            .required("opensAt", .time, "When its next requests are opened."),
            APIField("failure", .text(10_000), "Why they could not be."), .required("isGivenUp", .boolean),
            .required("definition", .anything, "In the form of journals and exports."),
        ])
    }
#endif
