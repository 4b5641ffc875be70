#if Command
    import Foundation
    import ServiceDesk

    extension Timestamp {
        /// The parts of the instant in the machine's time zone.
        var local: tm {
            var (seconds, parts) = (time_t(microseconds >= 0 ? microseconds / 1_000_000 : -1), tm())
            localtime_r(&seconds, &parts)
            return parts
        }

        /// What the machine's time zone is called at the instant, such as CET.
        var localZone: String? { local.tm_zone.map { String(cString: $0) } }

        /// The day in the machine's time zone.
        var localDay: CalendarDate {
            let parts = local
            let text = "\(parts.tm_year + 1900)-\(twoDigits(parts.tm_mon + 1))-\(twoDigits(parts.tm_mday))"
            // Days of the years that a clock can show are written like this; anything else is the first day there is.
            return CalendarDate(text) ?? CalendarDate("0001-01-01")!
        }

        private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        private static let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]

        /// `Mon 2 Mar 2026 09:14`.
        var long: String {
            let parts = local
            return "\(Self.days[Int(parts.tm_wday)]) \(parts.tm_mday) \(Self.months[Int(parts.tm_mon)]) "
                + "\(parts.tm_year + 1900) \(parts.clock)"
        }

        /// `Mon 2 Mar 09:14`, with the year where it is not this one.
        var medium: String {
            let parts = local
            let year = parts.tm_year == SystemTime().now().local.tm_year ? "" : " \(parts.tm_year + 1900)"
            let day = "\(parts.tm_mday) \(Self.months[Int(parts.tm_mon)])\(year)"
            return "\(Self.days[Int(parts.tm_wday)]) \(day) \(parts.clock)"
        }

        /// As short as is clear: the time today, the weekday within six days, the day within the year, else the date.
        func short(at now: Timestamp) -> String {
            let (parts, today) = (local, now.local)
            let isSameDay = parts.tm_yday == today.tm_yday && parts.tm_year == today.tm_year
            let distance = abs(microseconds - now.microseconds) / 1_000_000
            if isSameDay { return parts.clock }
            if distance < 6 * 86_400 { return "\(Self.days[Int(parts.tm_wday)]) \(parts.clock)" }
            if parts.tm_year == today.tm_year { return "\(parts.tm_mday) \(Self.months[Int(parts.tm_mon)])" }
            return localDay.description
        }
    }

    extension Terminal {
        /// Says whose clocks show the times above.
        static func printZone(at time: Timestamp) {
            guard let zone = time.localZone else { return }
            print(Style.dim("Times are those of this computer (\(zone))."))
        }
    }

    /// `1 holiday`, `2 holidays`.
    func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count.grouped) \(count == 1 ? one : many)"
    }

    extension tm {
        /// `09:14`.
        var clock: String { "\(twoDigits(tm_hour)):\(twoDigits(tm_min))" }
    }

    private func twoDigits(_ number: some BinaryInteger) -> String { number < 10 ? "0\(number)" : "\(number)" }

    extension BinaryInteger {
        /// With commas between the thousands: `24,918`.
        var grouped: String {
            var (digits, text) = (Array(String(magnitude)), "")
            while digits.count > 3 {
                text = "," + String(digits.suffix(3)) + text
                digits.removeLast(3)
            }
            return (self < 0 ? "-" : "") + String(digits) + text
        }
    }

    /// A number of bytes for people: `1.2 MB`.
    func byteText(_ count: Int64) -> String {
        guard count >= 1_000 else { return "\(count) bytes" }
        var (value, units) = (Double(count), ["kB", "MB", "GB", "TB"][...])
        value /= 1_000
        while value >= 999.95, units.count > 1 {
            value /= 1_000
            units = units.dropFirst()
        }
        let tenths = Int((value * 10).rounded())
        return (tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : "\((tenths + 5) / 10)") + " \(units.first ?? "")"
    }
#endif
