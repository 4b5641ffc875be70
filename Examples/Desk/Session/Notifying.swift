#if Command
    import Foundation
    import ServiceDesk
    import WebhookNotifier

    /// How people are told, as DESK_NOTIFY or an option says; `nil` where nobody is told.
    ///
    /// - Parameters:
    ///   - forms: `console`, `file:PATH`, `webhook:URL` or `chat:FILE`, each once at most; `nil` for what DESK_NOTIFY
    ///     says.
    ///   - print: Prints a notice for the console; called from several tasks at once. A command that does no due work
    ///     prints none.
    func noticeOptions(
        _ forms: [String]? = nil, printing print: @escaping @Sendable (String) -> Void = { _ in }
    ) throws -> NoticeOptions? {
        let forms = forms ?? environment("DESK_NOTIFY")?.split(separator: " ").map(String.init) ?? []
        guard !forms.isEmpty else { return nil }
        let notifiers = try forms.map { try notifier($0, printing: print) }
        guard Set(notifiers.map(\.name)).count == notifiers.count else {
            throw Failure(.usage, "Each way to notify is named once: console, file:PATH, webhook:URL, chat:FILE.")
        }
        var options = NoticeOptions(notifiers)
        options.zone = TimeZone.current.identifier
        return options
    }

    private func notifier(
        _ form: String, printing print: @escaping @Sendable (String) -> Void
    ) throws -> any Notifier {
        let parts = form.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("console", 1): return ConsoleNotifier(write: print)
        case ("file", 2): return FileNotifier(path: parts[1])
        case ("webhook", 2): return try webhook(parts[1])
        case ("chat", 2):
            let channels = try ChannelFile(reading: parts[1])
            return ChatNotifier(
                channels.service, teams: channels.teams, people: channels.people, options: try webhookOptions())
        default:
            throw Failure(
                .usage, "“\(form)” is no way to notify; there is console, file:PATH, webhook:URL and chat:FILE.")
        }
    }

    private func webhook(_ url: String) throws -> WebhookNotifier {
        guard let endpoint = WebhookEndpoint(url) else {
            throw Failure(.usage, "“\(url)” is no URL of a webhook: https://host/path, without a user and a fragment.")
        }
        guard let secret = environment("DESK_WEBHOOK_SECRET").flatMap({ WebhookSecret($0) }) else {
            throw Failure(.usage, "DESK_WEBHOOK_SECRET is what signs webhooks: at least 24 characters.")
        }
        return WebhookNotifier(endpoint, secret: secret, options: try webhookOptions())
    }

    private func webhookOptions() throws -> WebhookOptions {
        var options = WebhookOptions()
        options.allowing = try (environment("DESK_WEBHOOK_ALLOW") ?? "").split(separator: " ").map { text in
            guard let range = AddressRange(String(text)) else {
                throw Failure(.usage, "DESK_WEBHOOK_ALLOW has ranges such as 10.1.0.0/16, not “\(text)”.")
            }
            return range
        }
        return options
    }
#endif
