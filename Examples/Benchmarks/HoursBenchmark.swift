#if SQLite
    import Foundation
    import ServiceDesk

    /// Service time: both questions, the compilation of a year, and PyPI's businesstimedelta asked the same in this
    /// run.
    enum HoursBenchmark {
        private static let count = 20_000

        /// Monday to Friday with lunch and ten holidays a year, in Paris.
        private static func hours() throws -> ServiceHours {
            let days = ["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "11-11", "12-24", "12-25"]
            return ServiceHours(
                zone: "Europe/Paris", weekly: ServiceHours.every(Weekday.workdays, ["09:00-12:30", "13:00-17:00"]),
                holidays: days.map { Holiday("Férié", on: CalendarDate("2026-\($0)")!, rule: .yearly) })
        }

        /// Pairs of instants from a day to a year apart, the first in 2026.
        private static func pairs(apart: Range<Int64> = 86_400..<365 * 86_400) -> [(start: Timestamp, end: Timestamp)] {
            let first: Int64 = 1_767_225_600
            return (0..<count).map { _ in
                let start = first + Int64.random(in: 0..<350 * 86_400)
                return (
                    Timestamp(microseconds: start * 1_000_000),
                    Timestamp(microseconds: (start + Int64.random(in: apart)) * 1_000_000)
                )
            }
        }

        /// Nanoseconds for each of several questions: the best of some rounds.
        private static func nanoseconds(_ rounds: Int = 15, _ body: () -> Int64) async -> Double {
            var best = Double.infinity
            var sum: Int64 = 0
            for _ in 0..<rounds {
                let elapsed = await seconds { sum &+= body() }
                best = min(best, elapsed * 1e9 / Double(count))
            }
            // So that nothing is left out.
            precondition(sum != 1)
            return best
        }

        static func run() async throws -> [Figure] {
            let (hours, pairs) = (try hours(), pairs())
            let time = try hours.compiled()
            let amount = Duration.seconds(8 * 3600)
            func differences(_ time: ServiceTime, _ pairs: [(start: Timestamp, end: Timestamp)]) -> Int64 {
                pairs.reduce(0) { $0 &+ time.duration(from: $1.start, to: $1.end).components.seconds }
            }
            let duration = await nanoseconds { differences(time, pairs) }
            let date = await nanoseconds {
                pairs.reduce(0) { $0 &+ (time.date(adding: amount, to: $1.start)?.microseconds ?? 0) }
            }
            let far = Self.pairs(apart: 36_000 * 86_400..<36_525 * 86_400)
            let wide = try hours.compiled()
            let century = await nanoseconds { differences(wide, far) }
            var figures = [
                Figure(
                    name: "open time between two instants", value: duration, unit: "ns", bound: .atMost(200),
                    detail: "\(count) pairs, a day to a year apart; best of 15"),
                Figure(
                    name: "when eight hours will have passed", value: date, unit: "ns", bound: .atMost(200),
                    detail: "\(count) instants of a year; best of 15"),
                Figure(
                    name: "open time over a century, against within a year", value: century / duration, unit: "",
                    bound: .atMost(4), detail: String(format: "%.0f ns; 51,000 spans instead of 1,000", century)),
                try await compilation(of: hours),
            ]
            if let peer = try Peer.measure() {
                figures += [
                    Figure(
                        name: "differences, against businesstimedelta", value: 1e9 / duration / peer.differences,
                        unit: "", bound: .atLeast(1_000), detail: String(format: "theirs %.0f/s", peer.differences)),
                    Figure(
                        name: "additions, against businesstimedelta", value: 1e9 / date / peer.additions, unit: "",
                        bound: .atLeast(1_000), detail: String(format: "theirs %.0f/s", peer.additions)),
                ]
            }
            return figures
        }

        private static func compilation(of hours: ServiceHours) async throws -> Figure {
            var times: [Double] = []
            let (start, end) = (CalendarDate("2026-02-01")!.startInUTC, CalendarDate("2026-11-01")!.startInUTC)
            for _ in 0..<200 {
                times.append(
                    try await seconds {
                        let time = try hours.compiled()
                        precondition(time.duration(from: start, to: end) > .zero)
                    })
            }
            return Figure(
                name: "compiling a year", value: times.median * 1000, unit: "ms", bound: .atMost(1),
                detail: String(format: "median of %d; p95 %.2f ms", times.count, times.percentile(0.95) * 1000))
        }
    }

    /// businesstimedelta, installed into a folder of its own that goes away afterwards.
    private enum Peer {
        private static let script = """
            import random, time, json
            from datetime import datetime, date, time as clock, timezone
            import pytz, businesstimedelta as btd
            zone = pytz.timezone("Europe/Paris")
            days = [date(y, m, d) for y in (2026, 2027) for m, d in
                    ((1, 1), (4, 6), (5, 1), (5, 8), (5, 14), (5, 25), (7, 14), (11, 11), (12, 24), (12, 25))]
            rules = btd.Rules([
                btd.WorkDayRule(start_time=clock(9), end_time=clock(17), working_days=[0, 1, 2, 3, 4], tz=zone),
                btd.HolidayRule({d: "holiday" for d in days + [date(2028, 1, 1)]}, tz=zone)])
            eight = btd.BusinessTimeDelta(rules, hours=8)
            first, rng = 1767225600, random.Random(42)
            starts = [datetime.fromtimestamp(first + rng.randrange(350 * 86400), pytz.utc) for _ in range(20000)]
            pairs = [(s, datetime.fromtimestamp(s.timestamp() + rng.randrange(86400, 365 * 86400), pytz.utc))
                     for s in starts]
            def rate(work, items):
                begin, count = time.perf_counter(), 0
                for item in items:
                    work(item)
                    count += 1
                    if time.perf_counter() - begin > 4: break
                return count / (time.perf_counter() - begin)
            print(json.dumps({"additions": rate(lambda s: s + eight, starts),
                              "differences": rate(lambda p: rules.difference(*p), pairs)}))
            """

        struct Rates: Decodable {
            var additions, differences: Double
        }

        /// `nil`, with the reason on standard error, where Python or the package is not to be had.
        static func measure() throws -> Rates? {
            let folder = try temporaryFolder()
            defer {
                do {
                    try FileManager.default.removeItem(at: folder)
                } catch {
                    say("\(folder.path) stays behind: \(error)")
                }
            }
            let python = folder.appending(path: "venv/bin/python").path
            for command in [
                ["python3", "-m", "venv", folder.appending(path: "venv").path],
                [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "businesstimedelta"],
            ] where try run(command).status != 0 {
                say("businesstimedelta is not measured: “\(command.joined(separator: " "))” failed.")
                return nil
            }
            let (status, output) = try run([python, "-c", script])
            guard status == 0 else {
                say("businesstimedelta is not measured: its script failed.")
                return nil
            }
            return try JSONDecoder().decode(Rates.self, from: output)
        }

        private static func run(_ arguments: [String]) throws -> (status: Int32, output: Data) {
            let (process, pipe) = (Process(), Pipe())
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = arguments
            process.standardOutput = pipe
            try process.run()
            let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return (process.terminationStatus, output)
        }

        private static func say(_ line: String) { FileHandle.standardError.write(Data("\(line)\n".utf8)) }
    }
#endif
