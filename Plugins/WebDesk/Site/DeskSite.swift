#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    /// The web pages of a desk: a portal for those who ask and a console for those who answer.
    ///
    /// A host mounts them under a path of its own Hummingbird application:
    ///
    /// ```swift
    /// let site = try DeskSite(desk, identity: HostIdentity { request in try await login(of: request) })
    /// site.mount(on: router)
    /// ```
    ///
    /// Pages work without JavaScript and load nothing from elsewhere. Who may see and do what is the desk's to say: a
    /// page asks it with the ``ServiceDesk/Viewer`` of whoever looks.
    public struct DeskSite: Sendable {
        let site: Site

        /// - Parameter identity: Says who makes a request.
        /// - Throws: ``SiteError`` where a template or a text of the options cannot be used.
        public init(_ desk: Desk, identity: any SiteIdentity, options: SiteOptions = SiteOptions()) throws {
            site = try Site(desk, identity, options)
        }

        /// The tokens with which programs use the API.
        public var tokens: APITokens { site.tokens }

        /// Adds the routes of the pages and of the API to a router, below ``SiteOptions/path``.
        public func mount<Context: RequestContext>(on router: some RouterMethods<Context>) {
            for route in site.routes {
                router.on(RouterPath(site.options.path + route.path), method: route.method) { message, context in
                    // A task keeps the memory of its deepest call until it ends, and that of a connection may stay for
                    // hours: the answer is made in one of its own.
                    async let response = site.answer(message, by: route, parameters: context.parameters)
                    return await response
                }
            }
            mountRefusals(on: router)
        }

        /// What the API says where there is nothing, or nothing for a method (RFC 9110, 15.5.6).
        private func mountRefusals<Context: RequestContext>(on router: some RouterMethods<Context>) {
            let operations = site.routes.compactMap(\.operation)
            let all: [HTTPRequest.Method] = [
                .get, .post, .put, .patch, .delete, .options, .trace, HTTPRequest.Method("QUERY")!,
            ]
            for (path, own) in Dictionary(grouping: operations, by: \.path) {
                let allowed = own.map(\.method)
                var problem = APIProblem(
                    .methodNotAllowed, "method-not-allowed",
                    "There is only: \(allowed.map(\.rawValue).joined(separator: ", ")).")
                problem.headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
                for method in all where !allowed.contains(method) {
                    router.on(RouterPath(site.options.path + APIOperation.root + path), method: method) {
                        [site, problem] _, _ in site.protected(problem.response)
                    }
                }
            }
            for method in all {
                router.on(RouterPath("\(site.options.path)\(APIOperation.root)/**"), method: method) { [site] _, _ in
                    site.protected(APIProblem.notFound.response)
                }
            }
        }
    }

    /// Why a site cannot be made: which template or text, and what is wrong with it.
    public struct SiteError: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String

        /// - Parameter description: What is wrong, for people.
        public init(_ description: String) { self.description = description }
    }
#endif
