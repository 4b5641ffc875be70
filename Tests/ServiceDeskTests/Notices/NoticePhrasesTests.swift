import Foundation
import Testing

@testable import ServiceDesk

@Suite("What somebody who asks can expect")
struct NoticePhrasesTests {
    private let now = Timestamp(microseconds: 1_772_438_400_000_000)
    private let zone = TimeZone(secondsFromGMT: 3_600) ?? .gmt

    private func time(_ hours: Int64) -> Timestamp { now.advanced(bySeconds: hours * 3_600) }

    @Test func sentences() {
        func text(
            _ phrases: NoticePhrases, _ presence: TeamPresence?, _ answerBy: Int64? = nil, _ resolutionBy: Int64? = nil
        ) -> String? {
            phrases.expectation(
                presence, answerBy: answerBy.map(time), resolutionBy: resolutionBy.map(time), at: now, in: zone)
        }
        #expect(text(.english, nil) == nil && text(.english, .unstated) == nil)
        #expect(text(.english, .open(until: time(1))) == nil)
        #expect(text(.english, .closed(until: nil)) == "We are closed now.")
        #expect(
            text(.english, .closed(until: time(1)), 5, 24)
                == "We are closed now and open again on Monday 2 March 2026, 10:00. You can expect an answer by "
                + "Monday 2 March 2026, 14:00. It should be done by Tuesday 3 March 2026, 09:00.")
        #expect(text(.french, nil, 5) == "Vous pouvez compter sur une réponse d’ici le lundi 2 mars 2026 à 14:00.")
        #expect(text(.dutch, nil, nil, 5) == "Ze zou klaar moeten zijn tegen maandag 2 maart 2026 om 14:00.")
        // What is past is promised no more.
        #expect(text(.english, nil, -1, 0) == nil)
    }

    /// Compared with what the system's calendar says.
    @Test func times() {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        for day in stride(from: -800 as Int64, to: 800, by: 7 * 24 + 5) {
            let instant = time(day * 5)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday, .hour, .minute], from: instant.date)
            let weekday = NoticePhrases.english.weekdays[((parts.weekday ?? 1) + 5) % 7]
            let month = NoticePhrases.english.months[(parts.month ?? 1) - 1]
            let clock = String(format: "%02d:%02d", parts.hour ?? 0, parts.minute ?? 0)
            #expect(
                NoticePhrases.english.text(of: instant, in: zone)
                    == "\(weekday) \(parts.day ?? 0) \(month) \(parts.year ?? 0), \(clock)")
        }
        let first = Timestamp(microseconds: -62_135_596_800_000_000)
        #expect(NoticePhrases.french.text(of: first, in: .gmt) == "lundi 1er janvier 1 à 00:00")
    }
}
