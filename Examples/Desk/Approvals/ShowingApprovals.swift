#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON

    struct ListApprovals: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List what you are asked to agree to, the oldest requests first.")

        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let awaited = try await session.desk.awaitedApprovals(as: session.viewer)
            guard !session.isJSON else {
                return try Terminal.printJSON(["approvals": awaited.map { AwaitedApprovalJSON($0) }])
            }
            guard !awaited.isEmpty else { return Terminal.print("Nobody asks you to agree to anything.") }
            var table = Table(columns: [
                .init(title: "#", isNumber: true), .init(title: "APPROVAL", isNumber: true),
                .init(title: "REQUESTER", needsWidth: 80), .init(title: "LAPSES", needsWidth: 60),
                .init(title: "QUESTION", maximumWidth: 60), .init(title: "SUBJECT"),
            ])
            table.rows = awaited.map { awaited in
                [
                    .init(text: "\(awaited.request.number)", style: Style.bold),
                    .init(text: "\(awaited.approval.id)"), .init(text: awaited.request.requester.rawValue),
                    .init(text: awaited.approval.due?.long ?? "never"), .init(text: awaited.approval.words),
                    .init(text: awaited.request.subject),
                ]
            }
            table.print()
        }
    }

    struct ShowApprovals: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show what was asked on a request, and who has said what.")

        @Argument(help: "The request.") var number: NumberArgument
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let request = try await naming([number]) {
                try await session.desk.request(number.reference, as: session.viewer)
            }
            guard !session.isJSON else {
                return try Terminal.printJSON(
                    ApprovalsAnswer(number: request.number, approvals: request.approvals.map { ApprovalJSON($0) }))
            }
            guard !request.approvals.isEmpty else {
                return Terminal.print("Nobody was asked to agree to anything on #\(request.number).")
            }
            var table = Table(columns: [
                .init(title: "APPROVAL", isNumber: true), .init(title: "STATE"), .init(title: "NEEDED"),
                .init(title: "LAPSES", needsWidth: 80), .init(title: "PERSON"), .init(title: "SAYS"),
                .init(title: "QUESTION AND REMARKS"),
            ])
            for approval in request.approvals { table.rows += rows(of: approval) }
            table.print()
        }

        /// The question, and a row for each of those asked.
        private func rows(of approval: Approval) -> [[Table.Cell]] {
            let head: [Table.Cell] = [
                .init(text: "\(approval.id)", style: Style.bold), .init(text: approval.state, style: approval.style),
                .init(text: "\(approval.needed) of \(approval.approvers.count)"),
                .init(text: approval.due?.long ?? "never"), .init(text: ""), .init(text: ""),
                .init(text: approval.words),
            ]
            return [head]
                + approval.approvers.map { person in
                    let vote = approval.votes.first { $0.person == person }
                    let says = vote.map { $0.agrees ? "yes" : "no" } ?? (approval.isOpen ? "not yet" : "nothing")
                    return [
                        .init(text: ""), .init(text: ""), .init(text: ""), .init(text: ""),
                        .init(text: person.rawValue), .init(text: says), .init(text: vote?.remark ?? ""),
                    ]
                }
        }
    }

    extension Approval {
        /// What there is to agree to.
        var words: String { purpose == .excuse ? "to let off whoever owes it: \(question)" : question }

        fileprivate var style: (String) -> String {
            switch outcome {
            case nil: Style.yellow
            case .approved: Style.green
            case .declined: Style.red
            case .lapsed, .withdrawn: Style.dim
            }
        }
    }

    // MARK: - For programs

    struct ApprovalsAnswer: Encodable {
        var number: Request.Number
        var approvals: [ApprovalJSON]
    }

    struct AwaitedApprovalJSON: Encodable {
        var number: Request.Number
        var subject, requester: String
        var approval: ApprovalJSON

        init(_ awaited: Desk.AwaitedApproval) {
            (number, subject) = (awaited.request.number, awaited.request.subject)
            (requester, approval) = (awaited.request.requester.rawValue, ApprovalJSON(awaited.approval))
        }
    }
#endif
