#if Web
    import Mustache
    import ServiceDesk

    /// What a template is filled with.
    typealias PageValues = [String: any Sendable]

    /// The templates of the pages in one language.
    ///
    /// A text stands in a template as `[[name]]` and is put in when the template is read, so that it costs nothing when
    /// a page is made; it may have values of its own (`{{count}}`). All values are escaped, in whatever braces they
    /// stand.
    struct SiteTemplates: Sendable {
        let texts: SiteTexts
        private let library: MustacheLibrary

        static var names: [String] { resources.keys.sorted() }

        /// Those of a site that replaces none, which are read once in a process.
        private static let standards = Result {
            try SiteTexts.languages.map { try SiteTemplates(SiteTexts($0), replaced: [:]) }
        }

        /// All that a site has.
        ///
        /// - Throws: ``SiteError`` that names the template.
        static func all(_ options: SiteOptions) throws -> [Language: SiteTemplates] {
            var all: [Language: SiteTemplates] = [:]
            for standard in try standards.get() {
                let (language, texts) = (standard.texts.language, options.texts[standard.texts.language] ?? [:])
                let isStandard = texts.isEmpty && options.templates.isEmpty
                all[language] =
                    isStandard
                    ? standard
                    : try SiteTemplates(SiteTexts(language, replaced: texts), replaced: options.templates)
            }
            return all
        }

        /// - Throws: ``SiteError`` that names the template.
        init(_ texts: SiteTexts, replaced: [String: String]) throws {
            if let unknown = replaced.keys.sorted().first(where: { !Self.names.contains($0) }) {
                throw SiteError("There is no template “\(unknown)”; they are: \(Self.names.joined(separator: ", ")).")
            }
            var library = MustacheLibrary()
            for name in Self.names {
                let text = HTMLEscaping.unescaping(
                    try texts.filled(into: replaced[name] ?? Self.standard(name), of: name))
                do {
                    try library.register(text, named: name)
                } catch {
                    throw SiteError("The template “\(name)” cannot be read: \(error)")
                }
            }
            (self.texts, self.library) = (texts, library)
        }

        func render(_ name: String, _ values: PageValues) throws -> String {
            guard let text = library.render(HTMLEscaping.node(values), withTemplate: name) else {
                throw SiteError("There is no template “\(name)”.")
            }
            return text
        }

        /// Puts a page together of what is kept of it and what is another each time.
        ///
        /// - Parameters:
        ///   - values: Those that are mostly the same.
        ///   - varying: The others: texts and markup. A template shows them, and asks nothing about them.
        func render(
            _ name: String, _ values: PageValues, varying: PageValues, from fragments: PageFragments
        ) throws -> String {
            let shell = try fragments.shell("\(name)\0\(texts.language)\0\(values.fingerprint)") {
                let places = varying.keys.map { ($0, PageShell.place(of: $0) as any Sendable) }
                return PageShell(try render(name, values.merging(places) { $1 }))
            }
            return shell.filled(varying.mapValues(HTMLEscaping.markup))
        }

        private static func standard(_ name: String) -> String {
            String(decoding: resources[name] ?? [], as: UTF8.self)
        }

        /// The standard ones, by the names of their files.
        private static let resources: [String: [UInt8]] = [
            "layout": PackageResources.layout_mustache,
            "message": PackageResources.message_mustache,
            "sign-in": PackageResources.sign_in_mustache,
            "sign-in-link": PackageResources.sign_in_link_mustache,
            "home": PackageResources.home_mustache,
            "ask": PackageResources.ask_mustache,
            "suggestions": PackageResources.suggestions_mustache,
            "requests": PackageResources.requests_mustache,
            "request": PackageResources.request_mustache,
            "articles": PackageResources.articles_mustache,
            "article": PackageResources.article_mustache,
            "teams": PackageResources.teams_mustache,
            "team": PackageResources.team_mustache,
            "queue": PackageResources.queue_mustache,
            "queue-filter": PackageResources.queue_filter_mustache,
            "queue-bulk": PackageResources.queue_bulk_mustache,
            "rows": PackageResources.rows_mustache,
            "fields": PackageResources.fields_mustache,
            "problem": PackageResources.problem_mustache,
            "timeline": PackageResources.timeline_mustache,
            "chat": PackageResources.chat_mustache,
            "chat-begin": PackageResources.chat_begin_mustache,
            "chats": PackageResources.chats_mustache,
            "rooms": PackageResources.rooms_mustache,
            "call": PackageResources.call_mustache,
            "clocks": PackageResources.clocks_mustache,
            "problems": PackageResources.problems_mustache,
            "proposals": PackageResources.proposals_mustache,
            "obligations": PackageResources.obligations_mustache,
            "reports": PackageResources.reports_mustache,
            "sign-in-form": PackageResources.sign_in_form_mustache,
            "admin": PackageResources.admin_mustache,
            "admin-kinds": PackageResources.admin_kinds_mustache,
            "admin-entry": PackageResources.admin_entry_mustache,
            "difference": PackageResources.difference_mustache,
            "quarantine": PackageResources.quarantine_mustache,
        ]
    }
#endif
