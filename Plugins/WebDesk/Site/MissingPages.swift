#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    extension DeskSite {
        /// Says on a page of the site, below its path, that there is nothing at an address for which the host has no
        /// route. Added to the host’s router before the site is mounted.
        public func missingPages<Context: RequestContext>(for context: Context.Type = Context.self)
            -> some RouterMiddleware<Context>
        {
            MissingPages<Context>(site: site)
        }
    }

    struct MissingPages<Context: RequestContext>: RouterMiddleware {
        let site: Site

        func handle(
            _ message: HTTPMessage, context: Context, next: (HTTPMessage, Context) async throws -> Response
        ) async throws -> Response {
            do {
                return try await next(message, context)
            } catch let error as HTTPError where error.status == .notFound && isOfSite(message, context) {
                let route = Route(.get, "", for: .anyone) { _ in throw Rejection(.notFound, "") }
                return await site.answer(message, by: route, parameters: context.parameters)
            }
        }

        /// Whether it is below the site’s path, and no route of the host has answered.
        private func isOfSite(_ message: HTTPMessage, _ context: Context) -> Bool {
            let isRouted = context.endpointPath?.hasPrefix("/") ?? false
            return !isRouted && message.method == .get && message.uri.path.hasPrefix(site.options.path + "/")
        }
    }
#endif
