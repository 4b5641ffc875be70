#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON

    struct ListParts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "parts", abstract: "Say what the parts of a request stand at.",
            discussion: "The team that handles the request sees them.")

        @Argument(help: "The request.") var number: NumberArgument
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let request = try await naming([number]) {
                try await session.desk.request(number.reference, as: session.viewer)
            }
            var (parts, done) = ([PartJSON](), Set<String>())
            for part in request.parts {
                let child = try await session.child(of: part)
                parts.append(PartJSON(part, child))
                let isDone = child.map { !$0.state.isOpen && $0.resolution != nil && $0.resolution != .declined }
                if part.isSkipped || isDone == true { done.insert(part.name) }
            }
            if session.isJSON { return try Terminal.printJSON(PartsAnswer(number: request.number, parts: parts)) }
            guard !parts.isEmpty else {
                return Terminal.print("#\(request.number) has no parts that you may see.")
            }
            let now = SystemTime().now()
            var table = Table(columns: [
                .init(title: "PART"), .init(title: "STANDS AT"), .init(title: "TO"), .init(title: "AFTER"),
                .init(title: "SUBJECT"),
            ])
            table.rows = zip(request.parts, parts).map { part, json in
                [
                    .init(text: part.name, style: Style.bold),
                    .init(text: json.words(part, of: request, done, at: now)),
                    .init(text: json.team ?? json.service ?? "-"),
                    .init(text: json.after.isEmpty ? "-" : json.after.joined(separator: ", ")),
                    .init(text: part.draft.subject),
                ]
            }
            table.print()
        }
    }

    extension Session {
        /// The request that a part has become; `nil` where it has not, or the viewer may not see it.
        fileprivate func child(of part: RequestPart) async throws -> Request? {
            guard let id = part.request else { return nil }
            do {
                return try await desk.request(.id(id), as: viewer)
            } catch let rejection as Rejection where rejection.code == .notFound {
                return nil
            }
        }
    }

    struct SkipPart: PerformingCommand {
        static let configuration = CommandConfiguration(
            commandName: "skip", abstract: "Go on without a part of a request.",
            discussion: "Also without one that was declined: what comes after it is opened then.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "The part’s name (see “desk template parts”).") var part: String
        @OptionGroup var acting: ActingOptions

        func command(in session: Session) -> RequestCommand { .skip(part: part) }
    }

    // MARK: - For programs

    struct PartsAnswer: Encodable {
        var number: Request.Number
        var parts: [PartJSON]
    }

    extension PartJSON {
        /// - Parameter done: The parts that no other waits for any more.
        fileprivate func words(
            _ part: RequestPart, of parent: Request, _ done: Set<String>, at now: Timestamp
        ) -> String {
            let isDeclined = resolution == Resolution.declined.rawValue
            let request = number.map { "#\($0) \(isDeclined ? "declined" : requestState ?? "")" }
            switch state {
            case .skipped: return request.map { "\($0), skipped" } ?? "skipped"
            case .opened: return (request ?? "opened, not for you to see") + (isDeclined ? ": skip it to go on" : "")
            case .waiting: return waiting(part, of: parent, done, at: now)
            }
        }

        private func waiting(
            _ part: RequestPart, of parent: Request, _ done: Set<String>, at now: Timestamp
        ) -> String {
            let asked = parent.approvals.filter { $0.purpose == .consent && $0.outcome != .withdrawn }
            if let open = asked.first(where: \.isOpen) { return "waits for approval \(open.id)" }
            if let last = asked.last, last.outcome != .approved {
                return "approval \(last.id): \(last.outcome?.rawValue ?? "")"
            }
            let before = part.after.filter { !done.contains($0) }
            if !before.isEmpty { return "waits for \(before.joined(separator: ", "))" }
            guard let time = part.opensAt, time > now else { return "opens next" }
            return "opens \(time.long)"
        }
    }
#endif
