#if Web
    import ServiceDesk

    /// Mail that waits until an agent has looked at it, as the host’s mail plugin keeps it
    /// (``SiteOptions/quarantine``).
    public protocol SiteQuarantine: Sendable {
        /// What waits and whoever looks may see, the oldest first, at most `limit`.
        func mails(as viewer: Viewer, limit: Int) async throws -> [SiteMail]
        /// Lets a mail in.
        ///
        /// - Parameter person: Whose request it is; `nil` for whom the mail says.
        /// - Returns: The request that it became, or is part of; `nil` where it is none.
        /// - Throws: ``ServiceDesk/Rejection`` that says what is missing, of code
        ///   ``ServiceDesk/Rejection/Code/notFound`` for what is not there.
        func release(_ id: String, from person: Person.ID?, as viewer: Viewer) async throws -> ServiceDesk.Request
            .Number?
        /// Gives a mail up.
        func discard(_ id: String, as viewer: Viewer) async throws
    }

    /// A mail that waits.
    public struct SiteMail: Hashable, Sendable {
        public var id: String
        /// What the mail says of itself; nothing proves it.
        public var from, subject: String
        /// What it says, as plain text.
        public var text: String
        /// Why it waits.
        public var reason: String
        public var mailbox: String?
        /// Which it answers.
        public var request: ServiceDesk.Request.Number?
        public var arrivedAt: Timestamp

        public init(
            id: String, from: String, subject: String, text: String, reason: String, mailbox: String? = nil,
            request: ServiceDesk.Request.Number? = nil, arrivedAt: Timestamp
        ) {
            (self.id, self.from, self.subject, self.text, self.reason) = (id, from, subject, text, reason)
            (self.mailbox, self.request, self.arrivedAt) = (mailbox, request, arrivedAt)
        }
    }
#endif
