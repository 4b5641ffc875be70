// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "swift-service-desk",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "ServiceDesk", targets: ["ServiceDesk"]),
        .library(name: "ServiceDeskSQLite", targets: ["ServiceDeskSQLite"]),
        .library(name: "ServiceDeskPostgreSQL", targets: ["ServiceDeskPostgreSQL"]),
        .library(name: "LibPQ", targets: ["LibPQ"]),
        .library(name: "ServiceDeskYAML", targets: ["ServiceDeskYAML"]),
        .library(name: "ServiceDeskTesting", targets: ["ServiceDeskTesting"]),
        .library(name: "ServiceNowImport", targets: ["ServiceNowImport"]),
        .library(name: "WebhookNotifier", targets: ["WebhookNotifier"]),
        .library(name: "ReportPage", targets: ["ReportPage"]),
        .library(name: "MarkdownArticles", targets: ["MarkdownArticles"]),
        .library(name: "MailMessages", targets: ["MailMessages"]),
        .library(name: "MailTransport", targets: ["MailTransport"]),
        .library(name: "MailChannel", targets: ["MailChannel"]),
        .library(name: "WebDesk", targets: ["WebDesk"]),
        .executable(name: "desk", targets: ["desk"]),
    ],
    traits: [
        .trait(name: "SQLite", description: "SQLiteStore, on GRDB."),
        .trait(name: "PostgreSQL", description: "PostgreSQLStore, on the system’s libpq."),
        .trait(name: "Webhook", description: "WebhookNotifier and ChatNotifier, on async-http-client."),
        .trait(name: "Markdown", description: "MarkdownRenderer and MarkdownFolder, on the system’s cmark-gfm."),
        .trait(name: "Mail", description: "LMTP and SMTP for MailChannel, on SwiftNIO."),
        .trait(name: "Web", description: "WebDesk, on Hummingbird and swift-mustache."),
        .trait(
            name: "Command", description: "The desk command.",
            enabledTraits: ["SQLite", "PostgreSQL", "Webhook", "Markdown", "Mail", "Web"]),
        .default(enabledTraits: ["SQLite", "PostgreSQL", "Webhook", "Markdown", "Mail", "Web", "Command"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", "3.12.3"..<"5.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.0.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.25.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.81.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.20.0", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.1.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CStemmer", path: "Sources/CStemmer",
            providers: [.apt(["libstemmer-dev"]), .brew(["snowball"])]),
        .target(
            name: "ServiceDesk",
            dependencies: [
                "CStemmer",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .target(name: "ServiceDeskSQL", dependencies: ["ServiceDesk"]),
        .target(
            name: "ServiceDeskSQLite",
            dependencies: [
                "ServiceDesk", "ServiceDeskSQL",
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
                .product(name: "GRDBSQLite", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ]),
        .systemLibrary(
            name: "CLibpq", path: "Sources/CLibpq", pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .target(
            name: "LibPQ", dependencies: [.target(name: "CLibpq", condition: .when(traits: ["PostgreSQL"]))]),
        .target(name: "ServiceDeskPostgreSQL", dependencies: ["ServiceDesk", "ServiceDeskSQL", "LibPQ"]),
        .target(name: "ServiceDeskTesting", dependencies: ["ServiceDesk"]),
        .target(name: "ServiceDeskJSON", dependencies: ["ServiceDesk"]),
        .target(
            name: "ServiceDeskYAML",
            dependencies: [
                "ServiceDesk", "ServiceDeskJSON",
                .product(name: "Yams", package: "Yams", condition: .when(traits: ["Web"])),
            ]),
        .target(
            name: "WebhookNotifier",
            dependencies: [
                "ServiceDesk",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(
                    name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["Webhook"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Webhook"])),
            ],
            path: "Plugins/WebhookNotifier"),
        .target(
            name: "ServiceNowImport",
            dependencies: [
                "ServiceDesk", .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"),
            ],
            path: "Plugins/ServiceNowImport"),
        .target(name: "ReportPage", dependencies: ["ServiceDesk"], path: "Plugins/ReportPage"),
        .systemLibrary(
            name: "CCmark", path: "Sources/CCmark", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .target(
            name: "MarkdownArticles",
            dependencies: [
                "ServiceDesk", .target(name: "CCmark", condition: .when(traits: ["Markdown"])),
                .product(name: "Yams", package: "Yams", condition: .when(traits: ["Markdown"])),
            ],
            path: "Plugins/MarkdownArticles"),
        .target(
            name: "MailMessages", path: "Plugins/MailMessages",
            linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
        .target(
            name: "MailTransport",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Mail"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Mail"])),
                .product(name: "NIOTLS", package: "swift-nio", condition: .when(traits: ["Mail"])),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["Mail"])),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Plugins/MailTransport"),
        .target(
            name: "MailChannel",
            dependencies: [
                "MailMessages", "MailTransport", "ServiceDesk",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Plugins/MailChannel"),
        .target(
            name: "WebDesk",
            dependencies: [
                "MailMessages", "ServiceDesk", "ServiceDeskJSON", "ServiceDeskYAML",
                .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"),
                .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["Web"])),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "JWTKit", package: "jwt-kit", condition: .when(traits: ["Web"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Web"])),
                .product(name: "_CryptoExtras", package: "swift-crypto", condition: .when(traits: ["Web"])),
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Web"])),
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Web"])),
                .product(name: "Mustache", package: "swift-mustache", condition: .when(traits: ["Web"])),
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: .when(traits: ["Web"])),
            ],
            path: "Plugins/WebDesk", resources: [.embedInCode("Resources")]),

        .systemLibrary(
            name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .executableTarget(
            name: "desk",
            dependencies: [
                "MailChannel", "MailMessages", "MailTransport", "MarkdownArticles", "ReportPage", "ServiceDesk",
                "ServiceDeskJSON", "ServiceDeskSQLite", "ServiceDeskPostgreSQL", "ServiceDeskYAML", "ServiceNowImport",
                "WebDesk",
                "WebhookNotifier", "CZlib",
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Command"])),
                .product(name: "HummingbirdCore", package: "hummingbird", condition: .when(traits: ["Command"])),
                .product(
                    name: "ArgumentParser", package: "swift-argument-parser",
                    condition: .when(traits: ["Command"])),
                .product(name: "Yams", package: "Yams", condition: .when(traits: ["Command"])),
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle",
                    condition: .when(traits: ["Command"])),
            ],
            path: "Examples/Desk", exclude: ["Samples"]),
        .executableTarget(
            name: "quickstart", dependencies: ["ServiceDesk", "ServiceDeskSQLite"], path: "Examples/Quickstart"),
        .executableTarget(
            name: "host-app",
            dependencies: [
                "ServiceDesk", "ServiceDeskSQLite", "WebDesk",
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Command"])),
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle",
                    condition: .when(traits: ["Command"])),
            ],
            path: "Examples/HostApp"),
        .executableTarget(
            name: "it-desk",
            dependencies: [
                "MailChannel", "ServiceDesk", "ServiceDeskSQLite", "WebDesk",
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Command"])),
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle",
                    condition: .when(traits: ["Command"])),
            ],
            path: "Examples/ITDesk"),
        .executableTarget(
            name: "payroll-desk",
            dependencies: [
                "ServiceDesk", "ServiceDeskPostgreSQL", "WebDesk",
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Command"])),
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle",
                    condition: .when(traits: ["Command"])),
            ],
            path: "Examples/PayrollDesk"),
        .target(
            name: "CSQLiteLimit", path: "Examples/Benchmarks/CSQLiteLimit",
            linkerSettings: [.linkedLibrary("sqlite3")]),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "CSQLiteLimit", "KnowledgeFixtures", "MailChannel", "MailTransport", "PostgresServer", "ServiceDesk",
                "ServiceDeskPostgreSQL", "ServiceDeskSQLite", "ServiceNowImport", "WebDesk",
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Command"])),
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Command"])),
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
                .product(
                    name: "ArgumentParser", package: "swift-argument-parser",
                    condition: .when(traits: ["Command"])),
            ],
            path: "Examples/Benchmarks", exclude: ["CSQLiteLimit"]),

        .testTarget(
            name: "ServiceDeskTests",
            dependencies: [
                "FigureFixtures", "ServiceDesk", "ServiceDeskTesting",
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .testTarget(
            name: "WebhookTests",
            dependencies: [
                "ServiceDesk", "ServiceDeskTesting", "WebhookNotifier",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .testTarget(name: "MarkdownArticlesTests", dependencies: ["MarkdownArticles", "ServiceDesk"]),
        .testTarget(
            name: "MailMessagesTests",
            dependencies: [
                "MailMessages", "ServiceDeskTesting", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(name: "MailServers", path: "Tests/MailServers"),
        .testTarget(
            name: "MailTransportTests",
            dependencies: [
                "MailServers", "MailTransport",
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Mail"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Mail"])),
            ]),
        .testTarget(
            name: "MailChannelTests",
            dependencies: [
                "MailChannel", "MailMessages", "MailServers", "MailTransport", "PostgresServer", "ServiceDesk",
                "ServiceDeskPostgreSQL", "ServiceDeskSQLite", "ServiceDeskTesting",
            ]),
        .testTarget(
            name: "WebDeskTests",
            dependencies: [
                "ServiceDesk", "ServiceDeskTesting", "ServiceDeskYAML", "WebDesk",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Web"])),
                .product(name: "HummingbirdTesting", package: "hummingbird", condition: .when(traits: ["Web"])),
            ]),
        .testTarget(
            name: "LibPQTests",
            dependencies: ["LibPQ", "PostgresServer", "ServiceDeskTesting"]),
        .target(name: "PostgresServer", path: "Tests/PostgresServer"),
        .target(
            name: "FigureFixtures", dependencies: ["ServiceDesk", "ServiceDeskTesting"], path: "Tests/FigureFixtures"),
        .target(
            name: "KnowledgeFixtures", dependencies: ["ServiceDesk"], path: "Tests/KnowledgeFixtures",
            exclude: ["handbook-questions.jsonl", "questions.jsonl"]),
        .executableTarget(
            name: "StoreWorker",
            dependencies: ["ServiceDesk", "ServiceDeskSQLite", "ServiceDeskPostgreSQL", "ServiceDeskTesting"],
            path: "Tests/StoreWorker"),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "FigureFixtures", "KnowledgeFixtures", "LibPQ", "PostgresServer", "ServiceDesk",
                "ServiceDeskPostgreSQL", "ServiceDeskSQLite", "ServiceDeskTesting", "ServiceNowImport", "StoreWorker",
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ]),
        .testTarget(name: "ReportPageTests", dependencies: ["ReportPage", "ServiceDesk", "ServiceDeskTesting"]),
        .testTarget(
            name: "DeskCommandTests",
            dependencies: [
                "desk", "MailServers", "MailTransport", "PostgresServer", "ServiceDesk", "ServiceDeskPostgreSQL",
                "ServiceDeskSQLite", "ServiceDeskYAML",
            ],
            exclude: ["Web/browser.py", "Web/journey.py", "Web/pictures.py"]),
        .testTarget(name: "TidyTests"),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "MailChannel", "MailTransport", "MarkdownArticles", "PostgresServer", "ReportPage", "ServiceDesk",
                "ServiceDeskPostgreSQL", "ServiceDeskSQLite", "ServiceDeskTesting", "ServiceDeskYAML", "WebDesk",
                "WebhookNotifier", .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
