import MailMessages
import ServiceDeskTesting
import Testing

/// Damaged forms of the fixtures: nothing ends the process, and what is promised of each result holds.
@Suite struct ReplyAndHTMLMutationTests {
    private static let seeds: Range<UInt64> = 1..<41

    private static let samples: [String] =
        ReplyFixtures.replies.map(\.input).filter { $0.utf8.count < 4_000 } + ReplyTextTests.attributions.map(\.text)
        + ReplyTextTests.headers.map(\.text) + ReplyTextTests.kept.map(\.text)

    private static let pages: [String] =
        ReplyFixtures.pages.map(\.payload).filter { $0.utf8.count < 4_000 } + HTMLTextTests.cases.map(\.html)
        + HTMLTextTests.replies.map(\.html) + SafeHTMLTests.cases.map(\.html)

    @Test("no line of a damaged reply is lost", arguments: seeds)
    func replies(seed: UInt64) {
        var numbers = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            guard let sample = Self.samples.randomElement(using: &numbers),
                let other = Self.samples.randomElement(using: &numbers)
            else { continue }
            let text = sample.mutated(with: other, using: &numbers)
            expectNothingLost(text, ReplyText(of: text), "seed \(seed): \(text)")
        }
    }

    @Test("damaged pages are read and cleaned safely", arguments: seeds)
    func pages(seed: UInt64) {
        var numbers = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            guard let sample = Self.pages.randomElement(using: &numbers),
                let other = Self.pages.randomElement(using: &numbers)
            else { continue }
            let html = sample.mutated(with: other, using: &numbers)
            expectSafe(html, "seed \(seed): \(html)")
            let text = HTMLText(of: html).text
            #expect(text.utf8.count <= 40 * html.utf8.count + 40, "seed \(seed): \(html)")
            _ = ReplyText(of: text)
        }
    }
}
