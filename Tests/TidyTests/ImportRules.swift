/// Who may import whom: the table of the architecture, enforced.
enum ImportRules {
    static let all = [modules, plugins, tests]

    private static let system: Set<String> = ["Foundation", "Dispatch", "Synchronization", "Glibc", "Musl", "Darwin"]

    /// What each module may import beside the system. A module that is not in the table is a mistake too.
    private static let table: [String: Set<String>] = [
        "ServiceDesk": ["CStemmer", "Crypto", "Logging", "Metrics", "Tracing", "ServiceLifecycle"],
        "ServiceDeskSQL": ["ServiceDesk"],
        "ServiceDeskJSON": ["ServiceDesk"],
        "ServiceDeskYAML": ["ServiceDesk", "ServiceDeskJSON", "CYaml", "Yams"],
        "ServiceDeskSQLite": ["ServiceDesk", "ServiceDeskSQL", "GRDB", "GRDBSQLite"],
        "ServiceDeskPostgreSQL": ["ServiceDesk", "ServiceDeskSQL", "LibPQ"],
        "LibPQ": ["CLibpq"],
        "ServiceDeskTesting": ["ServiceDesk"],
    ]

    private static let modules = Rule(
        "a module imports only what the architecture allows",
        broken: [
            ["Sources/ServiceDesk/A.swift": "import GRDB\n"],
            ["Sources/ServiceDesk/A.swift": "public import ServiceDeskSQL\n"],
            [
                "Sources/ServiceDesk/A/B.swift":
                    "#if SQLite\n    @preconcurrency import struct Hummingbird.Router\n#endif\n"
            ],
            ["Sources/ServiceDeskSQL/A.swift": "import GRDB\n"], ["Sources/ServiceDeskSQL/A.swift": "import CLibpq\n"],
            ["Sources/ServiceDeskTesting/A.swift": "import Testing\n"],
            ["Sources/ServiceDeskTesting/A.swift": "import ServiceDeskSQLite\n"],
            ["Sources/ServiceDeskSQLite/A.swift": "import ServiceDeskPostgreSQL\n"],
            ["Sources/LibPQ/A.swift": "import ServiceDesk\n"], ["Sources/New/A.swift": "let a = 1\n"],
        ],
        kept: [
            ["Sources/ServiceDesk/A.swift": "import Logging\n// import GRDB\nlet a = \"import GRDB\"\n"],
            ["Sources/ServiceDeskSQLite/A.swift": "#if SQLite\n    import GRDB\n#endif\nimport ServiceDesk\n"],
        ]
    ) { tree in
        tree.swiftCode(in: ["Sources/"]).flatMap { path, code -> [String] in
            let module = String(path.split(separator: "/")[1])
            guard let allowed = table[module] else { return ["\(path): the module \(module) is not in the table"] }
            return code.imports.filter { !allowed.contains($0.module) && !system.contains($0.module) }
                .map { "\(path):\($0.line): \(module) imports \($0.module)" }
        }
    }

    private static let notForPlugins: Set<String> = [
        "ServiceDeskSQL", "ServiceDeskSQLite", "ServiceDeskPostgreSQL", "ServiceDeskTesting", "GRDB", "GRDBSQLite",
        "LibPQ", "CLibpq", "Testing", "XCTest",
    ]

    private static let plugins = Rule(
        "a plugin imports no store, and no other plugin that knows of desks",
        broken: [
            ["Plugins/A/A.swift": "import B\n", "Plugins/B/B.swift": "import ServiceDesk\n"],
            ["Plugins/A/A.swift": "import ServiceDesk\nimport GRDB\n"],
            ["Plugins/A/A.swift": "import ServiceDeskSQLite\n"],
        ],
        kept: [
            [
                "Plugins/A/A.swift": "import Foundation\nimport ServiceDesk\n",
                "Plugins/B/B.swift": "import ServiceDesk\n",
            ],
            ["Plugins/A/A.swift": "import B\n", "Plugins/B/B.swift": "import Foundation\n"],
        ]
    ) { tree in
        let files = tree.swiftCode(in: ["Plugins/"])
        let names = Set(
            files.filter { _, code in code.imports.contains { $0.module == "ServiceDesk" } }
                .map { String($0.path.split(separator: "/")[1]) })
        return files.flatMap { path, code -> [String] in
            let own = String(path.split(separator: "/")[1])
            return code.imports
                .filter { notForPlugins.contains($0.module) || names.contains($0.module) && $0.module != own }
                .map { "\(path):\($0.line): the plugin \(own) imports \($0.module)" }
        }
    }

    private static let tests = Rule(
        "what is not a test imports no test framework",
        broken: [["Examples/A/A.swift": "import Testing\n"], ["Sources/ServiceDesk/A.swift": "import XCTest\n"]],
        kept: [["Tests/ATests/A.swift": "import Testing\n"]]
    ) { tree in
        tree.swiftCode(in: ["Sources/", "Plugins/", "Examples/"]).flatMap { path, code in
            code.imports.filter { ["Testing", "XCTest"].contains($0.module) }.map { "\(path):\($0.line)" }
        }
    }
}
