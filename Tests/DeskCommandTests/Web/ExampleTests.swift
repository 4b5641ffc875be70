#if Command && Web
    import Foundation
    import PostgresServer
    import Testing

    /// The examples with pages, as somebody tries them: started in an empty folder, and asked with `curl`.
    @Suite("The examples") struct ExampleTests {
        private let place: Workplace

        init() throws { place = try Workplace() }

        /// The address that an example prints, without what signs in.
        private func address(_ server: RunningCommand) throws -> String {
            for _ in 0..<6_000 {
                let output = try server.place.text(server.name + ".out")
                if let line = output.split(separator: "\n").first(where: { $0.hasPrefix("Open ") }) {
                    return String(line.dropFirst("Open ".count))
                }
                usleep(20_000)
            }
            throw Silent()
        }

        private struct Silent: Error {}

        private func curl(_ arguments: String...) throws -> String {
            let outcome = try place.start(["/usr/bin/curl", "-sS"] + arguments).wait()
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome.output
        }

        @Test("an application with a login of its own lets in whoever is signed in, and sends others to it")
        func hostApp() throws {
            let server = try place.start([Workplace.binaryFolder + "/host-app", "host.sqlite", "0"])
            defer { kill(server.pid, SIGKILL) }
            let base = try address(server)
            #expect(try curl(base).contains("Intranet"))
            let refused = try curl("-o", "/dev/null", "-w", "%{http_code} %{redirect_url}", base + "desk/")
            #expect(refused == "303 \(base)login?next=%2Fdesk%2F")
            let wrong = try curl(
                "-o", "/dev/null", "-w", "%{http_code}", "-d", "name=anna&password=no&next=/desk/", base + "login")
            #expect(wrong == "401")
            let page = try curl(
                "-L", "-c", "cookies", "-b", "cookies", "-d", "name=anna&password=fiets&next=/desk/", base + "login")
            #expect(page.contains("Anna Peeters"))
        }

        @Test("a mail in a folder becomes a request, and its receipt a mail in another")
        func itDesk() throws {
            let server = try place.start([Workplace.binaryFolder + "/it-desk", "it", "0"])
            defer { kill(server.pid, SIGKILL) }
            let link = try address(server)
            #expect(try curl(link).contains("<button"))
            let mail =
                "From: anna@parc.example\r\nTo: it@parc.example\r\nMessage-ID: <1@parc.example>\r\n"
                + "Subject: De printer\r\n\r\nGeen toner meer.\r\n"
            try place.write("it/in/new/1", mail)
            var receipts: [String] = []
            for _ in 0..<6_000 where receipts.isEmpty {
                let sent = try FileManager.default.contentsOfDirectory(atPath: place.path("it/out"))
                receipts = try sent.filter { $0.hasSuffix(".eml") }.map { try place.text("it/out/\($0)") }
                    .filter { $0.contains("To: Anna Peeters <anna@parc.example>") }
                usleep(20_000)
            }
            #expect(receipts.count == 1 && receipts[0].contains("References: <1@parc.example>"))
        }

        @Test("HR and payroll over PostgreSQL: what is owed is planned, and what is confidential is for a few")
        func payrollDesk() throws {
            let store = try PostgresServer.url(schema: "payroll_example")
            let server = try place.start([Workplace.binaryFolder + "/payroll-desk", store, "0"])
            defer { kill(server.pid, SIGKILL) }
            let link = try address(server)
            let base = String(try #require(link.firstMatch(of: /^http:..[^\/]+/)?.0))
            func browse(_ path: String, _ more: String...) throws -> String {
                try place.start(
                    ["/usr/bin/curl", "-sSL", "-c", "cookies", "-b", "cookies", "-H", "Sec-Fetch-Site: same-origin"]
                        + more + [base + path]
                ).wait().output
            }
            _ = try browse(String(link.dropFirst(base.count)), "-d", "")
            _ = try browse("/sign-in", "-d", "person=nele")
            let asked = try browse("/ask", "-F", "subject=Onder vier ogen", "-F", "about=s:trust", "-F", "key=a")
            // What is owed these days may have been opened before it.
            let path = String(try #require(asked.firstMatch(of: /"([^"]*\/requests\/[0-9]+)\/reply"/)?.1))
            for (person, isForThem) in [("emma", true), ("karim", false), ("nele", true)] {
                _ = try browse("/sign-in", "-d", "person=\(person)")
                #expect(try browse(path).contains("Onder vier ogen") == isForThem, "\(person)")
            }
            let owed = try place.desk("obligation", "list", "--json", "--store", store)
            #expect(
                owed.output.contains("De uren van de maand") && owed.output.contains("Les fiches de paie"), "\(owed)")
        }
    }
#endif
