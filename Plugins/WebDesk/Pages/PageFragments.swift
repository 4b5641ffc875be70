#if Web
    import Synchronization

    /// Parts of pages that are the same for many, by all that is in them.
    final class PageFragments: Sendable {
        private static let maximumCount = 200
        private static let maximumSize = 64 << 10

        private let kept = Mutex<[String: String]>([:])

        /// - Parameter key: Whatever makes the part another one.
        func markup(_ key: String, _ make: () throws -> String) rethrows -> String {
            if let known = kept.withLock({ $0[key] }) { return known }
            let markup = try make()
            guard key.utf8.count + markup.utf8.count <= Self.maximumSize else { return markup }
            kept.withLock { kept in
                if kept.count >= Self.maximumCount { kept = [:] }
                kept[key] = markup
            }
            return markup
        }
    }
#endif
