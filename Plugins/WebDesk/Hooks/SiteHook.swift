#if Web
    import Foundation
    import ServiceDesk

    /// A program outside that tells the desk of something, and the desk opens a request of it: monitoring that has
    /// found a disk full, a form of another system (``SiteOptions/hooks``).
    ///
    /// What it sends is signed as Standard Webhooks says (``ServiceDesk/WebhookSignature``), and is JSON. It comes to
    /// `POST …/api/v1/hooks/NAME`; the same message again opens nothing twice.
    public struct SiteHook: Sendable {
        /// In the address: letters, digits and hyphens, 1 to 50.
        public let name: String
        /// In whose name requests are opened: somebody of the directory, with their rights.
        public let person: Person.ID
        let signatures: [WebhookSignature]
        let draft: @Sendable (SiteHookMessage) throws -> RequestDraft?

        /// - Parameters:
        ///   - secrets: At least one; two while one is exchanged for another. No other hook has them, nor what the
        ///     desk signs its own webhooks with.
        ///   - draft: Makes a request of what came; `nil` where there is nothing to do, as for an alarm that is over.
        ///     Where it throws a ``SiteError`` whoever sent it is told what is wrong; of other errors, that it cannot
        ///     be taken.
        public init(
            _ name: String, secrets: [WebhookSecret], as person: Person.ID,
            _ draft: @escaping @Sendable (SiteHookMessage) throws -> RequestDraft?
        ) {
            (self.name, self.person, self.draft) = (name, person, draft)
            signatures = secrets.map { WebhookSignature($0) }
        }

        /// One whose messages are `{"subject": …, "text": …}`, with `service`, `tags`, `impact` and `urgency` (1 to 3)
        /// where they want.
        public init(_ name: String, secrets: [WebhookSecret], as person: Person.ID, to team: Team.ID) {
            self.init(name, secrets: secrets, as: person) { message in
                let content = try message.decode(Content.self)
                var draft = RequestDraft(content.subject, text: content.text ?? "", team: team)
                draft.service = content.service.map { Service.ID($0) }
                draft.tags = SortedSet(content.tags ?? [])
                (draft.impact, draft.urgency) = (content.impact, content.urgency)
                return draft
            }
        }

        private struct Content: Decodable {
            var subject: String
            var text, service: String?
            var tags: [String]?
            var impact: Impact?
            var urgency: Urgency?
        }

        /// - Throws: ``SiteError`` that says what is wrong with the hooks of a site.
        static func check(_ hooks: [SiteHook]) throws {
            for hook in hooks {
                let isPlain = hook.name.utf8.allSatisfy { byte in
                    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D
                }
                guard isPlain, (1...50).contains(hook.name.utf8.count) else {
                    throw SiteError("The hook “\(hook.name)” has 1 to 50 letters, digits and hyphens for a name.")
                }
                guard !hook.signatures.isEmpty else {
                    throw SiteError("The hook “\(hook.name)” has no secret: anybody could send it something.")
                }
            }
            guard Set(hooks.map(\.name)).count == hooks.count else {
                throw SiteError("Two hooks have one name.")
            }
            // What is signed does not say for which hook it is.
            let secrets = hooks.flatMap { $0.signatures.map(\.secret) }
            for (index, secret) in secrets.enumerated() where secrets[..<index].contains(where: secret.isSame) {
                throw SiteError("Two hooks have one secret: what is meant for one would be good for the other.")
            }
        }
    }

    /// What came by a hook.
    public struct SiteHookMessage: Sendable {
        /// The same for each copy of the message.
        public let id: String
        /// As it was sent, at most 256 KiB.
        public let body: [UInt8]

        /// The body as a value.
        ///
        /// - Throws: ``SiteError`` that says what is missing or of another sort, for whoever sent it.
        public func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            do {
                return try JSONDecoder().decode(type, from: Data(body))
            } catch DecodingError.keyNotFound(let key, _) {
                throw SiteError("“\(key.stringValue)” is missing.")
            } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
                let place = context.codingPath.map(\.stringValue).joined(separator: ".")
                throw SiteError("“\(place)” is of another sort.")
            } catch {
                throw SiteError("It is not the JSON that this hook takes.")
            }
        }
    }
#endif
