#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON

    extension ArticleReading.Verdict: WordArgument {}

    struct RateArticle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rate", abstract: "Say whether an article was helpful.",
            discussion: """
                For those who looked for an answer in it; who says so again within a day has changed their mind. \
                Nobody learns who said what: after a day only the number of those who did is kept.
                """)

        @Argument(help: "The article.") var article: ArticleArgument
        @Argument(help: "Whether it was.") var verdict: ArticleReading.Verdict
        @OptionGroup var acting: ActingOptions

        private struct Answer: Encodable {
            var article: ArticleJSON
            var verdict: ArticleReading.Verdict
        }

        mutating func run() async throws {
            let session = try await acting.begin()
            let rated = try await session.desk.rate(article.reference, verdict, as: session.viewer)
            let revision = rated.published ?? rated.newest
            guard !session.isJSON else {
                return try Terminal.printJSON(Answer(article: ArticleJSON(revision, of: rated), verdict: verdict))
            }
            Terminal.print(
                [Style.bold("A\(rated.number)"), verdict.words, revision.content.title.safe].joined(separator: "  "))
        }
    }

    extension ArticleReading.Verdict {
        fileprivate var words: String { self == .helpful ? Style.green("helpful") : Style.red("not helpful") }
    }

    extension ActingOptions {
        /// Opens the store for somebody who reads an article, which is noted where the store can be written.
        func beginReading() async throws -> (session: Session, canNote: Bool) {
            do {
                return (try await begin(), true)
            } catch let error as StoreError where error.code == .readOnly {
                return (try await begin(reading: true), false)
            }
        }
    }
#endif
