import Foundation
import ServiceDesk

/// What real people wrote to be found, and questions of people who have not read it.
///
/// The texts are fixtures from elsewhere; the questions beside this file are ours, and were written before there was
/// anything to try them with.
public enum Knowledge {
    public struct Item: Sendable {
        /// By which the questions name it.
        public var key: String
        public var title: String
        public var text: String

        public init(key: String, title: String, text: String) {
            (self.key, self.title, self.text) = (key, title, text)
        }
    }

    public struct Question: Sendable {
        public var key: String
        public var text: String
    }

    public struct Failure: Error, CustomStringConvertible {
        public var description: String
    }

    private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private static let folder = here.appendingPathComponent("../../../shared/fixtures/knowledge").standardized

    public static let isThere: Bool = {
        let isThere = FileManager.default.isReadableFile(atPath: folder.appending(path: "faq-articles.jsonl").path)
        if !isThere { print("SKIPPED: there are no articles at \(folder.path)") }
        return isThere
    }()

    // MARK: Articles

    private struct Entry: Decodable {
        var id: Int
        var title: String
        var answers: [String]
    }

    /// 125 questions that were often asked, with their answers.
    public static func faq() throws -> [Item] {
        try lines(folder.appending(path: "faq-articles.jsonl"), of: Entry.self).map { entry in
            Item(key: "\(entry.id)", title: entry.title, text: entry.answers.joined(separator: "\n\n"))
        }
    }

    /// 239 pages of a handbook, by their paths in it.
    public static func handbook() throws -> [Item] {
        let root = folder.appending(path: "handbook")
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".md") }.sorted().map { path in
            let page = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            let (title, text) = parts(of: page)
            return Item(key: path, title: title, text: text)
        }
    }

    /// The title stands in lines of its own before the text, between dashes.
    private static func parts(of page: String) -> (title: String, text: String) {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return ("", page) }
        let title = lines[..<end].first { $0.hasPrefix("title:") }?.dropFirst("title:".count) ?? ""
        return (
            title.trimmingCharacters(in: CharacterSet(charactersIn: " \"")),
            lines[(end + 1)...].joined(separator: "\n")
        )
    }

    // MARK: Questions

    private struct Asked: Decodable {
        var id: Int?
        var path: String?
        var question: String
    }

    public static func faqQuestions() throws -> [Question] { try questions("questions.jsonl") }
    public static func handbookQuestions() throws -> [Question] { try questions("handbook-questions.jsonl") }

    private static func questions(_ name: String) throws -> [Question] {
        try lines(here.appending(path: name), of: Asked.self).map { asked in
            guard let key = asked.path ?? asked.id.map({ "\($0)" }) else {
                throw Failure(description: "“\(asked.question)” has no answer.")
            }
            return Question(key: key, text: asked.question)
        }
    }

    private static func lines<Line: Decodable>(_ file: URL, of: Line.Type) throws -> [Line] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            try JSONDecoder().decode(Line.self, from: Data(line.utf8))
        }
    }
}

extension Knowledge {
    /// Articles in a store, and what each of them is.
    public struct Kept: Sendable {
        public let store: any ArticleStore
        private let numbers: [String: Article.Number]

        /// Publishes the items in English, for everyone.
        public init(_ items: [Item], in store: any ArticleStore) async throws {
            self.store = store
            var numbers: [String: Article.Number] = [:]
            let now = Timestamp(microseconds: 1_772_438_400_000_000)
            for start in stride(from: 0, to: items.count, by: ArticleChange.maximumBatch) {
                let batch = items[start..<min(start + ArticleChange.maximumBatch, items.count)]
                let changes = try batch.enumerated().map { index, item in
                    let content = ArticleContent(
                        item.title, text: item.text, language: .english, team: "it", audience: .everyone)
                    return ArticleChange([
                        try ArticleRevision(
                            of: Article.ID(UniqueID(high: 1, low: UInt64(start + index + 1))), after: nil, at: now,
                            author: .host("fixtures"), state: .published, content: content)
                    ])
                }
                for (item, result) in zip(batch, try await store.keep(changes)) {
                    guard case .kept(let number) = result else { throw Failure(description: "\(item.key): \(result)") }
                    numbers[item.key] = number
                }
            }
            self.numbers = numbers
        }

        /// What an employee finds.
        public func found(_ question: String, limit: Int = 5) async throws -> [Article.Number] {
            let viewer = Viewer("anna", now: Timestamp(microseconds: 1_772_438_400_000_000))
            let query = ArticleSearch(viewer: viewer, text: SearchText(question), limit: limit)
            return try await store.search(query).map(\.article.number)
        }

        /// Which of the questions have their article among the first few.
        public func answered(_ questions: [Question], limit: Int = 5) async throws -> [Bool] {
            var answered: [Bool] = []
            for question in questions {
                guard let number = numbers[question.key] else { throw Failure(description: "no \(question.key)") }
                answered.append(try await found(question.text, limit: limit).contains(number))
            }
            return answered
        }
    }
}
