#if Web
    import Foundation
    import ServiceDesk

    extension Timestamp {
        /// An instant as RFC 3339 writes it: `2026-03-02T09:00:00Z`, `2026-03-02T10:00:00.5+01:00`. Foundation’s reader
        /// would take more than that, and days that no month has.
        init?(rfc3339 text: String) {
            let form =
                /(\d{4}-\d\d-\d\d)[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)/
            guard text.utf8.count <= 40, text.utf8.allSatisfy({ $0 < 0x80 }),
                let match = text.wholeMatch(of: form)?.output, CalendarDate(match.1) != nil
            else { return nil }
            let style = Date.ISO8601FormatStyle(includingFractionalSeconds: match.5 != nil)
            guard let date = try? style.parse(text.uppercased()) else { return nil }
            self.init(date)
        }
    }
#endif
