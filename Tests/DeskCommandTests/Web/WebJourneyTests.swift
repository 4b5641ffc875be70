#if Command && Web
    import Foundation
    import Testing

    /// What drives a real browser.
    private enum BrowserDriver {
        private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../..").standardized
        /// With Selenium and axe, as `.ci/test` makes it.
        static let python = root.appendingPathComponent(".build/browser/bin/python3").path
        static let script = root.appendingPathComponent("Tests/DeskCommandTests/Web/journey.py").path

        static let isThere = ["/usr/bin/chromium", "/usr/bin/chromedriver", python].allSatisfy {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// `desk serve` in a real Chromium: the journeys of `journey.py`.
    @Suite(
        "The desk in a browser",
        .enabled(if: BrowserDriver.isThere, "Chromium, its driver or Selenium is not there"))
    struct WebJourneyTests {
        @Test("in three languages, with and without a script, wide and narrow, by those who ask and those who answer")
        func journey() throws {
            let place = try Workplace()
            // Where a page of somebody else stands.
            let foreign = Int.random(in: 30_000..<40_000)
            let server = try place.start([
                Workplace.binary, "serve", "--port", "0", "--json", "--embed-in", "http://localhost:\(foreign)",
            ])
            let journey = Result {
                let served = try ServedDesk.read(server)
                return try place.start([
                    BrowserDriver.python, BrowserDriver.script, served.address, try #require(served.frame),
                    "\(foreign)",
                ]).wait()
            }
            kill(server.pid, SIGTERM)
            let ended = try server.wait()
            #expect(ended.status == 0, "\(ended.errors)")
            let outcome = try journey.get()
            #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.output)\(outcome.errors)")
        }
    }
#endif
