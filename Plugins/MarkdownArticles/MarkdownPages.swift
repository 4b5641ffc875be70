#if Markdown
    import Synchronization

    /// The pages of a folder, read one at a time.
    public final class MarkdownPages: AsyncSequence, Sendable {
        public typealias Element = MarkdownPage

        private let folder: MarkdownFolder
        private let state = Mutex(MarkdownReport())

        init(_ folder: MarkdownFolder) { self.folder = folder }

        /// What the last loop over the pages has come across so far: all of it once the loop has ended.
        public var report: MarkdownReport { state.withLock { $0 } }

        public func makeAsyncIterator() -> Iterator { Iterator(self) }

        public struct Iterator: AsyncIteratorProtocol {
            private let pages: MarkdownPages
            private var walk: (reader: PageReader, paths: [String])?
            private var position = 0

            fileprivate init(_ pages: MarkdownPages) { self.pages = pages }

            /// - Throws: ``MarkdownFolderError`` from the first call; later ones pass over what cannot be read.
            public mutating func next() async throws -> MarkdownPage? {
                let (reader, paths) = try walk ?? begin()
                while position < paths.count {
                    try Task.checkCancellation()
                    let path = paths[position]
                    position += 1
                    do throws(MarkdownProblem) {
                        let page = try reader.read(path)
                        pages.state.withLock { report in
                            report.pages += 1
                            report.warnings += page.warnings.count
                        }
                        return page
                    } catch {
                        pages.state.withLock { $0.passOver(error, keeping: pages.folder.options.reportedProblems) }
                    }
                }
                return nil
            }

            private mutating func begin() throws -> (reader: PageReader, paths: [String]) {
                let root = try FolderRoot(pages.folder.path)
                var found = FolderWalk(root, options: pages.folder.options)
                try found.run()
                pages.state.withLock { $0 = found.report }
                let begun = (PageReader(pages.folder, root, paths: found.paths), found.paths)
                walk = begun
                return begun
            }
        }
    }

    extension MarkdownProblem: Error {}
#endif
