#if Markdown
    import Foundation
    import ServiceDesk

    /// A folder of Markdown, to be read into articles.
    ///
    /// Read are files named `.md` or `.markdown`, in the folder and those within, in the order of their paths. Symbolic
    /// links are not followed, hidden files and folders not looked into. What cannot be read is passed over and told,
    /// and the others are read nevertheless.
    ///
    ///     let folder = try MarkdownFolder(at: "handbook")
    ///     let pages = folder.pages()
    ///     for try await page in pages { … }
    ///     for problem in pages.report.passedOver { print(problem) }
    ///
    /// A page may begin with front matter, YAML between two lines `---`:
    ///
    /// | key | |
    /// |---|---|
    /// | `title` | one line |
    /// | `tags`, `keywords` | a list, or a text with commas; what has several words gets hyphens between them |
    /// | `lang`, `language` | as `fr` or `nl-BE` |
    /// | `review`, `review_by`, `reviewBy` | a day, `2026-03-02` |
    /// | `audience` | `everyone`, `nobody`, `agents`, `department:ID`, `team:ID`, or a list of them |
    ///
    /// Other keys are left alone. A page whose front matter cannot be read is passed over: who may read it may be just
    /// what it says there.
    public struct MarkdownFolder: Sendable {
        public struct Options: Hashable, Sendable {
            /// The name from which pages have their identity; `nil` takes that of the folder. Give one where the folder
            /// may be called otherwise next time.
            public var name: String?
            /// Of pages that say none, neither in the front matter nor in a name such as `page.fr.md`.
            public var language: Language = .english
            /// The names of the folders in which a page lies are tags of it.
            public var tagsFromFolders = false
            /// Markdown files; with more of them nothing is read.
            public var files = 100_000
            /// Entries of all kinds; with more of them nothing is read.
            public var entries = 1_000_000
            /// Folders within one another; what lies deeper is passed over. Never more than 200.
            public var depth = 32
            /// Bytes of a file. What the core keeps of an article by default, with room for the front matter.
            public var fileBytes = RequestLimits().articleText + FrontMatter.longest
            /// Bytes of a page without its front matter.
            public var textBytes = RequestLimits().articleText
            /// Problems that a report keeps; more are counted only.
            public var reportedProblems = 1_000

            public init() {}
        }

        /// Where it lies.
        public let path: String
        public let options: Options
        /// The name from which pages have their identity.
        public let name: String

        /// - Throws: ``MarkdownFolderError`` where there is no such folder.
        public init(at path: String, _ options: Options = Options()) throws {
            self.path = path
            self.options = options
            let url = URL(fileURLWithPath: path).standardizedFileURL
            name = options.name ?? url.lastPathComponent
            _ = try FolderRoot(path)
        }

        /// The pages. Each loop over them reads the folder anew, one file at a time.
        public func pages() -> MarkdownPages { MarkdownPages(self) }
    }

    /// Why a folder is not read at all.
    public enum MarkdownFolderError: Error, Hashable, Sendable, CustomStringConvertible {
        case unreadable(path: String, reason: String)
        case tooManyFiles(limit: Int)
        case tooManyEntries(limit: Int)

        public var description: String {
            switch self {
            case .unreadable(let path, let reason): "The folder “\(path)” cannot be read: \(reason)."
            case .tooManyFiles(let limit):
                "There are more than \(limit) Markdown files: import the folders within one by one."
            case .tooManyEntries(let limit):
                "There are more than \(limit) files and folders: import the folders within one by one."
            }
        }
    }

    /// What became of the files of a folder.
    public struct MarkdownReport: Hashable, Sendable {
        /// Pages that were given.
        public internal(set) var pages = 0
        /// Markdown files, and folders, that were passed over, and why; the first of them.
        public internal(set) var passedOver: [MarkdownProblem] = []
        public internal(set) var passedOverCount = 0
        /// Warnings of the pages given.
        public internal(set) var warnings = 0
        /// Files that are no Markdown, by the ends of their names, lower-case: `png`; empty for a name without one.
        public internal(set) var others: [String: Int] = [:]
        /// Files and folders whose names begin with a dot.
        public internal(set) var hidden = 0

        /// Ends of names that are told apart; all others are counted as `…`.
        private static let endings = 50

        mutating func passOver(_ problem: MarkdownProblem, keeping limit: Int) {
            passedOverCount += 1
            if passedOver.count < limit { passedOver.append(problem) }
        }

        mutating func count(other name: String) {
            let end = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
            others[others[end] != nil || others.count < Self.endings ? end : "…", default: 0] += 1
        }
    }
#endif
