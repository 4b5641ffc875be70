#if Command
    // An application that there was before, with a page and a login of its own, into which a desk is mounted: all that
    // it takes stands between the two lines.
    import Foundation
    import Hummingbird
    import Logging
    import ServiceDesk
    import ServiceDeskSQLite
    import ServiceLifecycle
    import WebDesk

    @main
    struct HostApp {
        static func main() async throws {
            let arguments = CommandLine.arguments
            let path = arguments.count > 1 ? arguments[1] : "host-app.sqlite"
            let port = arguments.count > 2 ? Int(arguments[2]) ?? 8080 : 8080
            let logins = Logins()
            let router = Router()
            addOwnPages(to: router, logins)

            // ---- The desk
            let store = try SQLiteStore(path: path)
            try await store.save([
                .person(Person(id: "anna", name: "Anna Peeters", language: .dutch)),
                .person(Person(id: "luc", name: "Luc Moreau", language: .french)),
                .team(Team(id: "it", name: "IT", mission: "Ordinateurs, imprimantes, accès.", members: [.init("luc")])),
            ])
            let desk = Desk(store)
            let identity = HostIdentity(signInPath: "/login") { request in
                request.cookie("session").flatMap { logins.person(of: $0) }
            }
            var options = SiteOptions()
            options.path = "/desk"
            options.name = "Intranet"
            try DeskSite(desk, identity: identity, options: options).mount(on: router)
            // ---- and beside the application, in the same group: “desk”, which does what is due.

            let application = Application(
                router: router, server: .http1(configuration: .init(idleTimeout: .seconds(60))),
                configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
                onServerRunning: { channel in
                    print("Open http://127.0.0.1:\(channel.localAddress?.port ?? port)/")
                    fflush(nil)
                })
            let group = ServiceGroup(
                services: [application, desk], gracefulShutdownSignals: [.sigint, .sigterm],
                logger: Logger(label: "host-app"))
            try await group.run()
            try store.close()
        }

        // MARK: What the application had already

        private static func addOwnPages(to router: Router<BasicRequestContext>, _ logins: Logins) {
            router.get("/") { _, _ in
                page("<h1>Intranet</h1><p><a href=\"/desk/\">Service desk</a> · <a href=\"/login\">Sign in</a></p>")
            }
            router.get("/login") { request, _ in
                let next = request.uri.queryParameters["next"].map(String.init) ?? "/desk/"
                return page(
                    """
                    <h1>Sign in</h1><form method="post" action="/login">
                    <input type="hidden" name="next" value="\(escaped(next))">
                    <p><label>Name <input name="name" autofocus></label></p>
                    <p><label>Password <input name="password" type="password"></label></p>
                    <p><button>Sign in</button></p></form>
                    """)
            }
            router.post("/login") { request, context in
                let login = try await URLEncodedFormDecoder().decode(Login.self, from: request, context: context)
                guard let session = logins.begin(login.name, login.password) else {
                    return page("<p>This is not right. <a href=\"/login\">Again</a></p>", .unauthorized)
                }
                // Only to pages of this site.
                let next = login.next.hasPrefix("/") && !login.next.hasPrefix("//") ? login.next : "/desk/"
                var response = Response(status: .seeOther, headers: [.location: next])
                response.setCookie(Cookie(name: "session", value: session, path: "/", httpOnly: true, sameSite: .lax))
                return response
            }
        }

        private struct Login: Decodable {
            var name, password, next: String
        }

        private static func page(_ body: String, _ status: HTTPResponse.Status = .ok) -> Response {
            Response(
                status: status, headers: [.contentType: "text/html; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: head + body)))
        }

        private static let head = "<!doctype html><meta charset=\"utf-8\"><title>Intranet</title>"

        private static func escaped(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
        }
    }
#else
    #warning("host-app has web pages: enable the package trait Command (--traits Command).")

    @main
    enum HostApp {
        static func main() {
            print("This application is not part of this build: enable the package trait “Command” (--traits Command).")
        }
    }
#endif
