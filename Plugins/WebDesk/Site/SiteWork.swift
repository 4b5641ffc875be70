#if Web
    import ServiceDesk

    /// The due work of a site, for ``ServiceDesk/Desk/Configuration/workHandlers``.
    public enum SiteWork {
        /// Gives up tokens, feeds and kept lists of the queue whose time is over, and those of whoever is erased.
        public static let handlers: [any WorkHandler] = [APITokenExpiry(), SavedViewExpiry()]
    }
#endif
