#if Web
    import ServiceDesk

    /// A calendar as programs fetch it (iCalendar, RFC 5545).
    struct CalendarFile {
        private var lines: [String]

        init(_ name: String) {
            lines = [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//swift-service-desk//WebDesk//EN", "METHOD:PUBLISH",
                "NAME:\(Self.escaped(name))", "X-WR-CALNAME:\(Self.escaped(name))",
                "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
            ]
        }

        /// - Parameter end: `nil` for what has no length, such as the instant by which something is due.
        mutating func add(
            _ id: String, title: String, from start: Timestamp, to end: Timestamp? = nil, changed: Timestamp,
            address: String
        ) {
            lines += [
                "BEGIN:VEVENT", "UID:\(Self.escaped(id))@service-desk", "DTSTAMP:\(Self.time(changed))",
                "DTSTART:\(Self.time(start))",
            ]
            if let end { lines.append("DTEND:\(Self.time(end))") }
            lines += ["SUMMARY:\(Self.escaped(title))", "URL:\(address.filter { !$0.isNewline })", "END:VEVENT"]
        }

        /// Lines of at most 75 bytes, those that are longer folded (3.1).
        var text: String { (lines + ["END:VCALENDAR"]).map { Self.folded($0) + "\r\n" }.joined() }

        private static func folded(_ line: String) -> String {
            var (text, width) = ("", 0)
            for character in line {
                let size = String(character).utf8.count
                // A character that is longer than a line is cut by its scalars.
                if size > 70 {
                    for scalar in String(character).unicodeScalars {
                        if width + 4 > 75 { (text, width) = (text + "\r\n ", 1) }
                        (text, width) = (text + String(scalar), width + 4)
                    }
                    continue
                }
                if width + size > 75 { (text, width) = (text + "\r\n ", 1) }
                text.append(character)
                width += size
            }
            return text
        }

        /// `20260302T140000Z`
        private static func time(_ time: Timestamp) -> String {
            time.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
        }

        /// A text (3.3.11), on one line.
        private static func escaped(_ text: String) -> String {
            var result = ""
            for character in text {
                switch character {
                case "\\", ";", ",": result += "\\\(character)"
                case _ where character.isNewline: result += "\\n"
                case _ where character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }: continue
                default: result.append(character)
                }
            }
            return result
        }
    }
#endif
