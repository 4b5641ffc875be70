import Foundation
import Testing

@testable import MailTransport

@Suite("A conversation in LMTP") struct LMTPSessionTests {
    /// Says something, in pieces of a size, and gives all that is answered; mailboxes are those of desk.example.
    private func talk(
        _ text: String, pieces: Int = .max, _ change: (inout LMTPOptions) -> Void = { _ in }
    ) -> (answers: [String], messages: [String]) {
        var options = LMTPOptions(.host("127.0.0.1", port: 0))
        change(&options)
        var session = LMTPSession(options)
        var (answers, messages) = ([String](), [String]())
        var rest = Array(text.utf8)[...]
        func take(_ action: LMTPSession.Action) {
            if case .reply(let text) = action { answers += text.components(separatedBy: "\r\n").filter { !$0.isEmpty } }
        }
        while !rest.isEmpty {
            session.receive(rest.prefix(pieces))
            rest = rest.dropFirst(min(pieces, rest.count))
            while let action = session.next() {
                switch action {
                case .reply: take(action)
                case .check(let recipient, _):
                    let isHere = recipient.hasSuffix("@desk.example")
                    let refusal = isHere ? nil : LMTPReply(550, "5.1.1", "There is no such mailbox.")
                    take(session.answer(recipient: recipient, refusal: refusal))
                case .reserve(let size): take(session.begin(reserved: size))
                case .deliver:
                    let recipients = session.recipients
                    let message = session.takeMessage()
                    messages.append(message.map { String(decoding: $0, as: UTF8.self) } ?? "too large")
                    take(session.finish(recipients.map { LMTPReply(250, "2.0.0", "Kept for \($0)") }))
                }
            }
        }
        return (answers, messages)
    }

    private static let head = "LHLO mx\r\nMAIL FROM:<a@x> SIZE=100\r\nRCPT TO:<it@desk.example>\r\n"

    @Test(arguments: [1, 2, 3, 7, Int.max])
    func aMessageIsAnsweredForEachRecipientHoweverItIsCut(_ pieces: Int) {
        let text =
            Self.head + "RCPT TO:<no@else.example>\r\nRCPT TO:<hr@desk.example>\r\nDATA\r\n"
            + "Subject: x\r\n\r\n..two\r\n.one\r\nlone\rreturn\nfeed\n.\nnot the end\r\n.\r\nQUIT\r\n"
        let (answers, messages) = talk(text, pieces: pieces)
        #expect(messages == ["Subject: x\r\n\r\n.two\r\none\r\nlone\rreturn\nfeed\n.\nnot the end\r\n"])
        let codes = answers.map { String($0.prefix(3)) }
        #expect(codes == Array(repeating: "250", count: 6) + ["250", "250", "550", "250", "354", "250", "250", "221"])
    }

    @Test(arguments: ["\n.\n", "\n.\r\n", "\r.\r", "\r\n.\n", "\r\n.\r", "\r.\r\n"])
    func onlyAPointBetweenWholeLineEndsEndsAMessage(_ end: String) {
        let text = Self.head + "DATA\r\na\(end)MAIL FROM:<evil@x>\r\n.\r\n"
        let (_, messages) = talk(text)
        #expect(messages.count == 1 && messages[0].contains("MAIL FROM:<evil@x>"))
    }

    @Test func whatIsDeclaredTooLargeIsRefusedBeforeItIsRead() {
        let (answers, _) = talk("LHLO mx\r\nMAIL FROM:<a@x> SIZE=26214401\r\n")
        #expect(answers.last?.hasPrefix("552 5.3.4") == true)
    }

    @Test func whatTurnsOutTooLargeIsNotKept() {
        let text =
            "LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<it@desk.example>\r\nDATA\r\n"
            + String(repeating: "0123456789\r\n", count: 1_000) + ".\r\nNOOP\r\n"
        let (answers, messages) = talk(text) { $0.maximumSize = 500 }
        #expect(messages == ["too large"] && answers.last == "250 2.0.0 OK")
    }

    @Test func commandsOutOfOrderAreRefused() {
        #expect(talk("MAIL FROM:<a@x>\r\n").answers[0].hasPrefix("503"))
        #expect(talk("LHLO x\r\nRCPT TO:<it@desk.example>\r\n").answers.last?.hasPrefix("503") == true)
        #expect(talk("LHLO x\r\nMAIL FROM:<a@x>\r\nDATA\r\n").answers.last?.hasPrefix("503") == true)
        #expect(talk(Self.head + "MAIL FROM:<b@x>\r\n").answers.last?.hasPrefix("503") == true)
        #expect(talk("EHLO x\r\n").answers == ["500 5.5.1 This is LMTP; say LHLO."])
    }

    @Test(arguments: [
        "MAIL FROM:a@x", "MAIL FROM:<a@x", "MAIL FROM:<a\u{1}@x>", "MAIL FROM:<a@x> SIZE=no", "MAIL FROM:<a@x> X=1",
        "MAIL FROM:<\(String(repeating: "a", count: 300))@x>", "BLURB", "LHLO",
    ])
    func mistakesAreAnswered(_ line: String) {
        let last = talk("LHLO x\r\n\(line)\r\n").answers.last ?? ""
        #expect(last.hasPrefix("5"))
    }

    @Test func recipientsAreNotWithoutEnd() {
        let text = "LHLO x\r\nMAIL FROM:<a@x>\r\n" + String(repeating: "RCPT TO:<it@desk.example>\r\n", count: 60)
        #expect(talk(text).answers.filter { $0.hasPrefix("452 4.5.3") }.count == 10)
    }

    @Test func mistakesWithoutEndEndTheConversation() {
        let (answers, _) = talk(String(repeating: "X\r\n", count: 100))
        #expect(answers.count == 20 && answers.last?.hasPrefix("421") == true)
    }

    @Test func aLineWithoutEndTakesNoMemory() {
        var session = LMTPSession(LMTPOptions(.host("127.0.0.1", port: 0)))
        for _ in 0..<1_000 {
            session.receive(Array(repeating: UInt8(ascii: "a"), count: 10_000))
            #expect(session.next() == nil && session.inputCount <= 12_000)
        }
        session.receive(Array("\r\n".utf8))
        guard case .reply(let text)? = session.next() else { return #expect(Bool(false), "It is answered.") }
        #expect(text.hasPrefix("500"))
    }

    @Test func sourceRoutesAndQuotedNamesAreRead() {
        #expect(EnvelopePath.read("RCPT TO:<@a,@b:it@desk.example>", after: "RCPT TO:")?.path == "it@desk.example")
        #expect(EnvelopePath.read("rcpt to: <\"a>b\"@x> NOTIFY=NEVER", after: "RCPT TO:")?.path == "\"a>b\"@x")
        #expect(EnvelopePath.read("MAIL FROM:<>", after: "MAIL FROM:")?.path == "")
    }
}
