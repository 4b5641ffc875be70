#if Web
    import Foundation
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    // Hummingbird's are called otherwise here.
    typealias Request = ServiceDesk.Request
    typealias Page = ServiceDesk.Page
    typealias HTTPMessage = HummingbirdCore.Request

    /// What all pages share.
    final class Site: Sendable {
        let desk: Desk
        let identity: any SiteIdentity
        let options: SiteOptions
        let templates: [Language: SiteTemplates]
        let style: StaticFile
        let script: StaticFile
        let chatScript: StaticFile
        let changes: RateLimiter
        let live: LiveFeed
        let tokens: APITokens
        let calls: RateLimiter
        let provisioningCalls: RateLimiter
        let counts = QueueCounts()
        let views: SavedViews
        let rowMarkups = RowMarkups()
        let fragments = PageFragments()
        let documents = RequestDocuments()
        /// Whoever changes the directory, by SCIM, on the pages or by the API, does so one after the other.
        let directoryTurns = Turns(atOnce: 1)
        /// Pages that read a lot, looking people up, and feeds: so many for one person.
        let reports = RateLimiter(limit: 10, seconds: 60)
        let trials = RateLimiter(limit: 30, seconds: 60)
        let lookups = RateLimiter(limit: 60, seconds: 60)
        let feeds = RateLimiter(limit: 60, seconds: 3_600)
        let operations: [APIOperation]
        private let apiDescription: APIOperation

        init(_ desk: Desk, _ identity: any SiteIdentity, _ options: SiteOptions) throws {
            guard options.path.isEmpty || (options.path.hasPrefix("/") && !options.path.hasSuffix("/")) else {
                throw SiteError("The path “\(options.path)” begins with a slash and does not end with one.")
            }
            if let origin = options.origin {
                let parts = origin.split(separator: "/", omittingEmptySubsequences: false)
                guard parts.count == 3, ["http:", "https:"].contains(parts[0]), parts[1].isEmpty, !parts[2].isEmpty
                else {
                    throw SiteError("The origin “\(origin)” is written as https://desk.example, without a path.")
                }
            }
            if let problem = SiteTexts.unknown(options.texts) { throw SiteError(problem) }
            try SiteHook.check(options.hooks)
            (self.desk, self.identity, self.options) = (desk, identity, options)
            style = StaticFile(
                "desk", "css", "text/css", PackageResources.desk_css + Array("\n\(options.style)".utf8))
            script = StaticFile("desk", "js", "text/javascript", PackageResources.desk_js)
            chatScript = StaticFile("chat", "js", "text/javascript", PackageResources.chat_js)
            changes = RateLimiter(limit: options.limits.changesPerMinute, seconds: 60)
            live = LiveFeed(desk, options.limits)
            tokens = APITokens(desk)
            views = SavedViews(desk)
            calls = RateLimiter(limit: options.limits.callsPerMinute, seconds: 60)
            provisioningCalls = RateLimiter(limit: options.limits.callsPerMinute, seconds: 60)
            operations =
                Self.operations + (options.administration == nil ? [] : Self.administrationOperations)
                + (options.report == nil ? [] : Self.reportOperations)
                + (options.quarantine == nil ? [] : Self.quarantineOperations) + Self.hookOperations(options.hooks)
            apiDescription = Self.description(of: operations, options)
            templates = try SiteTemplates.all(options)
        }

        /// All that the site answers. There is no other door.
        var routes: [Route] {
            let pages = pageRoutes
            return pages + embeddedRoutes(of: pages) + (operations + [apiDescription]).map(\.route)
        }

        private var pageRoutes: [Route] {
            [
                portalRoutes, requestRoutes, knowledgeRoutes, teamRoutes, consoleRoutes,
                options.offersChat ? chatRoutes : [], liveRoutes, identityRoutes, clockRoutes, callRoutes,
                problemRoutes, obligationRoutes, feedRoutes, options.report == nil ? [] : reportRoutes,
                provisioningRoutes, administrationRoutes, quarantineRoutes, staticRoutes,
            ]
            .flatMap { $0 }
        }

        private var staticRoutes: [Route] {
            [style, script, chatScript].map { file in
                Route(.get, "/static/\(file.name)", for: .anyone) { _ in file.response }
            }
        }

        func now() -> Timestamp { desk.configuration.time.now() }
    }

    /// A file of the site that never changes under its name.
    struct StaticFile: Sendable {
        let name: String
        let response: Response

        init(_ name: String, _ suffix: String, _ type: String, _ bytes: [UInt8]) {
            self.name = "\(name)-\(Digest(of: bytes).description.prefix(12)).\(suffix)"
            response = Response(
                status: .ok,
                headers: [
                    .contentType: "\(type); charset=utf-8", .cacheControl: "public, max-age=31536000, immutable",
                ],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
    }
#endif
