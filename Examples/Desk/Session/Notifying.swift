#if Command
    import Foundation
    import ServiceDesk
    import WebhookNotifier

    /// Every form in which DESK_NOTIFY and an option say how people are told.
    private let forms = ["console", "file:PATH", "webhook:URL", "chat:FILE", "mail"]

    /// That people are told, for a command that plans it: whoever delivers knows where. `nil` where nobody is told.
    func plannedNotices() throws -> NoticeOptions? {
        let named = namedForms
        for form in named { _ = try parts(of: form) }
        return named.isEmpty ? nil : NoticeOptions([])
    }

    /// How people are told, as DESK_NOTIFY or an option says; `nil` where nobody is told.
    ///
    /// - Parameters:
    ///   - named: ``forms``, each once at most; `nil` for what DESK_NOTIFY says.
    ///   - print: Prints a notice for the console; called from several tasks at once. A command that does no due work
    ///     prints none.
    func noticeOptions(
        _ named: [String]? = nil, printing print: @escaping @Sendable (String) -> Void = { _ in }
    ) throws -> NoticeOptions? {
        let named = named ?? namedForms
        guard !named.isEmpty else { return nil }
        let notifiers = try named.map { try notifier($0, printing: print) }
        guard Set(notifiers.map(\.name)).count == notifiers.count else {
            throw Failure(.usage, "Each way to notify is named once: \(forms.joined(separator: ", ")).")
        }
        var options = NoticeOptions(notifiers)
        options.zone = TimeZone.current.identifier
        return options
    }

    /// Mail as the commands plan it that do not send it: “desk mail run” does.
    struct PlannedMail: Notifier {
        let name: NotifierName = "mail"

        func reaches(_ recipient: NoticeRecipient) -> Bool {
            guard case .person(let person) = recipient else { return false }
            return person.addresses.contains { $0.kind == .mail }
        }

        func deliver(_ notice: Notice) async throws(DeliveryError) {
            throw DeliveryError(.failed, "“desk mail run” sends mail.")
        }
    }

    private var namedForms: [String] { environment("DESK_NOTIFY")?.split(separator: " ").map(String.init) ?? [] }

    private func parts(of form: String) throws -> (word: String, rest: String) {
        let parts = form.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("console"?, 1), ("mail"?, 1), ("file"?, 2), ("webhook"?, 2), ("chat"?, 2):
            return (parts[0], parts.last ?? "")
        default:
            throw Failure(.usage, "“\(form)” is no way to notify; there is: \(forms.joined(separator: ", ")).")
        }
    }

    private func notifier(
        _ form: String, printing print: @escaping @Sendable (String) -> Void
    ) throws -> any Notifier {
        let (word, rest) = try parts(of: form)
        switch word {
        case "console": return ConsoleNotifier(write: print)
        case "mail": return PlannedMail()
        case "file": return FileNotifier(path: rest)
        case "webhook": return try webhook(rest)
        default:
            let channels = try ChannelFile(reading: rest)
            return ChatNotifier(
                channels.service, teams: channels.teams, people: channels.people, options: try webhookOptions())
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
