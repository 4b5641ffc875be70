#if Webhook
    import ServiceDesk

    /// Tells teams, and people, in a chat: by the incoming webhooks of Slack, Mattermost or Microsoft Teams.
    ///
    /// An incoming webhook is a URL for one channel. A channel of a team is a place that all its members read
    /// (``NoticeRecipient/team(_:)``): nothing confidential is told there. The chats do not recognise repetitions: what
    /// they took without an answer is there twice.
    public struct ChatNotifier: Notifier {
        /// Whose incoming webhook it is.
        public enum Service: Sendable, CaseIterable {
            case slack, mattermost
            /// Of a workflow of Microsoft Teams that posts adaptive cards.
            case teams
        }

        public let name: NotifierName
        private let service: Service
        private let teams: [Team.ID: Place]
        private let people: [Person.ID: Place]
        private let sender: WebhookSender

        private struct Place: Sendable {
            let endpoint: WebhookEndpoint
            /// Each place rests on its own: one channel that is gone silences no other.
            let breaker = CircuitBreaker()
        }

        /// - Parameters:
        ///   - teams: The webhook of each team's channel.
        ///   - people: The webhook of a channel that one person alone reads.
        public init(
            name: NotifierName = "chat", _ service: Service, teams: [Team.ID: WebhookEndpoint],
            people: [Person.ID: WebhookEndpoint] = [:], options: WebhookOptions = WebhookOptions()
        ) {
            self.name = name
            self.service = service
            self.teams = teams.mapValues { Place(endpoint: $0) }
            self.people = people.mapValues { Place(endpoint: $0) }
            sender = WebhookSender(options: options)
        }

        private func place(of recipient: NoticeRecipient) -> Place? {
            switch recipient {
            case .person(let person): people[person.id]
            case .team(let team): teams[team.id]
            }
        }

        public func reaches(_ recipient: NoticeRecipient) -> Bool { place(of: recipient) != nil }

        public func deliver(_ notice: Notice) async throws(DeliveryError) {
            guard let place = place(of: notice.recipient) else {
                throw DeliveryError(.refused, "“\(notice.recipient.name)” has no channel any more.")
            }
            let body =
                switch service {
                case .slack: try JSONBody.bytes(SlackMessage(notice))
                case .mattermost: try JSONBody.bytes(MattermostMessage(notice))
                case .teams: try JSONBody.bytes(TeamsMessage(notice))
                }
            try await sender.post(body, [], to: place.endpoint, breaker: place.breaker)
        }
    }
#endif
