#if SQLite
    import ServiceDesk

    extension Desk {
        /// One change that bears a mark, with the mark as its key: doing it again does nothing more.
        ///
        /// - Parameter number: Of the request to change; an opening takes none.
        package func change(_ action: String, _ mark: String, _ number: Request.Number) async throws -> Request {
            let host = Viewer.host("load")
            switch action {
            case "open":
                let draft = RequestDraft(
                    "L’imprimante ne répond plus \(mark)", text: "Mijn wachtwoord is verlopen", requester: "anna",
                    team: "it",
                    tags: ["printer"])
                return try await open(draft, as: host, key: mark)
            case "reply": return try await reply("We look into it: \(mark)", to: .number(number), as: host, key: mark)
            case "tag": return try await perform(.tag([mark]), on: .number(number), as: host, key: mark)
            case "take":
                let person: Person.ID = number.isMultiple(of: 2) ? "bert" : "chloe"
                return try await perform(.take, on: .number(number), as: viewer(for: person), key: mark)
            case "attach":
                let bytes = Array("\(mark) ".utf8) + [UInt8](repeating: 7, count: 10_000)
                let file = try await upload(name: "\(mark).txt", as: host, bytes: bytes)
                return try await reply(mark, attachments: [file], to: .number(number), as: host, key: mark)
            default:
                let answer = makeMessage("Done: \(mark)")
                return try await perform(.resolve(.fixed, answer), on: .number(number), as: host, key: mark)
            }
        }
    }
#endif
