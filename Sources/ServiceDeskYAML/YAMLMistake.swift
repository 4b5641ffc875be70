#if Web
    /// What is wrong in a file: which file, in which line, and what to do.
    public struct YAMLMistake: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String

        package init(_ description: String) { self.description = description }
    }
#endif
