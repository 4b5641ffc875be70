#if Markdown
    import ServiceDesk

    /// A page of a folder, as an article could be made of it.
    public struct MarkdownPage: Hashable, Sendable, Identifiable {
        /// The same for the same path in a folder of the same name, on every machine and in every year: a second import
        /// finds what the first one made.
        public let id: Article.ID
        /// Where it lies in the folder: `leave/parental.fr.md`.
        public let path: String
        /// From the front matter, else the first heading, else the name of the file.
        public let title: String
        /// The Markdown, without the front matter.
        public let text: String
        /// The line of the file with which ``text`` begins, from 1.
        public let firstLine: Int
        public let language: Language
        public let tags: SortedSet<String>
        /// The day on which somebody should look whether it is still true.
        public let reviewOn: CalendarDate?
        /// Who is to read it; `nil` where the front matter says nothing.
        public let audience: [MarkdownAudience]?
        /// Links and pictures with relative addresses, in their order, each address once.
        public let links: [MarkdownLink]
        /// SHA-256 of the file, front matter included: where it is the same, nothing has changed.
        public let digest: Digest
        /// What should be put right, and does not hinder the import.
        public let warnings: [MarkdownProblem]

        /// The identity of the page that lies there.
        public static func id(folder: String, path: String) -> Article.ID {
            let digest = Digest(of: "markdown:\(folder):\(path)".precomposedStringWithCanonicalMapping.utf8).bytes
            let words = [digest[0..<8], digest[8..<16]].map { $0.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
            // Version 8 and the variant of RFC 9562: made of a name, in a way of our own.
            return Article.ID(
                UniqueID(
                    high: words[0] & ~0xF000 | 0x8000, low: words[1] & ~(0b11 << 62) | 0b10 << 62))
        }
    }

    /// One of those whom the front matter names as readers.
    public enum MarkdownAudience: Hashable, Sendable, CustomStringConvertible {
        case everyone, nobody
        /// Those who work at a desk.
        case agents
        case department(Department.ID)
        case team(Team.ID)

        /// Reads `everyone`, `nobody`, `agents`, `department:ID` or `team:ID`.
        public init?(_ text: String) {
            switch text {
            case "everyone": self = .everyone
            case "nobody": self = .nobody
            case "agents": self = .agents
            default:
                guard let colon = text.firstIndex(of: ":") else { return nil }
                let id = text[text.index(after: colon)...].drop { $0 == " " }.description
                switch text[..<colon] {
                case "department" where Department.ID(id).isValid: self = .department(Department.ID(id))
                case "team" where Team.ID(id).isValid: self = .team(Team.ID(id))
                default: return nil
                }
            }
        }

        public var description: String {
            switch self {
            case .everyone: "everyone"
            case .nobody: "nobody"
            case .agents: "agents"
            case .department(let id): "department:\(id)"
            case .team(let id): "team:\(id)"
            }
        }
    }

    /// A link, or a picture, with a relative address.
    public struct MarkdownLink: Hashable, Sendable {
        /// As the page has it, without the escapes of Markdown.
        public let address: String
        public let isImage: Bool
        public let destination: Destination

        public enum Destination: Hashable, Sendable {
            /// A page of the folder, which may be one that was passed over; `anchor` is the heading behind `#`.
            case page(Article.ID, path: String, anchor: String?)
            /// Another file of the folder.
            case file(path: String)
            /// An address for a generator of pages to fill in, such as `{{site.baseurl}}/leave`.
            case template
            /// Nothing that is there.
            case nowhere(path: String)
            /// A place above the folder.
            case outside
        }
    }

    /// What is wrong with a file, and what to do.
    public struct MarkdownProblem: Hashable, Sendable, CustomStringConvertible {
        public let path: String
        /// From 1; `nil` where it is about the file.
        public let line: Int?
        public let message: String

        public init(path: String, line: Int? = nil, message: String) {
            (self.path, self.line, self.message) = (path, line, message)
        }

        /// `leave.md:3: The title is …`
        public var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + message }
    }
#endif
