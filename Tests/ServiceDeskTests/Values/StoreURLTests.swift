import ServiceDesk
import Testing

@Suite("Where a store is, as a URL")
struct StoreURLTests {
    @Test(
        "is read",
        arguments: [
            ("memory:", .memory), ("desk.sqlite", .sqlite(path: "desk.sqlite")),
            ("sqlite:a%20b.sqlite", .sqlite(path: "a b.sqlite")), ("sqlite:/var/desk", .sqlite(path: "/var/desk")),
            ("sqlite:///var/desk", .sqlite(path: "/var/desk")), ("C:desk", .sqlite(path: "C:desk")),
            ("postgres://", .postgreSQL(.init(parameters: [:], schema: nil))),
            (
                "postgresql://anna:p%40ss%2F%3A@db1:5433,db2/desk?schema=hr%20desk&sslmode=verify-full",
                .postgreSQL(.init(
                    parameters: [
                        "user": "anna", "password": "p@ss/:", "host": "db1,db2", "port": "5433,", "dbname": "desk",
                        "sslmode": "verify-full",
                    ], schema: "hr desk"))
            ),
            (
                "postgres://desk@%2Frun%2Fpostgresql/desk",
                .postgreSQL(
                    .init(parameters: ["user": "desk", "host": "/run/postgresql", "dbname": "desk"], schema: nil))
            ),
            (
                "postgres://[2001:db8::1]:5432,[::1]/",
                .postgreSQL(.init(parameters: ["host": "2001:db8::1,::1", "port": "5432,"], schema: nil))
            ),
            (
                "postgres://db/desk?pooled=true&timeout=60",
                .postgreSQL(.init(parameters: ["host": "db", "dbname": "desk"], isBehindPooler: true, timeout: 60))
            ),
            ("postgres:///desk?host=db", .postgreSQL(.init(parameters: ["host": "db", "dbname": "desk"], schema: nil))),
        ] as [(String, StoreURL)])
    func read(_ text: String, _ url: StoreURL) throws { #expect(try StoreURL(text) == url) }

    @Test("and written again, all but the password")
    func written() throws {
        for text in [
            "memory:", "desk.sqlite", "postgres://desk@%2Frun%2Fpostgresql/desk?schema=hr%20desk",
            "postgres://db1:5433,db2/desk?connect_timeout=3&sslmode=require", "postgres://[::1]:5432/desk",
            "postgres://db/desk?schema=hr&pooled=true&timeout=60",
        ] {
            #expect(try StoreURL(text).description == text)
        }
        let secret = try StoreURL("postgres://anna:geheim@db/desk?password=geheim2")
        #expect(secret.description == "postgres://anna@db/desk")
    }

    @Test(
        "a wrong one says what is wrong, and no password",
        arguments: [
            ("", "empty"), ("mysql://x", "mysql"), ("sqlite:", "no file"), ("postgres://db:port/x", "no port"),
            ("postgres://db:70000/x", "no port"), ("postgres://a:%ZZ@db", "password"),
            ("postgres://db?schema", "schema"),
            ("postgres://db?pooled=1", "pooled"), ("postgres://db?timeout=0", "timeout"),
            ("postgres://[::1]x/", "no host"), ("sqlite:%FF", "UTF-8"), ("postgres://a:%00geheim@db", "password"),
        ])
    func wrong(_ text: String, _ part: String) throws {
        let error = try #require(throws: StoreError.self) { _ = try StoreURL(text) }
        #expect(error.code == .invalidQuery && error.description.contains(part), "\(error)")
        #expect(!error.description.contains("geheim"))
    }
}
